"""A curve of measured numbers: cleaned, smoothed, and thinned to what a screen can show."""

import dataclasses
import functools
import math
from typing import Final

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
_NOTHING: Final = 1e-17
"""A share below which a value leaves no trace in a mean."""


@dataclasses.dataclass(frozen=True, eq=False)
class Curve:
    """Points (xs, ys) with rising xs; `role` is the place of its colour in the theme's series.

    Of a curve that is `of_run` it is the place among the colours that tell runs apart.

    A faint curve is what was measured, behind its smoothed twin of the same name. Points that stand apart have
    nothing between them, and no line joins them. The first point of a `joined` curve is where it leaves another one:
    the line begins there, but the value is the other's.
    """

    name: str
    xs: Values
    ys: Values
    role: int = 0
    dashed: bool = False
    faint: bool = False
    apart: bool = False
    joined: bool = False
    dotted: bool = False
    of_run: bool = False
    _kept: dict[tuple[float, float, int], tuple[Values, Values]] = dataclasses.field(
        default_factory=dict, init=False, repr=False
    )
    """What `thinned_to` gave last."""

    def __post_init__(self) -> None:
        # of a difference ys stay one, so that what is subtracted can be read as well
        xs, ys = (np.asanyarray(values).astype(np.float64, copy=False) for values in (self.xs, self.ys))
        if xs.ndim != 1 or xs.shape != ys.shape:
            raise ValueError(f"a curve needs as many xs as ys, got {xs.shape} and {ys.shape}")
        # a loss that has run away is no point to draw, and must not stop the chart
        finite = np.isfinite(xs) & np.isfinite(ys)
        whole = bool(finite.all())
        object.__setattr__(self, "xs", xs if whole else xs[finite])
        object.__setattr__(self, "ys", ys if whole else ys[finite])

    def __len__(self) -> int:
        return len(self.xs)

    @property
    def own_points(self) -> tuple[Values, Values]:
        """(xs, ys) of the points whose values are this curve's."""
        first = int(self.joined)
        return self.xs[first:], self.ys[first:]

    def value_at(self, x: float) -> float | None:
        """The y of the point that stands at x; None where there is none."""
        xs, ys = self.own_points
        place = int(np.searchsorted(xs, x))
        return float(ys[place]) if place < len(xs) and xs[place] == x else None

    def nearest(self, x: float) -> int:
        """Index of the point of its own that is nearest to x; raises IndexError when there is none."""
        first = int(self.joined)
        if len(self) <= first:
            raise IndexError(f"curve {self.name} has no points")
        right = int(np.searchsorted(self.xs, x))
        if right <= first:
            return first
        if right == len(self):
            return right - 1
        return right if self.xs[right] - x < x - self.xs[right - 1] else right - 1

    def point(self, index: int) -> tuple[float, float]:
        """(x, y) of one point."""
        return float(self.xs[index]), float(self.ys[index])

    @functools.cached_property
    def y_range(self) -> tuple[float, float]:
        """Least and greatest y of a curve that has points."""
        return float(self.ys.min()), float(self.ys.max())

    def thinned_to(self, low: float, high: float, columns: int) -> tuple[Values, Values]:
        """What `thinned` gives; it is kept, as a run that no longer grows is drawn over and over."""
        asked = low, high, columns
        if asked not in self._kept:
            self._kept.clear()
            self._kept[asked] = thinned(self.xs, self.ys, low=low, high=high, columns=columns)
        return self._kept[asked]

    def positive(self) -> "Curve":
        """Only the points that a logarithmic axis can hold."""
        above = self.ys > 0
        return self if above.all() else dataclasses.replace(self, xs=self.xs[above], ys=self.ys[above])


def smoothed(ys: Values, weight: float, *, before: float | None = None) -> Values:
    """Exponential mean: each value is `weight` × the one before + (1 − `weight`) × the new one.

    It starts from `before`, or from the first value. Sums over 1, 2, 4, … values, each made of two shorter ones: as
    100,000 steps of a Python loop would take 10 ms of each frame, and a matrix product waits for every core.
    """
    if not 0 < weight < 1 or not len(ys):
        return ys
    means, reach, shrinks = (1 - weight) * ys, 1, weight
    while reach < len(ys) and shrinks > _NOTHING:
        means[reach:] += shrinks * means[:-reach]
        reach, shrinks = 2 * reach, shrinks**2
    felt = min(len(ys), math.ceil(math.log(_NOTHING) / math.log(weight)))
    means[:felt] += (ys[0] if before is None else before) * weight ** np.arange(1, felt + 1)
    return means


def smoothed_on(ys: Values, weight: float, known: Values, means: Values) -> Values:
    """The same, where the `means` of the first values, `known`, are there already: a curve that has grown."""
    if not len(known) or len(known) > len(ys) or not np.array_equal(known, ys[: len(known)]):
        return smoothed(ys, weight)
    if len(known) == len(ys):
        return means
    return np.concatenate((means, smoothed(ys[len(known) :], weight, before=float(means[-1]))))


def thinned(xs: Values, ys: Values, *, low: float, high: float, columns: int) -> tuple[Values, Values]:
    """At most two points a pixel column between `low` and `high`: its least and its greatest y.

    So no spike is lost. Few points come back as they are. The order within a column follows the way the curve runs
    through it.
    """
    if len(xs) <= 2 * columns:
        return xs, ys
    starts = _column_starts(xs, low=low, scale=columns / (high - low))
    ends = np.append(starts[1:], len(xs)) - 1
    least, greatest = np.minimum.reduceat(ys, starts), np.maximum.reduceat(ys, starts)
    rises = ys[ends] >= ys[starts]
    thin_ys = np.column_stack((np.where(rises, least, greatest), np.where(rises, greatest, least)))
    thin_xs = np.column_stack((xs[starts], xs[ends]))
    return thin_xs.ravel(), thin_ys.ravel()


def _column_starts(xs: Values, *, low: float, scale: float) -> Places:
    """The first point of each column that has any; xs rise, so that not each of them need be looked at."""
    first, last = _columns(xs[[0, -1]], low, scale)
    wanted = np.arange(first + 1, last + 1)
    starts = np.searchsorted(xs, low + wanted / scale)
    while True:  # the edges are rounded in another way than the columns
        late = (starts > 0) & (_columns(xs[np.maximum(starts - 1, 0)], low, scale) >= wanted)
        early = ~late & (_columns(xs[np.minimum(starts, len(xs) - 1)], low, scale) < wanted)
        if not (late.any() or early.any()):
            break
        starts = starts - late + early
    return np.concatenate(([0], starts[np.diff(starts, prepend=0) > 0]))


def _columns(xs: Values, low: float, scale: float) -> Places:
    return ((xs - low) * scale).astype(np.int64)
