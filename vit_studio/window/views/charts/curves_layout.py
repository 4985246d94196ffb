"""Where the frame, the axes and the points of a line chart stand in a widget."""

import dataclasses
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.charts.chart_axis import Axis, linear_axis, log_axis

TICK_GAP: Final = 6.0
X_PITCH: Final = 80.0
Y_PITCH: Final = 34.0
"""Logical pixels that a tick's number wants for itself."""
PADDING: Final = 0.04
"""Share of the data's range left free above and below it."""
SMALLEST_PLOT: Final = 20.0

Range = tuple[float, float]


@dataclasses.dataclass(frozen=True)
class CurvesLayout:
    """The frame of the plot, and the axes along its bottom and its left."""

    plot: QRectF
    x: Axis
    y: Axis

    def across(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Where xs stand in the widget."""
        return self.plot.left() + self.x.fraction(values) * self.plot.width()

    def down(self, values: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Where ys stand in the widget."""
        return self.plot.bottom() - self.y.fraction(values) * self.plot.height()

    def point(self, x: float, y: float) -> QPointF:
        """Where one point stands."""
        return QPointF(float(self.across(x)), float(self.down(y)))

    def x_at(self, point: QPointF) -> float | None:
        """The x under a point; None beside the plot."""
        if not self.plot.contains(point):
            return None
        return self.x.value((point.x() - self.plot.left()) / self.plot.width())


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ranges:
    """What the axes must hold; `fixed_y` goes before the data."""

    x: Range
    y: Range
    fixed_y: Range | None = None
    log_y: bool = False

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
    area: QRectF, *, ranges: Ranges, head: float, foot: float, tick_width: Callable[[Axis], float]
) -> CurvesLayout:
    """The plot below a head (title, legend), above a foot (numbers of the x axis), beside the numbers of the y axis."""
    height = max(area.height() - head - foot, SMALLEST_PLOT)
    y = ranges.y_axis(max(int(height // Y_PITCH), 3))
    gutter = tick_width(y) + TICK_GAP
    width = max(area.width() - gutter, SMALLEST_PLOT)
    x = linear_axis(*ranges.x, most=max(int(width // X_PITCH), 2))
    # whole pixels, so that the frame and its lines are sharp
    plot = QRectF(round(area.left() + gutter), round(area.top() + head), int(width), int(height))
    return CurvesLayout(plot, x, y)
