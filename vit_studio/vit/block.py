"""One layer of the encoder: attention and MLP, each behind a norm and beside a shortcut."""

from typing import Final

import torch
from torch import nn

from vit_studio.vit.attention import Attention
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.mlp import Mlp
from vit_studio.vit.relative_positions import RelativePositions

NORM_EPS: Final = 1e-6
"""Of every LayerNorm, as in timm and in the authors' code; torch's own default is 1e-5."""


class Block(nn.Module):
    """Pre-norm residual block, equations 2 and 3: z' = MSA(LN(z)) + z, then MLP(LN(z')) + z'."""

    def __init__(self, config: ViTConfig) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(config.embed_dim, eps=NORM_EPS)
        self.attn = Attention(
            embed_dim=config.embed_dim,
            num_heads=config.num_heads,
            dropout=config.dropout,
            rel_pos=_relative_positions(config),
        )
        self.norm2 = nn.LayerNorm(config.embed_dim, eps=NORM_EPS)
        self.mlp = Mlp(embed_dim=config.embed_dim, mlp_dim=config.mlp_dim, dropout=config.dropout)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """(batch, T, D) to (batch, T, D)."""
        tokens = tokens + self.attn(self.norm1(tokens))
        return tokens + self.mlp(self.norm2(tokens))


def _relative_positions(config: ViTConfig) -> RelativePositions | None:
    if config.pos_embed is not PosEmbed.RELATIVE:
        return None
    return RelativePositions(grid_size=config.grid_size, embed_dim=config.embed_dim, num_heads=config.num_heads)
