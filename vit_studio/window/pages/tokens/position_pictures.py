"""How places relate to each other, as pictures: cosines of what is added, or the bias of relative positions."""

import dataclasses
import functools
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.similarity import cosine_similarity
from vit_studio.analysis.subtracted import alike, kept, subtract
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.compared import levels_over
from vit_studio.window.views.colours.levels import Levels

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

Array = npt.NDArray[np.float32]

FIRST_PATCH = CLASS_TOKEN + 1
COSINES = Levels(-1.0, 1.0)


@dataclasses.dataclass(frozen=True, eq=False)
class PositionPictures:
    """`matrix` is (T, T): [token, other token], and `expression` the Python that gives it."""

    grid: PatchGrid
    matrix: Array
    expression: str
    name: str
    """What the values are, in a word."""
    shared: Levels
    """Of all pictures that can be compared with these."""
    natural: Levels | None = None
    is_signed: bool = False
    """Whether these are differences of cosines or biases, with ranges that are symmetric about 0."""

    @classmethod
    def of_cosines(cls, table: Array, expression: str, grid: PatchGrid) -> "PositionPictures":
        """How alike the rows of a (T, D) table are; that each is like itself is left out of the shared range."""
        return _of_cosines(grid, expression, table.shape, np.ascontiguousarray(table, np.float32).tobytes())

    @classmethod
    def of_bias(cls, scene: "Scene", *, layer: int, head: int | None, shared: Levels) -> "PositionPictures":
        """What each query adds to its score for each key, in one head or in the mean of the heads; see `bias_range`."""
        bias = scene.trace.attn_bias
        matrix = alike(_mean_of_heads, bias[layer]) if head is None else bias[layer, head]
        expression = f"attn_bias[{layer}].mean(0)" if head is None else f"attn_bias[{layer}, {head}]"
        part = kept(matrix)  # who keeps a part keeps all of it
        return cls(scene.grid, part, expression, "bias", shared, is_signed=scene.is_difference)

    @classmethod
    def of_scene_cosines(cls, scene: "Scene") -> "PositionPictures":
        """How alike the positions of a model are, or how much more than those of the other; ranges hold both."""
        of = [
            cls.of_cosines(each.trace.pos_embed, "pos_embed", each.grid) for each in scene.difference or scene.compared
        ]
        if len(of) == 1:
            return of[0]
        if scene.is_difference:
            return of[0].minus(of[1])
        shared = functools.reduce(Levels.union, (pictures.shared for pictures in of))
        return dataclasses.replace(of[0], shared=shared)

    def minus(self, other: "PositionPictures") -> "PositionPictures":
        """What these have more than other pictures of the same kind."""
        matrix = subtract(self.matrix, other.matrix)
        span = None if self.natural is None else self.natural.high - self.natural.low
        return PositionPictures(
            self.grid,
            matrix,
            self.expression,
            self.name,
            Levels.symmetric(matrix),
            None if span is None else Levels(-span, span),
            is_signed=True,
        )

    @functools.cached_property
    def tiles(self) -> Array:
        """(grid_size, grid_size, grid_size, grid_size): [row, column] of a patch, then those of all patches."""
        side = self.grid.side
        return self.matrix[FIRST_PATCH:, FIRST_PATCH:].reshape(side, side, side, side)

    @property
    def tiles_expression(self) -> str:
        """Python for `tiles`."""
        side = self.grid.side
        return f"{self.expression}[1:, 1:].reshape({side}, {side}, {side}, {side})"

    def tile(self, token: int) -> Array:
        """(grid_size, grid_size): a token and all patches."""
        side = self.grid.side
        return self.matrix[token, FIRST_PATCH:].reshape(side, side)

    def tile_expression(self, token: int) -> str:
        """Python for `tile`."""
        return f"{self.expression}[{token}, 1:].reshape({self.grid.side}, {self.grid.side})"

    def own_levels(self, token: int | None = None) -> Levels:
        """The range of a token's picture, or of the pictures of all patches; symmetric where values have signs."""
        if token is None:
            return self._levels_of_all
        return self._range(self._compared[token : token + 1, FIRST_PATCH:])

    @functools.cached_property
    def _levels_of_all(self) -> Levels:
        return self._range(self._compared[FIRST_PATCH:, FIRST_PATCH:])

    def _range(self, values: Array) -> Levels:
        return Levels.symmetric(values) if self.is_signed else _range(values)

    @functools.cached_property
    def _compared(self) -> Array:
        return self.matrix if self.natural is None else _without_itself(self.matrix)


@functools.lru_cache(maxsize=4)
def _of_cosines(grid: PatchGrid, expression: str, shape: tuple[int, int], table: bytes) -> PositionPictures:
    """The very same pictures while the table is the same: that of a model does not change with the image."""
    rows = np.frombuffer(table, np.float32).reshape(shape)
    matrix = cosine_similarity(rows)
    matrix.setflags(write=False)
    directed = np.flatnonzero(rows.any(axis=1))  # a row of zeros has no cosines
    shared = _range(_without_itself(matrix)[np.ix_(directed, directed)])
    return PositionPictures(grid, matrix, f"cosine_similarity({expression})", "cosines", shared, COSINES)


def bias_range(scene: "Scene") -> Levels:
    """Of all layers and heads: it takes a while with a large model, and is the same until there is another scene."""
    return levels_over(scene, lambda each: each.trace.attn_bias, _range)


def _mean_of_heads(bias: Array) -> Array:
    mean: Array = bias.mean(axis=0)
    return mean


def _without_itself(cosines: Array) -> Array:
    """That each is like itself would hide how alike all others are."""
    others = cosines.copy()
    np.fill_diagonal(others, np.nan)
    return others


def _range(values: Array) -> Levels:
    own = Levels.of(values)
    if own.is_flat:
        return COSINES
    return own if own.low > 0 else Levels.symmetric(values)
