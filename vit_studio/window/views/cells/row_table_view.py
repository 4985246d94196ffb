"""A table whose rows fall into named bands, some of which nobody reads."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.banded_cells import Band
from vit_studio.window.views.cells.banded_view import Array, BandedView
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.matrix_axes import column_axis_room, paint_column_axis, paint_row_axis, row_axis_room

TALLEST_ROW: Final = 60.0
"""Logical pixels; a taller row shows no more."""
LEAST_LONE_ROW: Final = 12.0
"""A band of one row is as high at least, for its name stands beside it."""
_HATCH: Final = QColor(90, 90, 90, 150)


@dataclasses.dataclass(frozen=True)
class RowBand:
    """`count` rows that belong together; `first` is what people call the first of them by."""

    name: str
    count: int
    first: int = 0
    is_read: bool = True


class RowTableView(BandedView):
    """Signed values of (rows, columns), stretched to fill the widget; rows that are never read are hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[RowBand, ...] = ()
        self._columns = Axis(self.tr("dimension"))
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Table of positions"))

    @property
    def bands(self) -> tuple[RowBand, ...]:
        """From top to bottom."""
        return self._bands

    def set_table(self, table: Array, bands: Sequence[RowBand], *, first_dim: int = 0) -> None:
        """Show a table whose rows are those of the bands, one after the other."""
        self._bands = tuple(bands)
        self._columns = Axis(self.tr("dimension"), first_dim + 1)
        self.set_array(table, None)

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def fitted_size(self, size: QSize) -> QSize:
        """All of it, as far as rows may grow."""
        return size

    def picture_rect(self) -> QRectF:
        """Where the rows lie."""
        return self.grid().frame

    def band_heights(self, height: float) -> list[tuple[int, float]]:
        return row_band_heights(self._bands, height, gap=self.gap)

    def room(self) -> QMarginsF:
        metrics = QFontMetricsF(font_for(TextRole.CAPTION))
        names = [metrics.horizontalAdvance(band.name) + SPACE_S for band in self._bands if band.count == 1]
        axes = [row_axis_room(self._axis(band), band.count) for band in self._bands if band.count > 1]
        return QMarginsF(max([*names, *axes], default=0.0), column_axis_room(self._columns), 0, 0)

    def axes(self) -> tuple[Axis, Axis]:
        return Axis(self.tr("row"), self._bands[0].first if self._bands else 0), self._columns

    def paint_still(self, painter: QPainter) -> None:
        super().paint_still(painter)
        grid = self.grid()
        for band, where in zip(self._bands, grid.bands, strict=False):
            if not band.is_read:
                painter.fillRect(grid.part(where).frame, QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))

    def paint_marks(self, painter: QPainter) -> None:
        if not self.array.size:
            return
        grid = self.grid()
        paint_column_axis(painter, self._columns, grid, self.selected_column)
        for band, where in zip(self._bands, grid.bands, strict=True):
            selected = None if self.selected_row is None else self.selected_row - where.first
            self._paint_name(painter, band, grid.part(where), where, selected)
        super().paint_marks(painter)

    def _paint_name(self, painter: QPainter, band: RowBand, part: CellGrid, where: Band, selected: int | None) -> None:
        if band.count > 1:
            inside = selected if selected is not None and 0 <= selected < where.count else None
            paint_row_axis(painter, self._axis(band), part, inside)
            return
        theme, font = current_theme(), font_for(TextRole.CAPTION)
        painter.setFont(font)
        painter.setPen(theme.selection_text if selected == 0 else theme.muted)
        height = QFontMetricsF(font).height()
        rect = QRectF(0, part.frame.center().y() - height / 2, part.frame.left() - SPACE_S, height)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, band.name)

    @staticmethod
    def _axis(band: RowBand) -> Axis:
        return Axis(band.name, band.first)


def row_band_heights(bands: Sequence[RowBand], height: float, *, gap: float) -> list[tuple[int, float]]:
    """(rows, height of each) of every band; equal rows where they are high enough for the name of a lone one."""
    lone = sum(band.count == 1 for band in bands)
    others = sum(band.count for band in bands if band.count > 1)
    room = height - (len(bands) - 1) * gap
    lone_row = max(min(room / max(lone + others, 1), TALLEST_ROW), LEAST_LONE_ROW)
    row = min(max(room - lone * lone_row, 1.0) / max(others, 1), TALLEST_ROW)
    return [(band.count, lone_row if band.count == 1 else row) for band in bands]
