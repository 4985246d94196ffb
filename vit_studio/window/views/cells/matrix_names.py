"""The names of a matrix's rows and columns painted: at its left and on top, upright where columns are narrow."""

import dataclasses
import math
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_layout import whole
from vit_studio.window.views.painting.painted_view import MARGIN

WIDEST: Final = 2.2
"""Times its height that a cell is wide at most; it is never taller than wide."""
ABOVE: Final = 4.0
"""Logical pixels that the name of the columns stands higher than its line: Chinese signs fill that to the last."""
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


@dataclasses.dataclass(frozen=True)
class MatrixNames:
    """Names of each row and column, and of the two axes as a whole."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    axes: tuple[Axis, Axis] = (Axis(), Axis())

    def place(self, room: QRectF, ratio: float, *, centred: bool) -> CellGrid:
        """The cells in a widget's room, below and beside their names."""
        area = room.marginsRemoved(self.margins(stand=False))
        cell = self._cell_in(area.size(), ratio)
        if self.columns_stand(cell.width()):
            area = room.marginsRemoved(self.margins(stand=True))
            cell = self._cell_in(area.size(), ratio)
        size = QSizeF(cell.width() * len(self.columns), cell.height() * len(self.rows))
        left = area.left() + (max(area.width() - size.width(), 0.0) / 2 if centred else 0.0)
        frame = QRectF(round(left * ratio) / ratio, round(area.top() * ratio) / ratio, size.width(), size.height())
        return CellGrid(len(self.rows), len(self.columns), frame)

    def margins(self, *, stand: bool) -> QMarginsF:
        """The room for names around the cells."""
        left = _widest(self.rows, bold=True) + SPACE_S + (_line() if self.axes[0].name else 0.0)
        top = _widest(self.columns) + SPACE_S if stand else _line() + SPACE_XS
        top += _line() if self.axes[1].name else 0.0
        return QMarginsF(MARGIN + left, MARGIN + top, MARGIN, MARGIN)

    def columns_stand(self, cell_width: float) -> bool:
        """Whether a column of that width is too narrow for its name to lie."""
        return _widest(self.columns) > cell_width - SPACE_XS

    def paint(self, painter: QPainter, grid: CellGrid, *, marked_row: int | None) -> None:
        """Write all names; that of the marked row in the colour of what is true."""
        self._paint_rows(painter, grid, marked_row)
        self._paint_columns(painter, grid)
        self._paint_axes(painter, grid)

    def _cell_in(self, room: QSizeF, ratio: float) -> QSizeF:
        width = max(room.width(), 1.0) / max(len(self.columns), 1)
        height = max(room.height(), 1.0) / max(len(self.rows), 1)
        return QSizeF(whole(min(width, height * WIDEST), ratio), whole(min(height, width), ratio))

    def _paint_rows(self, painter: QPainter, grid: CellGrid, marked_row: int | None) -> None:
        theme = current_theme()
        for row, name in enumerate(self.rows):
            band, is_marked = grid.row(row), row == marked_row
            painter.setFont(_font(bold=is_marked))
            painter.setPen(theme.good if is_marked else theme.text)
            painter.drawText(QRectF(MARGIN, band.top(), band.left() - SPACE_S - MARGIN, band.height()), _RIGHT, name)

    def _paint_columns(self, painter: QPainter, grid: CellGrid) -> None:
        painter.setFont(_font())
        painter.setPen(current_theme().text)
        stand, line = self.columns_stand(grid.cell_width), _line()
        for column, name in enumerate(self.columns):
            band = grid.column(column)
            if stand:
                painter.save()
                painter.translate(band.center().x(), grid.frame.top() - SPACE_S)
                painter.rotate(-90)
                painter.drawText(QRectF(0, -line / 2, 1, line), _LEFT, name)
                painter.restore()
            else:
                painter.drawText(
                    QRectF(band.left(), grid.frame.top() - SPACE_XS - line, band.width(), line), _CENTRE, name
                )

    def _paint_axes(self, painter: QPainter, grid: CellGrid) -> None:
        frame, line = grid.frame, _line()
        margins = self.margins(stand=self.columns_stand(grid.cell_width))
        painter.save()
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        top = frame.top() - margins.top() + MARGIN - ABOVE
        painter.drawText(QRectF(frame.left(), top, frame.width(), line), _CENTRE, self.axes[1].name)
        painter.translate(frame.left() - margins.left() + MARGIN + line / 2, frame.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-frame.height() / 2, -line / 2, frame.height(), line), _CENTRE, self.axes[0].name)
        painter.restore()


def _widest(names: tuple[str, ...], *, bold: bool = False) -> float:
    metrics = QFontMetricsF(_font(bold=bold))
    return math.ceil(max(map(metrics.horizontalAdvance, names), default=0.0))


def _font(*, bold: bool = False) -> QFont:
    font = font_for(TextRole.CAPTION)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _line() -> float:
    return math.ceil(QFontMetricsF(font_for(TextRole.CAPTION)).height())
