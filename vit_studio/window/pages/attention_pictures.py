"""The attention weights of a trace as pictures: one for each layer and head, and for the mean of a layer's heads."""

import dataclasses
import math
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.tracing.trace import ForwardTrace
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.views.levels import Levels

Array = npt.NDArray[np.float32]

FIRST_PATCH: Final = CLASS_TOKEN + 1
CUT: Final = 0.01
"""Share of the weights that `cut_levels` shows alike."""
MOST_SORTED: Final = 200_000


@dataclasses.dataclass(frozen=True, eq=False)
class AttentionPictures:
    """`weights` is (depth, columns, num_tokens, num_tokens): [layer, column, query, key].

    The columns are the heads, and last the mean of the heads; a model with one head has that one column.
    """

    weights: Array
    num_heads: int
    greatest: float
    """Of all weights in all layers and heads."""
    high: float
    """All weights but the greatest 1 % are below it."""

    @classmethod
    def of(cls, trace: ForwardTrace) -> "AttentionPictures":
        """From (depth, num_heads, num_tokens, num_tokens) weights."""
        weights = trace.attn_weights
        num_heads = weights.shape[1]
        greatest, high = float(weights.max()), _high(weights)
        if num_heads > 1:
            weights = np.concatenate([weights, weights.mean(axis=1, keepdims=True)], axis=1)
        return cls(weights, num_heads, greatest, high)

    @property
    def depth(self) -> int:
        """Number of layers."""
        return self.weights.shape[0]

    @property
    def columns(self) -> int:
        """Pictures in a row: the heads, and their mean if there are several."""
        return self.weights.shape[1]

    def column_of(self, head: int | None) -> int:
        """Where a head's pictures stand; None is the mean."""
        return self.columns - 1 if head is None else head

    def head_of(self, column: int) -> int | None:
        """The head of a column; None for the mean."""
        return column if column < self.num_heads else None

    def matrix(self, layer: int, head: int | None) -> Array:
        """(num_tokens, num_tokens): [query, key]; rows sum to 1."""
        return self.weights[layer, self.column_of(head)]

    def query_map(self, layer: int, head: int | None, query: int) -> Array:
        """(grid_size, grid_size): how much the query takes from each patch."""
        return _as_grid(self.matrix(layer, head)[query, FIRST_PATCH:])

    def query_maps(self, query: int) -> Array:
        """(depth, columns, grid_size, grid_size): the same for all layers and heads."""
        return _as_grid(self.weights[:, :, query, FIRST_PATCH:])

    def share_of_class_token(self, layer: int, head: int | None, query: int) -> float:
        """How much the query takes from the class token, which has no place in the image."""
        return float(self.matrix(layer, head)[query, CLASS_TOKEN])

    def strongest_patches(self, layer: int, head: int | None, query: int, count: int) -> list[tuple[int, float]]:
        """The patch tokens that the query weighs most, and their weights, in falling order."""
        row = self.matrix(layer, head)[query]
        order = np.argsort(-row[FIRST_PATCH:], kind="stable")[:count] + FIRST_PATCH
        return [(int(key), float(row[key])) for key in order]

    def shared_levels(self) -> Levels:
        """0 to the greatest weight of all layers and heads."""
        return Levels(0.0, self.greatest)

    def cut_levels(self) -> Levels:
        """The same without the greatest 1 %: a few heads that stare at one token leave all others dark otherwise."""
        return Levels(0.0, self.high)

    def levels_of(self, layer: int, head: int | None) -> Levels:
        """0 to the greatest weight of one picture."""
        return Levels(0.0, float(self.matrix(layer, head).max()))


def _high(weights: Array) -> float:
    # of a large model a part is enough, for a quantile sorts: 5.6 million weights take 80 ms
    step = max(weights.size // MOST_SORTED, 1)
    while math.gcd(step, weights.shape[-1]) > 1:  # or some keys would never be looked at
        step += 1
    return float(np.quantile(weights.ravel()[::step], 1 - CUT)) or float(weights.max())


def _as_grid(row: Array) -> Array:
    """(…, num_patches) to (…, grid_size, grid_size)."""
    side = round(row.shape[-1] ** 0.5)
    return row.reshape(*row.shape[:-1], side, side)
