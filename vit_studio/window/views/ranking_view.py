"""A short list of things and their values, each with the colour that it has in the picture beside."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
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

    def __init__(self, least: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._lines: tuple[Ranked, ...] = ()

    @property
    def lines(self) -> tuple[Ranked, ...]:
        """What is listed, as far as there is room."""
        return self._lines

    def set_lines(self, lines: Sequence[Ranked]) -> None:
        """List these, from top to bottom."""
        self._lines = tuple(lines)
        self.setAccessibleName(", ".join(f"{line.name} {line.value}" for line in lines))
        self.update()

    def view_data(self) -> TableData | None:
        """What is listed; None without lines."""
        if not self._lines:
            return None
        rows = tuple((line.name, line.value) for line in self._lines)
        return TableData(columns=(self.tr("name"), self.tr("value")), rows=rows)

    def sizeHint(self) -> QSize:
        return QSize(160, round(self._line_height() * self._least))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self._line_height()
        for index, line in enumerate(self._lines[: int((self.height() + 1) / height)]):
            self._paint(painter, QRectF(0, index * height, self.width(), height), line)
        painter.end()

    def _paint(self, painter: QPainter, row: QRectF, line: Ranked) -> None:
        theme = current_theme()
        side = round(row.height() * 0.5)
        swatch = QRectF(row.left(), round(row.center().y() - side / 2), side, side)
        painter.fillRect(swatch.adjusted(-1, -1, 1, 1).translated(1, 0), theme.grid)
        painter.fillRect(swatch.translated(1, 0), line.colour)
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(theme.text)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.value)
        taken = QFontMetricsF(painter.font()).horizontalAdvance(line.value) + SPACE_S
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(theme.muted)
        room = row.adjusted(side + SPACE_S, 0, -taken, 0)
        name = QFontMetricsF(painter.font()).elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    @staticmethod
    def _line_height() -> float:
        return QFontMetricsF(font_for(TextRole.CAPTION)).height() + SPACE_XS
