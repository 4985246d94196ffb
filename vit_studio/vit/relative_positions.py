"""Relative positions: attention learns what an offset from query to key is worth (paper, appendix D.4)."""

import torch
from torch import nn
from torch.nn import functional as F

from vit_studio.vit.position_costs import num_offsets


def offset_indices(grid_size: int) -> torch.Tensor:
    """(T, T): [query, key], which row of the table belongs to the two.

    Two patches have the row of (row of the query - row of the key, the same of the columns), shifted to start from 0,
    in raster order; the last three rows are for class token → patch, patch → class token, and class token → itself.
    The order is that of BEiT and of timm's `gen_relative_position_index`.
    """
    side = torch.arange(grid_size)
    places = torch.cartesian_prod(side, side)  # (N, 2): row and column
    rows, columns = (places[:, None] - places[None] + grid_size - 1).unbind(-1)  # (N, N) each
    indices = F.pad(rows * (2 * grid_size - 1) + columns, (1, 0, 1, 0))  # room for the class token at the front
    count = num_offsets(grid_size)
    indices[0, :], indices[:, 0], indices[0, 0] = count - 3, count - 2, count - 1
    return indices


class RelativePositions(nn.Module):
    """A learned key for each offset, of which the query makes a bias of the scores; `table` is (offsets, D).

    The paper counts offsets along the sequence of patches; here they are those of the grid, (rows, columns). As with
    keys, each head has its own D_h numbers of each row.
    """

    def __init__(self, *, grid_size: int, embed_dim: int, num_heads: int) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.table = nn.Parameter(torch.zeros(num_offsets(grid_size), embed_dim))
        self.indices: torch.Tensor
        self.register_buffer("indices", offset_indices(grid_size), persistent=False)

    def forward(self, q: torch.Tensor, queries: slice = slice(None)) -> torch.Tensor:
        """q·r / √D_h for each query and key: (batch, num_heads, T, T), to be added to the scores before the softmax.

        q: (batch, num_heads, T, D_h), of all queries or of those in `queries` alone.
        """
        r = F.embedding(self.indices[queries], self.table)  # (T, T, D): [query, key]
        r = r.view(*r.shape[:2], self.num_heads, -1)  # (T, T, num_heads, D_h)
        return torch.einsum("bhqd,qkhd->bhqk", q * q.shape[-1] ** -0.5, r)
