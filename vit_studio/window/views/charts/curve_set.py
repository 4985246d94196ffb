"""The curves of a chart by key: as they were measured, smoothed, and read at one place."""

import dataclasses
from collections.abc import Sequence
from typing import Final

import numpy as np

from vit_studio.window.views.charts.curve import Curve, Values, smoothed_on

Point = tuple[float, float]

_NOTHING: Final = np.empty(0)


class CurveSet:
    """Keeps the smoothed curves until data or options change."""

    def __init__(self) -> None:
        self._raw: dict[str, Curve] = {}
        self._smooth: dict[str, bool] = {}
        self._kept: dict[str, Curve] = {}
        self._faint: dict[str, Curve] = {}
        self._holdable: dict[str, Curve] = {}
        self._means: dict[str, tuple[Values, Values]] = {}
        """Of each key what was smoothed last, and what came out: a curve that grows need not be smoothed anew."""
        self._log_y = False
        self._smoothing = 0.0

    def put(self, key: str, curve: Curve, *, smooth: bool) -> None:
        """Add a curve or replace the one of that key; `smooth` says whether smoothing applies to it."""
        self._raw[key], self._smooth[key] = curve, smooth
        for kept in self._derived:
            kept.pop(key, None)

    def remove(self, key: str) -> None:
        """Take the curve of a key away, if there is one."""
        for kept in (self._raw, *self._derived):
            kept.pop(key, None)
        self._smooth.pop(key, None)
        self._means.pop(key, None)

    def clear(self) -> None:
        """Take all curves away."""
        self._means.clear()
        for kept in (self._raw, *self._derived):
            kept.clear()
        self._smooth.clear()

    def keys(self) -> list[str]:
        """Of the curves as they were put."""
        return list(self._raw)

    @property
    def log_y(self) -> bool:
        """Whether points at or below zero are left out."""
        return self._log_y

    @log_y.setter
    def log_y(self, log_y: bool) -> None:
        if log_y != self._log_y:
            self._log_y = log_y
            self._forget()

    def set_smoothing(self, weight: float) -> None:
        """The weight of an exponential mean; 0 for none."""
        if not 0 <= weight < 1:
            raise ValueError(f"smoothing must be at least 0 and below 1, not {weight}")
        if weight != self._smoothing:
            self._smoothing = weight
            self._forget()

    @property
    def smoothing(self) -> float:
        """The weight of the exponential mean."""
        return self._smoothing

    def raw(self) -> list[Curve]:
        """All curves as they were put."""
        return list(self._raw.values())

    def drawn(self) -> list[Curve]:
        """Those that have a point which the axis can hold, with these points only."""
        return [curve for curve in map(self._drawable, self._raw) if len(curve)]

    def strong(self) -> list[Curve]:
        """The curves in full colour: smoothed, where that is wanted."""
        return [self._strong(key) for key in self._raw]

    def shown(self) -> tuple[Curve, ...]:
        """From back to front; a smoothed one has its faint raw one too."""
        return (*(self._behind(key) for key in self._raw if self._is_smoothed(key)), *self.strong())

    def xs(self) -> Values:
        """All xs at which there is something to read, rising."""
        return np.unique(np.concatenate([curve.own_points[0] for curve in self.strong()]))

    def points_at(self, wanted_x: float, *, there_only: bool) -> tuple[list[Curve], list[Point], float]:
        """The curves with points, the point of each nearest to an x, and the x of the nearest of them.

        `there_only` leaves out curves that have no value at that very x.
        """
        curves = [curve for curve in self.strong() if len(curve.own_points[0])]
        points = [curve.point(curve.nearest(wanted_x)) for curve in curves]
        line_x = min((x for x, _ in points), key=lambda x: abs(x - wanted_x))
        if not there_only:
            return curves, points, line_x
        there = [(curve, point) for curve, point in zip(curves, points, strict=True) if point[0] == line_x]
        return [curve for curve, _ in there], [point for _, point in there], line_x

    def _is_smoothed(self, key: str) -> bool:
        return self._smoothing > 0 and self._smooth[key]

    @property
    def _derived(self) -> tuple[dict[str, Curve], ...]:
        return self._kept, self._faint, self._holdable

    def _forget(self) -> None:
        self._means.clear()
        for kept in self._derived:
            kept.clear()

    def _behind(self, key: str) -> Curve:
        if key not in self._faint:
            self._faint[key] = dataclasses.replace(self._drawable(key), faint=True)
        return self._faint[key]

    def _drawable(self, key: str) -> Curve:
        """With those points alone that the axis can hold."""
        if not self._log_y:
            return self._raw[key]
        if key not in self._holdable:
            self._holdable[key] = self._raw[key].positive()
        return self._holdable[key]

    def _strong(self, key: str) -> Curve:
        if key not in self._kept:
            curve = self._drawable(key)
            if self._is_smoothed(key):
                known, means = self._means.get(key, (_NOTHING, _NOTHING))
                self._means[key] = curve.ys, smoothed_on(curve.ys, self._smoothing, known, means)
                curve = dataclasses.replace(curve, ys=self._means[key][1])
            self._kept[key] = curve
        return self._kept[key]


def x_extent(curves: Sequence[Curve]) -> Point:
    """Least and greatest x of curves that have points."""
    return min(float(curve.xs[0]) for curve in curves), max(float(curve.xs[-1]) for curve in curves)


def y_extent(curves: Sequence[Curve]) -> Point:
    """Least and greatest y."""
    lows, highs = zip(*(curve.y_range for curve in curves), strict=True)
    return min(lows), max(highs)
