"""How often which values occur, as columns; lines mark values that are worth comparing with."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import BarsData
from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for, mix
from vit_studio.window.views.colours.histogram import Histogram, count_values
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.painted_view import PaintedView
from vit_studio.window.views.painting.readout import Reading

Line = tuple[str, float]
"""What a value is called, and the value."""

BINS: Final = 32
_TICK: Final = 3.0


class HistogramView(PaintedView):
    """Columns from the low to the high end of a range; where one towers over the rest, heights are logarithmic."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._histogram: Histogram | None = None
        self._lines: tuple[Line, ...] = ()
        self._is_whole = False
        self._value_words: Callable[[str], str] = str
        self._count_words: Callable[[int], str] = _count_text
        self._hovered: int | None = None
        self.setAccessibleName(self.tr("Histogram"))

    @property
    def histogram(self) -> Histogram | None:
        """What is shown; None before the first values."""
        return self._histogram

    @property
    def lines(self) -> tuple[Line, ...]:
        """The values that are marked."""
        return self._lines

    def set_words(self, value: Callable[[str], str], count: Callable[[int], str]) -> None:
        """How a range of values and a number of values are told: "grey 128–135", "15 pixels"."""
        self._value_words, self._count_words = value, count

    def set_values(self, values: npt.NDArray[np.generic], levels: Levels, lines: Sequence[Line] = ()) -> None:
        """Count an array of any shape from one end of `levels` to the other; `lines` are two at most.

        Whole values are named from the first to the last that a column counts.
        """
        self._is_whole = values.dtype.kind in "iub"
        self._histogram = count_values(values, levels, BINS)
        self._lines = tuple(lines)
        self.setAccessibleDescription(", ".join(f"{name} {number_text(value)}" for name, value in lines))
        self.repaint_still()

    def view_data(self) -> BarsData | None:
        """What is shown; None before the first values."""
        if self._histogram is None:
            return None
        names = tuple(self._range_text(index) for index in range(BINS))
        return BarsData(names=names, values=self._histogram.counts.astype(np.float64), value_name=self.tr("how many"))

    def sizeHint(self) -> QSize:
        return QSize(260, 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 82)

    def column(self, index: int) -> QRectF:
        """Where a column may stand, from the lowest to the highest it can get."""
        chart = self._chart()
        width = chart.width() / BINS
        return QRectF(chart.left() + index * width, chart.top(), width, chart.height())

    def paint_still(self, painter: QPainter) -> None:
        if self._histogram is None:
            return
        theme, chart = current_theme(), self._chart()
        ink = mix(theme.muted, theme.surface, 0.35)
        for index, height in enumerate(self._histogram.heights.tolist()):
            room = self.column(index)
            if height > 0:
                top = room.bottom() - max(height * room.height(), 1.0)
                painter.fillRect(QRectF(room.left(), top, room.width() - 1, room.bottom() - top), ink)
        painter.fillRect(QRectF(chart.left(), chart.bottom(), chart.width(), 1), theme.grid)
        self._write_ends(painter, chart)
        for index, (name, value) in enumerate(self._lines):
            self._draw_line(painter, chart, name, value, index)

    def paint_marks(self, painter: QPainter) -> None:
        if self._histogram is not None and self._hovered is not None:
            wash = QColor(current_theme().accent)
            wash.setAlpha(40)
            painter.fillRect(self.column(self._hovered), wash)

    def reading_at(self, point: QPointF) -> Reading:
        index = self._index_at(point)
        if self._histogram is None or index is None:
            return Reading()
        return Reading(self._range_text(index), self._count_words(int(self._histogram.counts[index])))

    def tip_at(self, point: QPointF) -> str:
        index = self._index_at(point)
        if self._histogram is None or index is None:
            return ""
        count = self._count_words(int(self._histogram.counts[index]))
        return self.tr("{0}: {1}").format(self._range_text(index), count)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._index_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _index_at(self, point: QPointF) -> int | None:
        chart = self._chart()
        if not chart.left() <= point.x() < chart.right() or not chart.width():
            return None
        return min(int((point.x() - chart.left()) / chart.width() * BINS), BINS - 1)

    def _chart(self) -> QRectF:
        line = QFontMetricsF(font_for(TextRole.NUMBER)).height()
        return self.area.adjusted(0, line + 2, 0, -line - _TICK)

    def _range_text(self, index: int) -> str:
        assert self._histogram is not None
        low, high = self._histogram.ends(index)
        if not self._is_whole:
            return self._value_words(self.tr("from {0} to {1}").format(number_text(low), number_text(high)))
        first, last = math.ceil(low), self._histogram.last_whole(index)
        return self._value_words(f"{first:g}" if first >= last else f"{first:g}–{last:g}")

    def _write_ends(self, painter: QPainter, chart: QRectF) -> None:
        assert self._histogram is not None
        levels = self._histogram.levels
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().muted)
        below = QRectF(chart.left(), chart.bottom() + _TICK, chart.width(), self.area.bottom() - chart.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, number_text(levels.low))
        last = self._histogram.last_whole(BINS - 1) if self._is_whole else levels.high
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, number_text(last))

    def _draw_line(self, painter: QPainter, chart: QRectF, name: str, value: float, index: int) -> None:
        assert self._histogram is not None
        theme = current_theme()
        ink = theme.series[index % len(theme.series)]
        x = chart.left() + float(self._histogram.levels.unit(value)) * chart.width()
        style = Qt.PenStyle.SolidLine if index == 0 else Qt.PenStyle.DashLine
        painter.setPen(QPen(ink, 1.5, style))
        painter.drawLine(QPointF(x, chart.top()), QPointF(x, chart.bottom()))
        # the names stand in the two upper corners, where they never meet
        painter.setFont(font_for(TextRole.NUMBER))
        corner = Qt.AlignmentFlag.AlignLeft if index == 0 else Qt.AlignmentFlag.AlignRight
        above = QRectF(chart.left(), self.area.top(), chart.width(), chart.top() - self.area.top())
        room = chart.width() * (0.38 if index == 0 else 0.62) - SPACE_XS
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(f"{name} {number_text(value)}", Qt.TextElideMode.ElideRight, room)
        painter.drawText(above, corner, text)


def _count_text(count: int) -> str:
    return f"{count:,}"
