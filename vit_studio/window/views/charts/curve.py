"""A curve of measured numbers: cleaned, smoothed, and thinned to what a screen can show."""

import dataclasses
from typing import Final

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
BLOCK: Final = 32


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
    """What `thinned_to` gave last; not the way it is for a curve of other points."""

    def __post_init__(self) -> None:
        xs, ys = np.asarray(self.xs, np.float64), np.asarray(self.ys, np.float64)
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


def smoothed(ys: Values, weight: float) -> Values:
    """Exponential mean: each value is `weight` × the one before + (1 − `weight`) × the new one.

    Done in blocks by a matrix product, as 100,000 steps of a Python loop would take 10 ms of each frame.
    """
    if not 0 < weight < 1 or not len(ys):
        return ys
    powers = weight ** np.arange(BLOCK + 1)
    lags = np.subtract.outer(np.arange(BLOCK), np.arange(BLOCK))
    kernel = np.where(lags >= 0, (1 - weight) * powers[np.abs(lags)], 0.0)
    blocks = np.append(ys, np.zeros(-len(ys) % BLOCK)).reshape(-1, BLOCK)
    means = blocks @ kernel.T
    carry, carries = float(ys[0]), []
    for last in means[:, -1].tolist():
        carries.append(carry)
        carry = carry * weight**BLOCK + last
    means += np.outer(carries, powers[1:])
    return means.ravel()[: len(ys)]


def thinned(xs: Values, ys: Values, *, low: float, high: float, columns: int) -> tuple[Values, Values]:
    """At most two points a pixel column between `low` and `high`: its least and its greatest y.

    So no spike is lost. Few points come back as they are. The order within a column follows the way the curve runs
    through it.
    """
    if len(xs) <= 2 * columns:
        return xs, ys
    column = ((xs - low) * columns / (high - low)).astype(np.int64)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(column)) + 1))
    ends = np.append(starts[1:], len(xs)) - 1
    least, greatest = np.minimum.reduceat(ys, starts), np.maximum.reduceat(ys, starts)
    rises = ys[ends] >= ys[starts]
    thin_ys = np.column_stack((np.where(rises, least, greatest), np.where(rises, greatest, least)))
    thin_xs = np.column_stack((xs[starts], xs[ends]))
    return thin_xs.ravel(), thin_ys.ravel()
