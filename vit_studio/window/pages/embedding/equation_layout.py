"""How large the cells of patches × weight + bias = tokens are drawn: one scale, or one for each axis."""

import dataclasses
from typing import Final

LARGEST: Final = 44.0
"""Logical pixels that a cell never exceeds: four patches need no larger rows than that."""
LEAST_SQUARE: Final = 2.0
"""Logical pixels of a square cell below which the axes are scaled apart: a row could not be told from its neighbour."""

_LEAST_SHARE: Final = 0.12
_GREATEST_SHARE: Final = 0.45
"""Of the width, for the matrix of patches when the axes are scaled apart."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class EquationShape:
    """N patches of C·P² pixels, D dimensions."""

    num_patches: int
    patch_dim: int
    embed_dim: int

    @property
    def columns(self) -> int:
        """Of patches, weight and tokens together."""
        return self.patch_dim + 2 * self.embed_dim


@dataclasses.dataclass(frozen=True, kw_only=True)
class EquationCells:
    """What one step along each axis measures on screen, in logical pixels."""

    patch: float
    """Height of a row of patches and of tokens."""
    pixel_across: float
    """Width of a column of patches."""
    pixel_down: float
    """Height of a row of weight."""
    dim: float
    """Width of a column of weight, bias and tokens."""

    @property
    def are_square(self) -> bool:
        """Whether all three matrices have the same, square cells."""
        return self.patch == self.pixel_across == self.pixel_down == self.dim


def fit_cells(shape: EquationShape, *, width: float, height: float, weight_height: float) -> EquationCells:
    """The largest cells with which the three pictures fit `width` together, and `height` each.

    `weight_height` is what the weight may take: the bias stands below it. All cells are squares of one size; where
    these would be too small to be told apart, each axis gets the scale that fills its room.
    """
    side = min(width / shape.columns, height / shape.num_patches, max(weight_height, 1.0) / shape.patch_dim, LARGEST)
    if side >= LEAST_SQUARE:
        return EquationCells(patch=side, pixel_across=side, pixel_down=side, dim=side)
    share = min(max(shape.patch_dim / shape.columns, _LEAST_SHARE), _GREATEST_SHARE)
    pixel_across = min(width * share / shape.patch_dim, LARGEST)
    return EquationCells(
        patch=min(height / shape.num_patches, LARGEST),
        pixel_across=pixel_across,
        pixel_down=min(max(weight_height, 1.0) / shape.patch_dim, LARGEST),
        dim=min((width - pixel_across * shape.patch_dim) / (2 * shape.embed_dim), LARGEST),
    )
