"""A sum of vectors, read one dimension at a time: the summands' rows, and below them the row of the sum."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import MINUS
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.banded_view import Array, BandedView
from vit_studio.window.views.cells.matrix_axes import column_axis_room, paint_column_axis
from vit_studio.window.views.colours.levels import Levels

TALLEST_ROW: Final = 34.0
"""Logical pixels; a taller stripe shows no more."""


class SumRowsView(BandedView):
    """(summands + 1, columns): each row is a stripe, the selected column's value at its right; the last is the sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.setMinimumSize(240, 84)
        self.setAccessibleName(self.tr("Sum of vectors"))

    def sizeHint(self) -> QSize:
        return QSize(420, 110)

    def set_rows(self, names: Sequence[str], rows: Array, levels: Levels) -> None:
        """Names and values of the summands and, last, of their sum."""
        self._names = tuple(names)
        self.set_array(rows, levels)

    @property
    def values(self) -> list[str]:
        """What stands at the right of each row: sign and value of the selected column."""
        column = self.selected_column
        if column is None:
            return [""] * len(self.array)
        signs = ["", *["+ "] * (len(self.array) - 2), "= "]
        return [sign + _fixed_text(float(row[column])) for sign, row in zip(signs, self.array, strict=True)]

    def view_data(self) -> HeatMapData | None:
        data = super().view_data()
        return None if data is None else dataclasses.replace(data, row_names=self._names)

    def band_heights(self, height: float) -> list[tuple[int, float]]:
        rows = len(self.array)
        return [(1, min((height - (rows - 1) * self.gap) / rows, TALLEST_ROW))] * rows

    def room(self) -> QMarginsF:
        names = QFontMetricsF(font_for(TextRole.CAPTION))
        left = max(map(names.horizontalAdvance, self._names), default=0.0) + SPACE_S
        # for the widest number that this scale has, so that the stripes stand still when another dimension is read
        right = QFontMetricsF(_number_font()).horizontalAdvance(f"= {_fixed_text(self.levels.low)}") + SPACE_S
        return QMarginsF(left, column_axis_room(Axis(self.tr("dimension"))), right, 0)

    def paint_marks(self, painter: QPainter) -> None:
        if not self.array.size:
            return
        grid = self.grid()
        paint_column_axis(painter, Axis(self.tr("dimension")), grid, self.selected_column, self.hovered_column)
        super().paint_marks(painter)
        theme = current_theme()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for index, (name, value) in enumerate(zip(self._names, self.values, strict=True)):
            row = grid.row(index)
            painter.setFont(font_for(TextRole.CAPTION))
            painter.setPen(theme.muted)
            painter.drawText(QRectF(0, row.top(), row.left() - SPACE_S, row.height()), right, name)
            painter.setFont(_number_font())
            painter.setPen(theme.selection_text if index == len(self._names) - 1 else theme.text)
            painter.drawText(QRectF(row.right(), row.top(), self.width() - row.right(), row.height()), right, value)


def _number_font() -> QFont:
    font = font_for(TextRole.BODY)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _fixed_text(value: float) -> str:
    """Four decimals, so that the numbers of a sum stand one below the other."""
    return f"{value:.4f}".replace("-", MINUS)
