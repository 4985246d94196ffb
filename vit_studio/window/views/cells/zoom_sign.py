"""The sign in the corner of a magnified picture: how often it is magnified, and which part of it is in sight."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for, mix
from vit_studio.window.views.cells.cell_grid import CellGrid

MAP: Final = 30.0
"""Logical pixels of the longer side of the little map."""
_OPACITY: Final = 0.92
_LEAST: Final = 3.0
_LINE: Final = 1.0


def paint_zoom_sign(
    painter: QPainter, grid: CellGrid, mouse: QPointF | None, *, row: int | None = None, column: int | None = None
) -> None:
    """In the corner at the lower right; in the one across while the mouse is near it.

    The map holds the selected row and column too: they may be out of sight.
    """
    place = sign_place(grid)
    if mouse is not None and place.adjusted(-MAP, -MAP, MAP, MAP).contains(mouse):
        place.moveTopLeft(grid.visible.topLeft() + QPointF(SPACE_XS, SPACE_XS))
    theme = current_theme()
    painter.save()
    painter.setOpacity(_OPACITY)
    painter.fillRect(place, theme.grid)
    painter.fillRect(place.adjusted(1, 1, -1, -1), theme.raised)
    painter.setOpacity(1.0)
    painter.setFont(font_for(TextRole.NUMBER))
    painter.setPen(theme.muted)
    text = place.adjusted(SPACE_XS, 0, -SPACE_XS, 0)
    painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, scale_text(grid))
    _paint_map(painter, grid, place)
    _paint_selected(painter, grid, map_place(grid, place), row, column)
    painter.restore()


def sign_place(grid: CellGrid) -> QRectF:
    """Where it stands when the mouse is elsewhere."""
    map_size = _map_size(grid)
    metrics = QFontMetricsF(font_for(TextRole.NUMBER))
    width = round(metrics.horizontalAdvance(scale_text(grid))) + map_size.width() + 3 * SPACE_XS
    height = max(round(metrics.height()), map_size.height()) + 2 * SPACE_XS
    corner = grid.visible.bottomRight() - QPointF(width + SPACE_XS, height + SPACE_XS)
    return QRectF(corner, QSizeF(width, height))


def map_place(grid: CellGrid, place: QRectF) -> QRectF:
    """Where the little map lies in the sign."""
    size = _map_size(grid)
    return QRectF(QPointF(place.right() - SPACE_XS - size.width(), place.center().y() - size.height() / 2), size)


def scale_text(grid: CellGrid) -> str:
    """Such as "× 4.2"."""
    return f"× {grid.frame.width() / max(grid.visible.width(), 1.0):.1f}"


def _paint_map(painter: QPainter, grid: CellGrid, place: QRectF) -> None:
    theme, whole = current_theme(), map_place(grid, place)
    painter.fillRect(whole, mix(theme.sunken, QColor(theme.grid), 0.4))
    seen, frame = grid.visible, grid.frame
    x, y = whole.width() / frame.width(), whole.height() / frame.height()
    left, top = (seen.left() - frame.left()) * x, (seen.top() - frame.top()) * y
    part = QRectF(left, top, max(seen.width() * x, _LEAST), max(seen.height() * y, _LEAST)).translated(whole.topLeft())
    painter.fillRect(part.intersected(whole), theme.accent)


def _paint_selected(painter: QPainter, grid: CellGrid, whole: QRectF, row: int | None, column: int | None) -> None:
    colour, edge = current_theme().selection, current_theme().selection_edge
    lines = []
    if row is not None:
        y = whole.top() + (row + 0.5) / grid.rows * whole.height()
        lines.append(QRectF(whole.left(), round(y - _LINE / 2), whole.width(), _LINE))
    if column is not None:
        x = whole.left() + (column + 0.5) / grid.columns * whole.width()
        lines.append(QRectF(round(x - _LINE / 2), whole.top(), _LINE, whole.height()))
    for line in lines:
        painter.fillRect(line.adjusted(-_LINE, -_LINE, _LINE, _LINE).intersected(whole), edge)
    for line in lines:
        painter.fillRect(line, colour)


def _map_size(grid: CellGrid) -> QSizeF:
    frame = grid.frame
    longest = max(frame.width(), frame.height(), 1.0)
    return QSizeF(*(max(round(MAP * side / longest), 6) for side in (frame.width(), frame.height())))
