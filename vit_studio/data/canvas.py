"""Many small pictures painted at once: shapes are depths in pixels, positive inside, so that edges come out smooth."""

import itertools
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

SIDE: Final = 28
_FINE: Final = 2
"""Points per pixel along each axis while painting."""

Grid: TypeAlias = npt.NDArray[np.floating[Any]]
"""(count, 1 or rows, 1 or columns): a number for each picture, for each of its rows, columns or points."""

Number: TypeAlias = float | Grid

Point: TypeAlias = tuple[Number, Number]
"""x and y."""


class Canvas:
    """`count` black pictures of `SIDE` × `SIDE` pixels, each a little shifted and stretched of its own.

    `x` (count, 1, columns) runs from -14 to 14, `aside` is its distance from the middle, `y` (count, rows, 1) runs
    downwards from 0 to 28. Greys are 0..1.
    """

    def __init__(self, count: int, rng: np.random.Generator) -> None:
        self._rng = rng
        self._count = count
        points = (np.arange(SIDE * _FINE, dtype=np.float32) + 0.5) / _FINE - SIDE / 2
        self.x: Grid = (points[None, None, :] + self.vary(-0.5, 0.5)) / self.vary(0.94, 1.03)
        self.y: Grid = (points[None, :, None] + self.vary(-0.3, 0.3)) / self.vary(0.96, 1.01) + SIDE / 2
        self.aside: Grid = np.abs(self.x)
        self._grey: Grid = np.zeros((count, len(points), len(points)), dtype=np.float32)

    def vary(self, low: float, high: float) -> Grid:
        """A number of its own for each picture, (count, 1, 1)."""
        return self._rng.uniform(low, high, (self._count, 1, 1)).astype(np.float32)

    def some(self, share: float) -> Grid:
        """1 for about so large a share of the pictures, 0 for the others, (count, 1, 1)."""
        return (self.vary(0, 1) < share).astype(np.float32)

    def speckle(self) -> Grid:
        """A grey from -1 to 1 for each pixel, (count, rows, columns)."""
        noise = self._rng.uniform(-1, 1, (self._count, SIDE, SIDE)).astype(np.float32)
        return noise.repeat(_FINE, axis=1).repeat(_FINE, axis=2)

    def blotches(self) -> Grid:
        """Spots of about two pixels, from -1 to 1, (count, rows, columns)."""
        noise = self.speckle()
        noise = noise + np.roll(noise, _FINE, axis=1)
        noise = noise + np.roll(noise, _FINE, axis=2)
        return np.clip(noise / 2, -1, 1)

    def line(self, start: Point, end: Point, *, width: Number, to: Number | None = None) -> Grid:
        """Depth in a line from (x, y) to (x, y) with square ends; its width goes over to `to` where that is given."""
        return self._line(self.x, (start, end), (width, width if to is None else to))

    def pair(self, start: Point, end: Point, *, width: Number, to: Number | None = None) -> Grid:
        """Depth in a line to the right of the middle and in its mirror image to the left."""
        return self._line(self.aside, (start, end), (width, width if to is None else to))

    def arch(self, left: Number, right: Number, *, foot: Number, height: Number, width: Number) -> Grid:
        """Depth in a bow that stands on `foot` at `left` and `right` and is so high in between."""
        middle, half = (left + right) / 2, (right - left) / 2
        bow = foot - height * (1 - ((self.x - middle) / half) ** 2)
        slope = 2 * height * (self.x - middle) / half**2
        off = np.abs(self.y - bow) / np.sqrt(1 + slope**2)  # measured across the bow, which is steep at its feet
        return all_of(width / 2 - off, foot - self.y)

    def ellipse(self, centre: tuple[Number, Number], across: Number, down: Number) -> Grid:
        """Depth in an ellipse by its two radii."""
        far = np.sqrt(((self.x - centre[0]) / across) ** 2 + ((self.y - centre[1]) / down) ** 2)
        return np.asarray((1 - far) * np.minimum(across, down))

    def paint(self, depth: Grid, grey: Number) -> None:
        """Lay `grey` over what is there, wherever `depth` is positive."""
        self._grey += np.clip(depth * _FINE + 0.5, 0, 1) * (grey - self._grey)

    def pixels(self) -> npt.NDArray[np.uint8]:
        """The pictures, (count, SIDE, SIDE), with a trace of noise wherever something was painted."""
        fine = self._grey.reshape(self._count, SIDE, _FINE, SIDE, _FINE)
        grey = fine.mean(axis=(2, 4))
        grey += self._rng.uniform(-0.02, 0.02, grey.shape) * (grey > 0.05)
        return (np.clip(grey, 0, 1) * 255).round().astype(np.uint8)

    def _line(self, x: Grid, ends: tuple[Point, Point], widths: tuple[Number, Number]) -> Grid:
        (left, top), (right, bottom) = ends
        run, rise = right - left, bottom - top
        length = np.hypot(run, rise).astype(np.float32)
        along = ((x - left) * run + (self.y - top) * rise) / length
        across = np.abs((x - left) * rise - (self.y - top) * run) / length
        half = (widths[0] + (widths[1] - widths[0]) * np.clip(along / length, 0, 1)) / 2
        return all_of(half - across, along, length - along)


def curve(at: Grid, points: Sequence[Point]) -> Grid:
    """Value at each of `at` of the line through (place, value) points in rising order; level beyond its ends."""
    value = np.asarray(points[0][1], dtype=np.float32)
    for (start, first), (end, last) in itertools.pairwise(points):
        value = value + (last - first) * np.clip((at - start) / (end - start), 0, 1)
    return np.asarray(value, dtype=np.float32)


def all_of(*depths: Number) -> Grid:
    """Depth in what the shapes have in common."""
    result = depths[0]
    for depth in depths[1:]:
        result = np.minimum(result, depth)
    return np.asarray(result, dtype=np.float32)


def only(share: Grid, depth: Grid) -> Grid:
    """The shape in the pictures where `share` is 1, nothing in those where it is 0."""
    return np.asarray(np.where(share > 0, depth, np.float32(-1)), dtype=np.float32)
