"""Where the names, bars and values of a bar chart stand in a widget."""

import dataclasses
import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF

GAP: Final = 8.0
TALLEST_ROW: Final = 30.0
BAR_SHARE: Final = 0.62
"""How much of its row a bar is high."""
NARROWEST_BARS: Final = 60.0


@dataclasses.dataclass(frozen=True)
class BarsLayout:
    """Rows of name, bar and value; the bars span `limits` from `left` to `left + width`."""

    area: QRectF
    count: int
    row_height: float
    left: float
    width: float
    limits: tuple[float, float]

    def x(self, value: float) -> float:
        """Where a value stands, held at the ends of the limits."""
        low, high = self.limits
        fraction = (value - low) / (high - low) if math.isfinite(value) else 0.0
        return self.left + min(max(fraction, 0.0), 1.0) * self.width

    @property
    def zero(self) -> float:
        """Where bars begin: 0, or the end of the limits nearest to it."""
        return self.x(0.0)

    def row(self, index: int) -> QRectF:
        """The whole row."""
        return QRectF(self.area.left(), self.area.top() + index * self.row_height, self.area.width(), self.row_height)

    def name(self, index: int) -> QRectF:
        """Room for the name, left of the bars."""
        row = self.row(index)
        return QRectF(row.left(), row.top(), max(self.left - GAP - row.left(), 0.0), row.height())

    def value(self, index: int) -> QRectF:
        """Room for the value, right of the bars."""
        row = self.row(index)
        left = self.left + self.width + GAP
        return QRectF(left, row.top(), max(row.right() - left, 0.0), row.height())

    def track(self, index: int) -> QRectF:
        """The place of the longest bar there could be."""
        row = self.row(index)
        height = max(round(row.height() * BAR_SHARE), 2)
        return QRectF(self.left, row.center().y() - height / 2, self.width, height)

    def bar(self, index: int, value: float) -> QRectF:
        """The bar itself, from zero to its value, to either side."""
        track = self.track(index)
        start, end = sorted((self.zero, self.x(value)))
        return QRectF(start, track.top(), end - start, track.height())

    def row_at(self, point: QPointF) -> int | None:
        """The row under a point."""
        index = math.floor((point.y() - self.area.top()) / self.row_height)
        return index if 0 <= index < self.count and self.area.left() <= point.x() <= self.area.right() else None


def fit_bars(
    area: QRectF, *, count: int, name_width: float, value_width: float, limits: tuple[float, float]
) -> BarsLayout:
    """Rows that fill the height, no taller than they need to be; the bars get what the texts leave over.

    In a narrow widget the names give way first: they are cut, the numbers never.
    """
    row_height = min(area.height() / count, TALLEST_ROW)
    spare = area.height() - count * row_height
    rows = area.adjusted(0, spare / 2, 0, -spare / 2)
    room = area.width() - value_width - 2 * GAP
    name_width = max(min(name_width, room - NARROWEST_BARS), 0.0)
    left = area.left() + name_width + GAP
    return BarsLayout(rows, count, row_height, left, max(room - name_width, 1.0), limits)


def spanning(values: list[float]) -> tuple[float, float]:
    """Limits that hold zero and all values; 0 to 1 when there is nothing to hold."""
    finite = [value for value in values if math.isfinite(value)]
    low, high = min([0.0, *finite]), max([0.0, *finite])
    return (low, high) if low < high else (0.0, 1.0)
