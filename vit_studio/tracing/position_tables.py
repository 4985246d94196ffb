"""The tables in which a model keeps its positions, whole, as plain arrays."""

import dataclasses

import numpy as np
import numpy.typing as npt

from vit_studio.tracing.trace import Array
from vit_studio.vit.config import PosEmbed


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
