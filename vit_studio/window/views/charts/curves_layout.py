"""Where the frame, the axes and the points of a line chart stand in a widget."""

import dataclasses
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from vit_studio.window.views.charts.chart_axis import Axis, linear_axis, log_axis, places_axis

TICK_GAP: Final = 6.0
X_PITCH: Final = 80.0
Y_PITCH: Final = 34.0
"""Logical pixels that a tick's number wants for itself."""
LABEL_GAP: Final = 5.0
"""Logical pixels between two numbers side by side, at least."""
PADDING: Final = 0.04
"""Share of the data's range left free above and below it."""
SMALLEST_PLOT: Final = 20.0
LOW: Final = 170.0
"""Logical pixels of height below which the title of the x axis takes no line of its own."""

Range = tuple[float, float]


@dataclasses.dataclass(frozen=True)
class CurvesLayout:
    """The frame of the plot, and the axes along its bottom and its left; x's title stands below it, or at its right."""

    plot: QRectF
    x: Axis
    y: Axis
    title_aside: bool = False

    def across(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Where xs stand in the widget."""
        return self.plot.left() + self.x.fraction(values) * self.plot.width()

    def down(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Where ys stand in the widget."""
        return self.plot.bottom() - self.y.fraction(values) * self.plot.height()

    def point(self, x: float, y: float) -> QPointF:
        """Where one point stands."""
        return QPointF(float(self.across(x)), float(self.down(y)))

    def band(self, x: float) -> QRectF:
        """The column of a place on the x axis, half a place to both sides."""
        left, right = (float(self.across(x + half)) for half in (-0.5, 0.5))
        return QRectF(left, self.plot.top(), right - left, self.plot.height())

    def x_at(self, point: QPointF) -> float | None:
        """The x under a point; None beside the plot."""
        if not self.plot.contains(point):
            return None
        return self.x.value((point.x() - self.plot.left()) / self.plot.width())


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ranges:
    """What the axes must hold; `fixed_y` goes before the data. `places` counts whole xs, such as layers."""

    x: Range
    y: Range
    fixed_y: Range | None = None
    log_y: bool = False
    places: bool = False
    keep_last: bool = False

    def x_axis(self, width: float, label: float) -> Axis:
        """The axis at the foot; `label` is the width of the widest name of a place."""
        if not self.places:
            return linear_axis(*self.x, most=max(int(width // X_PITCH), 2))
        most = max(int(width // (label + LABEL_GAP)), 2)
        return places_axis(round(self.x[0]), round(self.x[1]), most=most, keep_last=self.keep_last)

    def y_axis(self, most: int) -> Axis:
        """The axis at the left, of at most `most` + 2 ticks."""
        if self.fixed_y is not None and not self.log_y:
            return linear_axis(*self.fixed_y, most=most)
        low, high = self.fixed_y or self.y
        if self.log_y:
            return log_axis(low, high, most=most)
        pad = (high - low) * PADDING
        # nothing that is never negative, a loss or a share, gets an axis that is
        return linear_axis(max(low - pad, 0.0) if low >= 0 else low - pad, high + pad, most=most, snap=True)


def fit_curves(
    area: QRectF,
    *,
    ranges: Ranges,
    head: float,
    foot: float,
    tick_width: Callable[[Axis], float],
    place_width: float = 0.0,
    title: QSizeF | None = None,
) -> CurvesLayout:
    """The plot below a head (title, legend), above a foot (numbers of the x axis), beside the numbers of the y axis."""
    title_aside = title is not None and area.height() < LOW
    if title is not None and title_aside:
        area = area.adjusted(0, 0, -title.width() - LABEL_GAP, 0)
    elif title is not None:
        foot += title.height()
    height = max(area.height() - head - foot, SMALLEST_PLOT)
    y = ranges.y_axis(max(int(height // Y_PITCH), 3))
    gutter = tick_width(y) + TICK_GAP
    width = max(area.width() - gutter, SMALLEST_PLOT)
    x = ranges.x_axis(width, place_width)
    # whole pixels, so that the frame and its lines are sharp
    plot = QRectF(round(area.left() + gutter), round(area.top() + head), int(width), int(height))
    return CurvesLayout(plot, x, y, title_aside)


def next_x(key: Qt.Key, layout: CurvesLayout, xs: npt.NDArray[np.float64], now: float | None) -> float:
    """The measured x that a key leads to: the next one that is a pixel away, or the first or last of all."""
    if key == Qt.Key.Key_Home:
        return float(xs[0])
    if key == Qt.Key.Key_End or now is None:
        return float(xs[-1])
    places, here = layout.across(xs), float(layout.across(now))
    if key == Qt.Key.Key_Right:
        return float(xs[min(int(np.searchsorted(places, here + 1 - 1e-6)), len(xs) - 1)])
    return float(xs[max(int(np.searchsorted(places, here - 1 + 1e-6, side="right")) - 1, 0)])
