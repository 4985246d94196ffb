"""The attention weights of a trace as pictures: one for each layer and head, and one for a layer's heads merged."""

import dataclasses
import functools
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.heads import Fuse, fuse_heads
from vit_studio.analysis.subtracted import alike, kept, parts_of, subtract
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
    Ranges hold the pictures `beside` these as well, those of another model.
    """

    is_signed = False
    """Whether weights are differences of weights."""

    def __init__(
        self, attn_weights: Array, fuse: Fuse = Fuse.MEAN, *, beside: "AttentionPictures | None" = None
    ) -> None:
        self.attn_weights = attn_weights
        self.fuse = fuse
        self._beside = beside
        self._lead: AttentionPictures | None = None
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
    def lead(self) -> "AttentionPictures":
        """Those by whose strongest key all that are compared are looked at: A's."""
        return self if self._lead is None else self._lead

    def follow(self, lead: "AttentionPictures") -> None:
        """Let others say which key is the strongest."""
        self._lead = lead

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
            self._merged[layer] = self._merge(layer)
        return self._merged[layer]

    def _merge(self, layer: int) -> Array:
        return fuse_heads(self.attn_weights[layer], self.fuse)

    def _matrix_of(self, layer: int, head: int) -> Array:
        if self._picked is None or self._picked[:2] != (layer, head):
            # a copy: who keeps a part of the weights keeps all of them, which with a large model are 60 MB
            self._picked = layer, head, kept(self.attn_weights[layer, head])
        return self._picked[2]

    def query_map(self, layer: int, head: int | None, query: int) -> Array:
        """(grid_size, grid_size): how much the query takes from each patch."""
        return _as_grid(self.matrix(layer, head)[query, FIRST_PATCH:])

    @functools.cached_property
    def matrices(self) -> Array:
        """(depth, columns, num_tokens, num_tokens): all matrices, in the order of the overview."""
        if self.columns == self.num_heads:
            return self.attn_weights
        return alike(_with_merged, self.attn_weights, *(self.matrix(layer, None) for layer in range(self.depth)))

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
        return int(self._size(self.matrix(layer, head)[query]).argmax())

    def strongest_patches(self, layer: int, head: int | None, query: int, count: int) -> list[tuple[int, float]]:
        """The patch tokens that the query weighs most, and their weights, in falling order."""
        row = self.matrix(layer, head)[query]
        order = np.argsort(-self._size(row[FIRST_PATCH:]), kind="stable")[:count] + FIRST_PATCH
        return [(int(key), float(row[key])) for key in order]

    @functools.cached_property
    def greatest(self) -> float:
        """Of all weights in all layers and heads."""
        return self._greatest_of_both(float(self._size(self.attn_weights).max()), lambda other: other.greatest)

    @functools.cached_property
    def high(self) -> float:
        """All weights but the greatest 1 % are below it."""
        return self._greatest_of_both(_high(self._size(self.attn_weights)), lambda other: other.high)

    def shared_levels(self) -> Levels:
        """0 to the greatest weight of all layers and heads."""
        return self._range(self.greatest)

    def cut_levels(self) -> Levels:
        """The same without the greatest 1 %: a few heads that stare at one token leave all others dark otherwise."""
        return self._range(self.high)

    def levels_of(self, layer: int, head: int | None, *, cut: bool = False) -> Levels:
        """0 to the greatest weight of one picture, or with `cut` to all but its greatest 1 %."""
        place = layer, head, cut
        if place not in self._levels:
            sizes = self._size(self.matrix(layer, head))
            own = _high(sizes) if cut else float(sizes.max())
            self._levels[place] = self._range(
                self._greatest_of_both(own, lambda other: other.levels_of(layer, head, cut=cut).high)
            )
        return self._levels[place]

    @functools.cached_property
    def greatest_off(self) -> float:
        """Greatest |Σ − 1| of all rows; of differences |Σ|."""
        return float(np.abs(self.attn_weights.sum(axis=-1, dtype=np.float64) - (not self.is_signed)).max())

    def worked_out(self) -> "AttentionPictures":
        """The same, with all that takes long done: for a thread that nobody waits for."""
        for _ in (self.matrices, self.greatest, self.high):
            pass
        if self.num_heads == 1:
            _ = self.greatest_off
        return self

    def _greatest_of_both(self, own: float, theirs: "Callable[[AttentionPictures], float]") -> float:
        return own if self._beside is None else max(own, theirs(self._beside))

    def _size(self, values: Array) -> Array:
        """What makes one value greater than another."""
        return values

    def _range(self, greatest: float) -> Levels:
        return Levels(0.0, greatest)


