"""Where the points of a chart of heads by layer stand: a column a layer, the heads side by side in it."""

import dataclasses
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.charts.chart_axis import Axis, linear_axis
from vit_studio.window.views.charts.curves_layout import PADDING, SMALLEST_PLOT, TICK_GAP, Y_PITCH, CurvesLayout, Range

SPREAD: Final = 0.6
"""Share of a layer's column that its heads take."""
REACH: Final = 14.0
"""Logical pixels from a point within which the mouse means it."""

Place = tuple[int, int]
"""Layer and head."""


@dataclasses.dataclass(frozen=True)
class HeadScatterLayout:
    """Layers count from 1 along the x axis, as people count them."""

    chart: CurvesLayout
    depth: int
    num_heads: int

    def x(self, layer: int, head: int) -> float:
        """Where a head stands on the x axis."""
        shift = (head + 0.5) / self.num_heads - 0.5
        return layer + 1 + shift * SPREAD

    def point(self, layer: int, head: int, value: float) -> QPointF:
        """Where a value stands in the widget."""
        return self.chart.point(self.x(layer, head), value)

    def column(self, layer: int) -> QRectF:
        """The column of a layer."""
        plot = self.chart.plot
        width = plot.width() / self.depth
        return QRectF(plot.left() + layer * width, plot.top(), width, plot.height())

    def nearest(self, point: QPointF, places: dict[Place, QPointF]) -> Place | None:
        """The head whose point is nearest, if it is near."""
        near = {place: (stands - point).manhattanLength() for place, stands in places.items()}
        best = min(near, key=lambda place: near[place], default=None)
        return best if best is not None and near[best] <= REACH else None


def fit_head_scatter(
    area: QRectF, *, depth: int, num_heads: int, y: Range, head: float, foot: float, tick_width: float
) -> HeadScatterLayout:
    """The plot below a head (title), above a foot (numbers of the layers), beside the numbers of the y axis."""
    height = max(area.height() - head - foot, SMALLEST_PLOT)
    pad = (y[1] - y[0]) * PADDING
    low = max(y[0] - pad, 0.0) if y[0] >= 0 else y[0] - pad
    rising = linear_axis(low, y[1] + pad, most=max(int(height // Y_PITCH), 3), snap=True)
    left = area.left() + tick_width + TICK_GAP
    plot = QRectF(round(left), round(area.top() + head), int(max(area.right() - left, SMALLEST_PLOT)), int(height))
    layers = Axis(0.5, depth + 0.5, _layer_ticks(depth, plot.width()))
    return HeadScatterLayout(CurvesLayout(plot, layers, rising), depth, num_heads)


def _layer_ticks(depth: int, width: float) -> tuple[float, ...]:
    step = next((step for step in (1, 2, 4, 8) if depth / step * 22 <= width), 16)
    return tuple(float(layer) for layer in range(1, depth + 1, step))
