"""The class token, and the ways in which tokens learn where they come from (paper, appendix D.4)."""

import torch
from torch import nn

from vit_studio.vit.config import PosEmbed, ViTConfig


def prepend_cls_token(patch_tokens: torch.Tensor, cls_token: torch.Tensor) -> torch.Tensor:
    """Put x_class (1, 1, D) before the patch tokens (batch, N, D) of each image: (batch, N + 1, D)."""
    return torch.cat([cls_token.expand(len(patch_tokens), -1, -1), patch_tokens], dim=1)


def add_positions(tokens: torch.Tensor, pos_embed: torch.Tensor | None) -> torch.Tensor:
    """z₀ of equation 1: tokens (batch, T, D) plus the first T rows of the table (1, max_tokens, D), if there is one."""
    if pos_embed is None:
        return tokens
    return tokens + pos_embed[:, : tokens.shape[1]]


def make_position_table(config: ViTConfig) -> nn.Parameter | None:
    """The table E_pos (1, max_tokens, D) that a kind of position embedding learns; None where it learns none."""
    if config.pos_embed is PosEmbed.NONE:
        return None
    return nn.Parameter(torch.zeros(1, config.max_tokens, config.embed_dim))
