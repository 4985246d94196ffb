"""A short list of things and their values, each with the colour that it has in the picture beside."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for


@dataclasses.dataclass(frozen=True)
class Ranked:
    """One line: a name, its value in words, the value's colour."""

    name: str
    value: str
    colour: QColor


class RankingView(QWidget):
    """Asks for the height of `least` lines, whatever is listed; with more room it shows more."""

    line_clicked = Signal(int)
    line_hovered = Signal(int)
    """-1 when the mouse is over none."""

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._lines: tuple[Ranked, ...] = ()
        self._selected: int | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)

    @property
    def lines(self) -> tuple[Ranked, ...]:
        """What is listed, as far as there is room."""
        return self._lines

    def set_lines(self, lines: Sequence[Ranked]) -> None:
        """List these, from top to bottom."""
        self._lines = tuple(lines)
        self.setAccessibleName(", ".join(f"{line.name} {line.value}" for line in lines))
        self.update()

    def set_selected(self, index: int | None) -> None:
        """Light one line."""
        if index != self._selected:
            self._selected = index
            self.update()

    def line_at(self, point: QPointF) -> int | None:
        """The line under a point."""
        index = int(point.y() / self._line_height())
        return index if 0 <= index < min(len(self._lines), self._fitting()) else None

    def view_data(self) -> TableData | None:
        """What is listed; None without lines."""
        if not self._lines:
            return None
        rows = tuple((line.name, line.value) for line in self._lines[: self._fitting()])
        return TableData(columns=(self.tr("name"), self.tr("value")), rows=rows)

    def sizeHint(self) -> QSize:
        return QSize(160, round(self._line_height() * self._least))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self._line_height()
        for index, line in enumerate(self._lines[: self._fitting()]):
            row = QRectF(0, index * height, self.width(), height)
            if index == self._hovered:
                wash = QColor(current_theme().accent)
                wash.setAlpha(28)
                painter.fillRect(row, wash)
            self._paint(painter, row, line, lit=index == self._selected)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.line_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.line_at(event.position())
        if index is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.line_clicked.emit(index)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.setCursor(Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.PointingHandCursor)
            self.update()
            self.line_hovered.emit(-1 if index is None else index)

    def _paint(self, painter: QPainter, row: QRectF, line: Ranked, *, lit: bool) -> None:
        theme = current_theme()
        side = round(row.height() * 0.5)
        swatch = QRectF(row.left(), round(row.center().y() - side / 2), side, side)
        painter.fillRect(swatch.adjusted(-1, -1, 1, 1).translated(1, 0), theme.grid)
        painter.fillRect(swatch.translated(1, 0), line.colour)
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(theme.selection_text if lit else theme.text)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.value)
        taken = QFontMetricsF(painter.font()).horizontalAdvance(line.value) + SPACE_S
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(theme.selection_text if lit else theme.muted)
        room = row.adjusted(side + SPACE_S, 0, -taken, 0)
        name = QFontMetricsF(painter.font()).elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _fitting(self) -> int:
        """Lines that there is room for."""
        return int((self.height() + 1) / self._line_height())

    @staticmethod
    def _line_height() -> float:
        return QFontMetricsF(font_for(TextRole.CAPTION)).height() + SPACE_XS
