"""The axes of a matrix painted: names and numbers at its left and on top."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis, AxisCells, Label, LabelKind, place_labels
from vit_studio.window.views.cells.cell_grid import CellGrid

_GAP: Final = SPACE_XS + 2
"""Between the picture and its labels; the line around a selected row runs there."""
_ASIDE: Final = 4.0
"""Between the numbers of rows and the name at their left."""
_TIGHTER: Final = 1.0
"""The lines of name and numbers overlap by that much: nothing of either stands there."""


def row_axis_room(axis: Axis, count: int) -> float:
    """Width of the labels at the left of `count` rows."""
    return _numbers_width(axis, count) + (_line_of_name() + _ASIDE if axis.name else 0.0) + _GAP


def column_axis_room(axis: Axis | None = None) -> float:
    """Height of the labels above the columns; without an axis, that of the numbers alone."""
    return _numbers_height() + (_name_line() if axis is not None and axis.name else 0.0) + _GAP


def paint_row_axis(
    painter: QPainter, axis: Axis, grid: CellGrid, selected: int | None, hovered: int | None = None
) -> None:
    """At the left of the picture; the name runs upwards, at the left of the numbers."""
    seen = grid.visible
    cells = AxisCells(grid.visible_rows, seen.height(), grid.cell_height, grid.frame.top() - seen.top())
    width = _numbers_width(axis, grid.rows)
    left = seen.left() - _GAP - width
    for label in place_labels(axis, cells, _extent_along_rows, selected=selected, hovered=hovered):
        top, height = seen.top() + label.start, label.end - label.start
        if label.kind is LabelKind.NAME:
            _paint_upwards(painter, QRectF(left - _ASIDE - _line_of_name(), top, _line_of_name(), height), label)
        else:
            rect = QRectF(left, top, width, height)
            _paint(painter, rect, label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def paint_column_axis(
    painter: QPainter, axis: Axis, grid: CellGrid, selected: int | None, hovered: int | None = None
) -> None:
    """Above the picture; the name above the numbers."""
    seen = grid.visible
    cells = AxisCells(grid.visible_columns, seen.width(), grid.cell_width, grid.frame.left() - seen.left())
    top = seen.top() - _GAP - _numbers_height()
    for label in place_labels(axis, cells, _extent_along_columns, selected=selected, hovered=hovered):
        left, width = seen.left() + label.start, label.end - label.start
        rect = QRectF(left, top, width, _numbers_height())
        if label.kind is LabelKind.NAME:
            rect = QRectF(left, top - _name_line(), width, _line_of_name())
        _paint(painter, rect, label, Qt.AlignmentFlag.AlignCenter)


def _numbers_width(axis: Axis, count: int) -> float:
    metrics = QFontMetricsF(_font(LabelKind.SELECTED))
    return max(metrics.horizontalAdvance(axis.number(index)) for index in (0, max(count - 1, 0)))


def _numbers_height() -> float:
    return QFontMetricsF(_font(LabelKind.SELECTED)).height()


def _line_of_name() -> float:
    return QFontMetricsF(_font(LabelKind.NAME)).height()


def _name_line() -> float:
    """Height of the name above the numbers of columns."""
    return _line_of_name() - _TIGHTER


def _paint(painter: QPainter, rect: QRectF, label: Label, alignment: Qt.AlignmentFlag) -> None:
    painter.setFont(_font(label.kind))
    painter.setPen(_ink(label.kind))
    painter.drawText(rect, alignment | Qt.TextFlag.TextDontClip, label.text)


def _paint_upwards(painter: QPainter, rect: QRectF, label: Label) -> None:
    painter.save()
    painter.translate(rect.center())
    painter.rotate(-90)
    turned = QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width())
    _paint(painter, turned, label, Qt.AlignmentFlag.AlignCenter)
    painter.restore()


def _extent_along_rows(kind: LabelKind, text: str) -> float:
    metrics = QFontMetricsF(_font(kind))
    return metrics.horizontalAdvance(text) if kind is LabelKind.NAME else metrics.capHeight() + 4


def _extent_along_columns(kind: LabelKind, text: str) -> float:
    return QFontMetricsF(_font(kind)).horizontalAdvance(text)


def _font(kind: LabelKind) -> QFont:
    font = font_for(TextRole.CAPTION if kind is LabelKind.NAME else TextRole.NUMBER)
    if kind is LabelKind.SELECTED:
        font.setWeight(QFont.Weight.Bold)
    return font


def _ink(kind: LabelKind) -> QColor:
    theme = current_theme()
    return {LabelKind.SELECTED: theme.selection_text, LabelKind.HOVERED: theme.text}.get(kind, theme.muted)
