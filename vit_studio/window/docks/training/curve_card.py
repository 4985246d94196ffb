"""The values of all runs at one step, on a card that floats above the window beside the line."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curves_legend import SWATCH, draw_swatch
from vit_studio.window.views.painting.window_card import WindowCard

WIDEST_NAME: Final = 150.0
"""Logical pixels; a longer name is cut in its middle, as runs differ at both ends."""


@dataclasses.dataclass(frozen=True)
class CardRow:
    """A curve, and its values as (value, note) under the heads of the columns; both may be empty."""

    curve: Curve
    name: str
    cells: tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True)
class CardContent:
    """A title, the heads of the columns (none for one column without a head), and the rows."""

    title: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[CardRow, ...] = ()


class CurveCard(WindowCard):
    """It is told what to say; a dock may be lower than that."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.content = CardContent()

    def tell(self, teller: QWidget, content: CardContent, place: QPoint) -> None:
        """Say it beside a place in the teller."""
        if content != self.content:
            self.content = content
            self.update()
        self.stand_beside(teller, QRect(place, QSize(1, 1)))

    def sizeHint(self) -> QSize:
        width = max(
            self._names_left() + sum(self._widths()) - SPACE_M, _captions().horizontalAdvance(self.content.title)
        )
        rows = 1 + len(self.content.rows) + bool(self.content.heads)
        return QSize(round(width) + 2 * SPACE_S + 1, round(rows * _row() + 2 * SPACE_XS) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, content = current_theme(), self.content
        painter = QPainter(self)
        self.paint_ground(painter)
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(theme.muted)
        line = QRectF(SPACE_S, SPACE_XS + 1, self.width() - 2 * SPACE_S, _row())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, content.title)
        if content.heads:
            line.translate(0, _row())
            self._paint_cells(painter, line, [(head, "") for head in content.heads])
        for row in content.rows:
            line.translate(0, _row())
            self._paint_row(painter, line, row)
        painter.end()

    def _paint_row(self, painter: QPainter, line: QRectF, row: CardRow) -> None:
        draw_swatch(painter, QRectF(line.left(), line.top(), SWATCH, line.height()), row.curve)
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().text)
        name = _captions().elidedText(row.name, Qt.TextElideMode.ElideMiddle, WIDEST_NAME)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line.adjusted(SWATCH + SPACE_S, 0, 0, 0), flags, name)
        painter.setFont(font_for(TextRole.NUMBER))
        self._paint_cells(painter, line, row.cells)

    def _paint_cells(self, painter: QPainter, line: QRectF, cells: Sequence[tuple[str, str]]) -> None:
        """Values in columns, aligned at their right; notes behind them are fainter."""
        ink = painter.pen().color()
        right, metrics = line.left() + self._names_left() - SPACE_M, QFontMetricsF(painter.font())
        for (value, note), width in zip(cells, self._widths(), strict=True):
            right += width
            baseline = line.top() + (line.height() + metrics.ascent() - metrics.descent()) / 2
            left = right - metrics.horizontalAdvance(note)
            painter.setPen(current_theme().muted)
            painter.drawText(QPointF(left, baseline), note)
            painter.setPen(ink)
            painter.drawText(QPointF(left - metrics.horizontalAdvance(value), baseline), value)

    def _names_left(self) -> float:
        """Where the columns begin: behind line and name."""
        widest = max((_captions().horizontalAdvance(row.name) for row in self.content.rows), default=0.0)
        return SWATCH + SPACE_S + min(widest, WIDEST_NAME) + SPACE_M

    def _widths(self) -> list[float]:
        """Of each column, with the gap before it."""
        numbers = QFontMetricsF(font_for(TextRole.NUMBER))
        count = len(self.content.rows[0].cells) if self.content.rows else 0
        widths = []
        for column in range(count):
            head = _captions().horizontalAdvance(self.content.heads[column]) if self.content.heads else 0.0
            cells = (numbers.horizontalAdvance("".join(row.cells[column])) for row in self.content.rows)
            widths.append(max(head, *cells) + SPACE_M)
        return widths


def _captions() -> QFontMetricsF:
    return QFontMetricsF(font_for(TextRole.CAPTION))


def _row() -> float:
    return round(_captions().height()) + 2