class AttentionDifference(AttentionPictures):
    """The pictures of A minus those of B: heads are merged first, then subtracted; ranges are symmetric about 0.

    What is strongest here is what differs most, whichever of the two has more of it.
    """

    is_signed = True

    def __init__(self, a: AttentionPictures, b: AttentionPictures) -> None:
        super().__init__(subtract(a.attn_weights, b.attn_weights), a.fuse)
        self._pair = a, b
        self._lead = a

    def worked_out(self) -> "AttentionPictures":
        super().worked_out()
        parts_of(self.matrices)  # of a large model 100 ms, which the mouse shall not wait for
        return self

    def _merge(self, layer: int) -> Array:
        return subtract(*(pictures.matrix(layer, None) for pictures in self._pair))

    def query_maps(self, query: int) -> Array:
        return subtract(*(pictures.query_maps(query) for pictures in self._pair))

    def _size(self, values: Array) -> Array:
        return np.abs(values)

    def _range(self, greatest: float) -> Levels:
        return Levels(-greatest, greatest)


def _high(weights: Array) -> float:
    # of a large model a part is enough, for a quantile sorts: 5.6 million weights take 80 ms
    step = max(weights.size // MOST_SORTED, 1)
    while math.gcd(step, weights.shape[-1]) > 1:  # or some keys would never be looked at
        step += 1
    return float(np.quantile(weights.ravel()[::step], 1 - CUT)) or float(weights.max())


def _with_merged(attn_weights: Array, *merged: Array) -> Array:
    """(depth, num_heads + 1, num_tokens, num_tokens): at the end of each layer its heads merged."""
    depth, num_heads, num_tokens, _ = attn_weights.shape
    matrices = np.empty((depth, num_heads + 1, num_tokens, num_tokens), np.float32)
    matrices[:, :num_heads] = attn_weights
    for layer, matrix in enumerate(merged):
        matrices[layer, num_heads] = matrix
    return matrices


def _as_grid(row: Array) -> Array:
    """(…, num_patches) to (…, grid_size, grid_size)."""
    side = round(row.shape[-1] ** 0.5)
    return row.reshape(*row.shape[:-1], side, side)


def attention_of(scene: "Scene", fuse: Fuse) -> tuple[str, Callable[[], AttentionPictures]]:
    """The name of a scene's attention as pictures, and how they are made; see `Derived`."""
    return f"attention {fuse}", functools.partial(compared_pictures, ComparedWeights.of(scene), fuse)


@dataclasses.dataclass(frozen=True, eq=False)
class ComparedWeights:
    """The attention weights of a scene, (depth, H, T, T), and of the one that it is compared with or made from."""

    arrays: Sequence[Array]
    """One, or two: for a difference A's and B's, else the scene's own first."""
    is_difference: bool = False
    is_pinned: bool = False
    """Whether the first are B's."""

    @classmethod
    def of(cls, scene: "Scene") -> "ComparedWeights":
        """Nothing of a scene but its weights, so that it can go."""
        arrays = tuple(each.trace.attn_weights for each in scene.difference or scene.compared)
        return cls(arrays, scene.is_difference, scene.is_pinned)


def compared_pictures(
    weights: ComparedWeights, fuse: Fuse, derive: Callable[[Array], Array] | None = None
) -> AttentionPictures:
    """The pictures of one model, beside those of another where there is one, or what the first has more; worked out.

    `derive` makes of a model's attention what is shown instead, of the same kind.
    """
    first, *others = (AttentionPictures(each if derive is None else derive(each), fuse) for each in weights.arrays)
    if not others:
        return first.worked_out()
    if weights.is_difference:
        return AttentionDifference(first, others[0]).worked_out()
    made = AttentionPictures(first.attn_weights, fuse, beside=others[0])
    if weights.is_pinned:
        made.follow(others[0])
    return made.worked_out()
