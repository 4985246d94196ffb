"""The class token, and the kinds of position embedding that are added to tokens (paper, appendix D.4)."""

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


def make_positions(config: ViTConfig) -> "nn.Parameter | LearnedPositions2d | torch.Tensor | None":
    """What a kind of position embedding adds to tokens: learned (a parameter or module), fixed (a tensor), or None.

    Relative positions add nothing here: they act within the attention.
    """
    if config.pos_embed is PosEmbed.LEARNED_1D:
        return nn.Parameter(torch.zeros(1, config.max_tokens, config.embed_dim))
    if config.pos_embed is PosEmbed.LEARNED_2D:
        return LearnedPositions2d(grid_size=config.grid_size, embed_dim=config.embed_dim)
    if config.pos_embed is PosEmbed.SINCOS_2D:
        return sincos_2d_table(grid_size=config.grid_size, embed_dim=config.embed_dim)
    return None


class LearnedPositions2d(nn.Module):
    """Two learned tables, X for the columns of the grid and Y for its rows, each of D/2 (paper, appendix D.4).

    The class token stands nowhere in the grid, of which the paper says nothing: it has a learned row of D of its own.
    """

    def __init__(self, *, grid_size: int, embed_dim: int) -> None:
        super().__init__()
        self.cls = nn.Parameter(torch.zeros(1, embed_dim))
        self.x = nn.Parameter(torch.zeros(grid_size, embed_dim // 2))
        self.y = nn.Parameter(torch.zeros(grid_size, embed_dim // 2))

    def forward(self) -> torch.Tensor:
        """(1, T, D): the class token's row, then [X of the column; Y of the row] of each patch in raster order."""
        side = len(self.x)
        x = self.x.expand(side, -1, -1)  # (row, column, D/2)
        y = self.y[:, None].expand(-1, side, -1)
        patches = torch.cat([x, y], dim=-1).flatten(0, 1)  # (N, D)
        return torch.cat([self.cls, patches])[None]


def sincos_2d_table(*, grid_size: int, embed_dim: int, temperature: float = 10_000.0) -> torch.Tensor:
    """(1, T, D): [sin y; cos y; sin x; cos x] of each patch's row y and column x, in D/4 frequencies each.

    The frequencies fall from 1 to nearly 1/temperature. The class token's row is zeros. As in MoCo v3 (arXiv
    2104.02057) and timm's `build_sincos2d_pos_embed` with interleave_sin_cos.
    """
    bands = embed_dim // 4
    frequencies = temperature ** -(torch.arange(bands) / bands)
    angles = torch.arange(grid_size)[:, None] * frequencies  # (place, D/4)
    one_axis = torch.cat([angles.sin(), angles.cos()], dim=-1)  # (place, D/2)
    y, x = one_axis[:, None].expand(-1, grid_size, -1), one_axis.expand(grid_size, -1, -1)
    patches = torch.cat([y, x], dim=-1).flatten(0, 1)  # (N, D)
    return torch.cat([torch.zeros(1, embed_dim), patches])[None]
