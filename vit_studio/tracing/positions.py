"""The tables in which a model keeps its positions, whole, as plain arrays."""

import dataclasses

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from vit_studio.tracing.trace import Array
from vit_studio.vit.block import Block
from vit_studio.vit.config import POSITION_PARTS, PosEmbed
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.positions import LearnedPositions2d, sincos_2d_table


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class PositionTables:
    """All that a model knows of places, read-only; None for what a model of this kind does not have.

    T tokens, D embed_dim, R offsets. The rows that one pass adds are the trace's `pos_embed`.
    """

    kind: PosEmbed
    pos_table: Array | None
    """(max_tokens, D): learned 1-D; the rows from T on are never read."""
    pos_x: Array | None
    """(grid_size, D/2): learned 2-D, a row for each column of the grid."""
    pos_y: Array | None
    """(grid_size, D/2): learned 2-D, a row for each row of the grid."""
    rel_pos: Array | None
    """(depth, R, D): relative, a key for each offset; each head has its own D_h numbers of a row."""
    rel_indices: npt.NDArray[np.int64] | None
    """(T, T): [query, key], the row of `rel_pos` that belongs to the two."""
    sincos: Array | None
    """(T, D): what sine-cosine positions add, or would add, to a model of this shape; None where D has no quarters."""

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                value.setflags(write=False)


@torch.inference_mode()
def position_tables(model: VisionTransformer) -> PositionTables:
    """Copies of the tables as they are now, and of what sine-cosine positions would be."""
    config, held = model.config, model.pos_embed
    two = held if isinstance(held, LearnedPositions2d) else None
    relative = [block.attn.rel_pos for block in model.blocks if isinstance(block, Block) and block.attn.rel_pos]
    fixed = None
    if config.embed_dim % POSITION_PARTS[PosEmbed.SINCOS_2D] == 0:
        fixed = sincos_2d_table(grid_size=config.grid_size, embed_dim=config.embed_dim)[0]
    return PositionTables(
        kind=config.pos_embed,
        pos_table=_array(held[0]) if isinstance(held, nn.Parameter) else None,
        pos_x=_array(two.x) if two is not None else None,
        pos_y=_array(two.y) if two is not None else None,
        rel_pos=np.stack([_array(layer.table) for layer in relative]) if relative else None,
        rel_indices=relative[0].indices.cpu().numpy().copy() if relative else None,
        sincos=_array(fixed) if fixed is not None else None,
    )


def _array(tensor: torch.Tensor) -> Array:
    return tensor.detach().cpu().numpy().copy()
