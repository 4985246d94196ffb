"""One row of a matrix as bars, column below column, in the colours that it has in the matrix."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import ColumnsData
from vit_studio.window.text import exact_text, short_number_text
from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.marks import REACH, draw_hover, draw_selection
from vit_studio.window.views.painting.painted_view import PaintedView
from vit_studio.window.views.painting.readout import Reading, parts_at

LEAST_HEIGHT: Final = 46
TALLEST: Final = 150
"""Logical pixels: the least that shows anything, and the most that is of use."""


class RowBarsView(PaintedView):
    """Magnitudes from 0 to the top of the levels; what is above them reaches the top.

    Where the levels reach below 0, bars stand up or hang down from a line in the middle.
    """

    column_clicked = Signal(int)
    column_hovered = Signal(int)
    """-1 when the mouse is over none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: npt.NDArray[np.floating] = np.empty(0, np.float32)
        self._levels = Levels(0, 1)
        self._colour_map = ColourMap.SEQUENTIAL
        self._name = self._value_name = ""
        self._left = 0.0
        self._width = 1.0
        self._seen = (0.0, 1.0)
        self._describe: Callable[[int], str] | None = None
        self._column: int | None = None
        self._echo = self._hovered = -1

    @property
    def values(self) -> npt.NDArray[np.floating]:
        """(columns,): the row that is shown."""
        return self._values

    def set_row(self, name: str, values: npt.NDArray[np.floating], levels: Levels) -> None:
        """Show (columns,) values; the name, such as the row's number, stands at the left."""
        self._name, self._values, self._levels = name, values, levels
        self.repaint_still()

    def set_value_name(self, name: str) -> None:
        """What the values are, such as "weight"."""
        self._value_name = name

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The same as the matrix has."""
        self._colour_map = colour_map
        self.repaint_still()

    def set_span(self, left: float, width: float, visible: QRectF | None = None) -> None:
        """Where the columns of the matrix begin, in this view's pixels, and how wide they are together.

        Of a magnified matrix only a part is `visible`: from its left to its right.
        """
        seen = (left, left + width) if visible is None else (visible.left(), visible.right())
        if (left, width, seen) != (self._left, self._width, self._seen):
            self._left, self._width, self._seen = left, width, seen
            self.repaint_still()

    def set_describe(self, describe: Callable[[int], str]) -> None:
        """What the tip says about a column before the value."""
        self._describe = describe

    def set_column(self, column: int | None) -> None:
        """Outline a column."""
        if column != self._column:
            self._column = column
            self.update()

    def set_echo(self, column: int) -> None:
        """Outline a column as if the mouse were over it; -1 for none."""
        if column != self._echo:
            self._echo = column
            self.update()

    def view_data(self) -> ColumnsData | None:
        """What is shown; None without a row."""
        if not self._values.size:
            return None
        return ColumnsData(
            values=self._values,
            name=self._name,
            value_name=self._value_name,
            levels=self._levels,
            colour_map=self._colour_map,
            column=self._column,
        )

    def sizeHint(self) -> QSize:
        return QSize(160, LEAST_HEIGHT)

    def bar(self, column: int) -> QRectF:
        """Where the bar of a column is drawn."""
        return self._bar(self._chart(), column, float(self._levels.unit(self._values[column : column + 1])[0]))

    def tip_at(self, point: QPointF) -> str:
        column = self.column_at(point)
        if column < 0:
            return ""
        value = exact_text(self._values[column])
        return value if self._describe is None else self.tr("{0}: {1}").format(self._describe(column), value)

    def reading_at(self, point: QPointF) -> Reading:
        column = self.column_at(point)
        if column < 0:
            return Reading()
        words = "" if self._describe is None else self._describe(column)
        unit = float(self._levels.unit(self._values[column]))
        colour, parts = colour_at(self._colour_map, unit), parts_at(self._values, column)
        return Reading(words, exact_text(self._values[column]), colour, parts)

    def paint_still(self, painter: QPainter) -> None:
        if not self._values.size:
            return
        theme, chart = current_theme(), self._chart()
        seen = QRectF(self._seen[0], chart.top(), self._seen[1] - self._seen[0], chart.height())
        painter.setClipRect(seen)
        for column, unit in enumerate(self._levels.unit(self._values).tolist()):
            bar = self._bar(chart, column, unit)
            painter.fillRect(bar, colour_at(self._colour_map, unit))
            if theme.is_dark:  # small magnitudes are as dark as the panel: the top of the bar tells
                end = bar.bottom() if unit < 0.5 and self._levels.low < 0 else bar.top() - 1
                painter.fillRect(QRectF(bar.left(), end, bar.width(), 1), theme.muted)
        painter.setClipping(False)
        painter.fillRect(QRectF(seen.left(), seen.bottom(), seen.width(), 1), theme.grid)
        painter.fillRect(QRectF(seen.left(), seen.top() - 1, seen.width(), 1), theme.border)
        if self._levels.low < 0:
            painter.fillRect(QRectF(seen.left(), round(seen.center().y()), seen.width(), 1), theme.grid)
        self._write_top(painter, seen)
        self._write_name(painter, seen)

    def column_at(self, point: QPointF) -> int:
        """The column under a point; -1 where none is in sight."""
        if not self._seen[0] <= point.x() < self._seen[1]:
            return -1
        column = int((point.x() - self._left) * len(self._values) / self._width)
        return column if 0 <= column < len(self._values) else -1

    def paint_marks(self, painter: QPainter) -> None:
        count = len(self._values)
        painter.setClipRect(QRectF(self._seen[0] - REACH, 0, self._seen[1] - self._seen[0] + 2 * REACH, self.height()))
        for column in {self._echo, self._hovered} - {self._column}:
            if 0 <= column < count:
                draw_hover(painter, self._column_rect(column))
        if self._column is not None and self._column < count:
            draw_selection(painter, self._column_rect(self._column))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.column_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        column = self.column_at(event.position())
        if column >= 0 and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.column_clicked.emit(column)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, column: int) -> None:
        if column != self._hovered:
            self._hovered = column
            self.update()
            self.column_hovered.emit(column)

    def _column_rect(self, column: int) -> QRectF:
        chart = self._chart()
        pitch = chart.width() / len(self._values)
        return QRectF(chart.left() + column * pitch, chart.top(), pitch, chart.height())

    def _write_top(self, painter: QPainter, chart: QRectF) -> None:
        """The number that the upper line stands for."""
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().muted)
        above = QRectF(chart.left(), 0, chart.width(), chart.top() - 1)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.top_text)

    def _write_name(self, painter: QPainter, chart: QRectF) -> None:
        font = font_for(TextRole.NUMBER)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(current_theme().selection_text)
        beside = QRectF(0, chart.top(), chart.left() - SPACE_XS - 2, chart.height() + 2)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self._name)

    @property
    def top_text(self) -> str:
        """What a bar that reaches the top stands for; "≥" where the row has more."""
        text = short_number_text(self._levels.high)
        if self._levels.low < 0:
            return f"± {text}"
        return f"≥ {text}" if self._values.size and self._values.max() > self._levels.high else text

    def _bar(self, chart: QRectF, column: int, unit: float) -> QRectF:
        pitch = chart.width() / len(self._values)
        gap = 1.0 if pitch >= 4 else 0.0  # parts wide bars, and would eat up thin ones
        zero = float(self._levels.unit(0.0)) if self._levels.low < 0 else 0.0
        low, high = sorted((zero, unit))
        height = (high - low) * chart.height()
        return QRectF(chart.left() + column * pitch, chart.bottom() - high * chart.height(), pitch - gap, height)

    def _chart(self) -> QRectF:
        above = QFontMetricsF(font_for(TextRole.NUMBER)).height() + 2
        return QRectF(self._left, above, self._width, max(self.height() - above - 2, 1.0))
