"""The attention weights of a trace as pictures: one for each layer and head, and one for a layer's heads merged."""

import functools
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.heads import Fuse, fuse_heads
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.views.colours.levels import Levels

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

Array = npt.NDArray[np.float32]

FIRST_PATCH: Final = CLASS_TOKEN + 1
CUT: Final = 0.01
"""Share of the weights that `cut_levels` shows alike."""
MOST_SORTED: Final = 200_000


class AttentionPictures:
    """`attn_weights` is (depth, num_heads, num_tokens, num_tokens): [layer, head, query, key].

    The overview has a column for each head, and last one for the heads merged; a model with one head has that one
    column. Whatever costs time is computed when it is first asked for, and kept: a large model has 5.6 million weights.
    """

    def __init__(self, attn_weights: Array, fuse: Fuse = Fuse.MEAN) -> None:
        self.attn_weights = attn_weights
        self.fuse = fuse
        self._merged: dict[int, Array] = {}
        self._levels: dict[tuple[int, int | None, bool], Levels] = {}
        self._picked: tuple[int, int, Array] | None = None

    @property
    def depth(self) -> int:
        """Number of layers."""
        return self.attn_weights.shape[0]

    @property
    def num_heads(self) -> int:
        """Heads of a layer."""
        return self.attn_weights.shape[1]

    @property
    def columns(self) -> int:
        """Pictures in a row: the heads, and all of them merged if there are several."""
        return self.num_heads + (self.num_heads > 1)

    def column_of(self, head: int | None) -> int:
        """Where a head's pictures stand; None is the heads merged."""
        return self.columns - 1 if head is None else head

    def head_of(self, column: int) -> int | None:
        """The head of a column; None for the heads merged."""
        return column if column < self.num_heads else None

    def matrix(self, layer: int, head: int | None) -> Array:
        """(num_tokens, num_tokens): [query, key]; rows sum to 1, those of merged maxima to more."""
        if head is not None:
            return self._matrix_of(layer, head)
        if layer not in self._merged:
            self._merged[layer] = fuse_heads(self.attn_weights[layer], self.fuse)
        return self._merged[layer]

    def _matrix_of(self, layer: int, head: int) -> Array:
        if self._picked is None or self._picked[:2] != (layer, head):
            # a copy: who keeps a part of the weights keeps all of them, which with a large model are 60 MB
            self._picked = layer, head, self.attn_weights[layer, head].copy()
            self._picked[2].setflags(write=False)
        return self._picked[2]

    def query_map(self, layer: int, head: int | None, query: int) -> Array:
        """(grid_size, grid_size): how much the query takes from each patch."""
        return _as_grid(self.matrix(layer, head)[query, FIRST_PATCH:])

    @functools.cached_property
    def matrices(self) -> Array:
        """(depth, columns, num_tokens, num_tokens): all matrices, in the order of the overview."""
        if self.columns == self.num_heads:
            return self.attn_weights
        depth, num_heads, num_tokens, _ = self.attn_weights.shape
        matrices = np.empty((depth, self.columns, num_tokens, num_tokens), np.float32)
        matrices[:, :num_heads] = self.attn_weights
        for layer in range(depth):
            matrices[layer, num_heads] = self.matrix(layer, None)
        return matrices

    def query_maps(self, query: int) -> Array:
        """(depth, columns, grid_size, grid_size): how much the query takes from each patch in all layers and heads."""
        rows = self.attn_weights[:, :, query : query + 1, FIRST_PATCH:]
        if self.columns > self.num_heads:
            rows = np.concatenate([rows, fuse_heads(rows, self.fuse)[:, None]], axis=1)
        return _as_grid(rows[:, :, 0])

    def share_of_class_token(self, layer: int, head: int | None, query: int) -> float:
        """How much the query takes from the class token, which has no place in the image."""
        return float(self.matrix(layer, head)[query, CLASS_TOKEN])

    def strongest_key(self, layer: int, head: int | None, query: int) -> int:
        """The token that the query weighs most."""
        return int(self.matrix(layer, head)[query].argmax())

    def strongest_patches(self, layer: int, head: int | None, query: int, count: int) -> list[tuple[int, float]]:
        """The patch tokens that the query weighs most, and their weights, in falling order."""
        row = self.matrix(layer, head)[query]
        order = np.argsort(-row[FIRST_PATCH:], kind="stable")[:count] + FIRST_PATCH
        return [(int(key), float(row[key])) for key in order]

    @functools.cached_property
    def greatest(self) -> float:
        """Of all weights in all layers and heads."""
        return float(self.attn_weights.max())

    @functools.cached_property
    def high(self) -> float:
        """All weights but the greatest 1 % are below it."""
        return _high(self.attn_weights)

    def shared_levels(self) -> Levels:
        """0 to the greatest weight of all layers and heads."""
        return Levels(0.0, self.greatest)

    def cut_levels(self) -> Levels:
        """The same without the greatest 1 %: a few heads that stare at one token leave all others dark otherwise."""
        return Levels(0.0, self.high)

    def levels_of(self, layer: int, head: int | None, *, cut: bool = False) -> Levels:
        """0 to the greatest weight of one picture, or with `cut` to all but its greatest 1 %."""
        place = layer, head, cut
        if place not in self._levels:
            matrix = self.matrix(layer, head)
            self._levels[place] = Levels(0.0, _high(matrix) if cut else float(matrix.max()))
        return self._levels[place]

    @functools.cached_property
    def greatest_off(self) -> float:
        """Greatest |Σ − 1| of all rows."""
        return float(np.abs(self.attn_weights.sum(axis=-1, dtype=np.float64) - 1).max())

    def worked_out(self) -> "AttentionPictures":
        """The same, with all that takes long done: for a thread that nobody waits for."""
        for _ in (self.matrices, self.greatest, self.high):
            pass
        if self.num_heads == 1:
            _ = self.greatest_off
        return self


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


def attention_of(scene: "Scene", fuse: Fuse) -> tuple[str, Callable[[], AttentionPictures]]:
    """The name of a scene's attention as pictures, and how they are made; see `Derived`."""
    weights = scene.trace.attn_weights
    return f"attention {fuse}", lambda: AttentionPictures(weights, fuse).worked_out()
