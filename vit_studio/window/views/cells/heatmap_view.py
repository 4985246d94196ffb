"""An array painted: one cell for each number, the selected row and column outlined, every value under the mouse."""

import dataclasses
import math
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import exact_text, short_number_text
from vit_studio.window.theme import TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_layout import CellRules
from vit_studio.window.views.cells.cell_values import READABLE_FROM, paint_values, shows_values
from vit_studio.window.views.cells.heatmap_painting import build_picture, paint_edges, paint_picture, picture_size
from vit_studio.window.views.cells.matrix_axes import column_axis_room, paint_column_axis, paint_row_axis, row_axis_room
from vit_studio.window.views.cells.zoom_view import ZoomView
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.painted_view import MARGIN
from vit_studio.window.views.painting.readout import Reading, parts_at

Array = npt.NDArray[np.floating]

LEAST: Final = 96
"""Logical pixels that the longer side of a picture never falls below, even when its cells could be smaller."""
PREFERRED: Final = 320
_STRETCHED: Final = 1.1
"""Ratio of a cell's sides from which the picture says that it is stretched."""


class HeatmapView(ZoomView):
    """Paints a (rows, columns) array; its picture is built only when the array or its colours change."""

    values_changed = Signal()
    """Another array, or another range."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._array: Array = np.empty((0, 0), np.float32)
        self._levels: Levels | None = None
        self._colour_map = ColourMap.SEQUENTIAL
        self._picture: QImage | None = None
        self._row_axis: Axis | None = None
        self._column_axis: Axis | None = None
        self._square = True
        self._cell_size: float | None = None
        self._alignment = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        self._shows_values: bool | None = None
        self._value_text: Callable[[float], str] = short_number_text
        self._describe: Callable[[int, int], str] | None = None
        self.setAccessibleName(self.tr("Heat map"))

    # what is shown

    @property
    def array(self) -> Array:
        """(rows, columns): what is shown now; (0, 0) before the first `set_array`."""
        return self._array

    def set_array(self, array: Array) -> None:
        """Show a (rows, columns) array; it must not change afterwards."""
        if array.ndim != 2:
            raise ValueError(f"a heat map needs (rows, columns), not {array.shape}")
        known, self._array = self._array, array
        if _are_equal(array, known):
            return  # to look at; what a difference is made of may be other numbers now
        resized = array.shape != known.shape
        self.recolour()
        if resized:
            self.forget_cells()
            self.updateGeometry()
        self.values_changed.emit()

    def set_levels(self, levels: Levels | None) -> None:
        """The range of the colour map; None for the range of the array (symmetric for the diverging map)."""
        if levels != self._levels:
            self._levels = levels
            self.recolour()

    @property
    def levels(self) -> Levels:
        """The range of the colour map in use."""
        if self._levels is not None:
            return self._levels
        symmetric = self._colour_map is ColourMap.DIVERGING
        return Levels.symmetric(self._array) if symmetric else Levels.of(self._array)

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """Sequential for magnitudes, diverging for signed values, grey for pixels."""
        if colour_map != self._colour_map:
            self._colour_map = colour_map
            self.recolour()

    def set_axes(self, rows: Axis | None, columns: Axis | None) -> None:
        """Name rows and columns, and number them as people do; None leaves an axis away."""
        if (rows, columns) != (self._row_axis, self._column_axis):
            self._row_axis, self._column_axis = rows, columns
            self._resized()

    def set_show_values(self, show: bool) -> None:
        """Ask for room to write the number into each cell, or write none; by default they stand where 28 pixels are."""
        if show != self._shows_values:
            self._shows_values = show
            self._resized()

    def set_value_text(self, value_text: Callable[[float], str]) -> None:
        """How a number is written in its cell; `pixel_text` for pixels. The tip always tells all digits."""
        self._value_text = value_text
        self.repaint_still()

    def set_describe(self, describe: Callable[[int, int], str] | None) -> None:
        """What the tip says about a row and column before the value; None for their names and numbers."""
        self._describe = describe

    def view_data(self) -> HeatMapData | None:
        """What is shown; None before the first `set_array`."""
        if not self._array.size:
            return None
        return HeatMapData(
            array=self._array,
            rows=self._row_axis or Axis(),
            columns=self._column_axis or Axis(),
            levels=self.levels,
            colour_map=self._colour_map,
            row=self.selected_row,
            column=self.selected_column,
            square=self._square,
        )

    # how large

    def set_cell_aspect(self, square: bool) -> None:
        """Square cells, or cells stretched to fill the room (the picture then says so)."""
        if square != self._square:
            self._square = square
            self._resized()

    def set_cell_size(self, cell_size: float | None) -> None:
        """Fix the side of the square cells, in logical pixels; None fits the picture to the room."""
        if cell_size != self._cell_size:
            self._cell_size = cell_size
            self._resized()

    def set_alignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Where the picture stands if there is room to spare; at the top in the middle unless told otherwise."""
        self._alignment = alignment
        self.repaint_still()

    def cell_size_in(self, size: QSize) -> float:
        """The side that square cells would have in a widget of that size: the least of several views suits them all."""
        rules = self._rules(cell_size=None, square=True)
        return rules.cell_in(self._around_picture(size).size(), self.devicePixelRatioF()).width()

    def fitted_size(self, size: QSize) -> QSize:
        """The part of `size` that the picture, its axes and its margins take."""
        room = self._around_picture(size)
        cell = self._rules().cell_in(room.size(), self.devicePixelRatioF())
        return self._size_with_cells(cell)

    def sizeHint(self) -> QSize:
        side = min(max(PREFERRED / max(*self._array.shape, 1), 4.0), 28.0)
        return self._size_with_cells(self._fixed_or(max(side, READABLE_FROM + 4) if self._shows_values else side))

    def minimumSizeHint(self) -> QSize:
        return self._size_with_cells(self._fixed_or(min(max(LEAST / max(*self._array.shape, 1), 0.5), 24.0)))

    def picture_rect(self) -> QRectF:
        """Where the picture lies at this size."""
        return self.fitted_grid().frame

    # where things stand

    def fitted_grid(self) -> CellGrid:
        return self._rules().place(self._around_picture(self.size()), self.devicePixelRatioF())

    def hover_text(self, row: int, column: int) -> str:
        """Where a cell is, and its value with all its digits."""
        reading = self.reading(row, column)
        return self.tr("{0}: {1}").format(reading.words, reading.value)

    def reading(self, row: int, column: int) -> Reading:
        describe, value = self._describe or self._place_text, self._array[row, column]
        unit = float(self.levels.unit(value))
        colour = None if math.isnan(unit) else colour_at(self._colour_map, unit)
        return Reading(describe(row, column), exact_text(value), colour, parts_at(self._array, (row, column)))

    # painting

    def paint_still(self, painter: QPainter) -> None:
        if not self._array.size:
            return
        grid = self.grid()
        paint_picture(painter, grid, self._picture_for(grid))
        paint_edges(painter, grid)
        if (self._shows_values is not False or self.is_zoomed) and shows_values(grid):
            self._paint_values(painter, grid)
        if self._is_stretched(grid):
            self._paint_note(painter, grid)

    def paint_marks(self, painter: QPainter) -> None:
        if not self._array.size:
            return
        if self._row_axis is not None:
            paint_row_axis(painter, self._row_axis, self.grid(), self.selected_row, self.hovered_row)
        if self._column_axis is not None:
            paint_column_axis(painter, self._column_axis, self.grid(), self.selected_column, self.hovered_column)
        super().paint_marks(painter)

    def _picture_for(self, grid: CellGrid) -> QImage:
        rows, columns = picture_size(grid, self.devicePixelRatioF())
        kept = self._picture
        if kept is None or (kept.height(), kept.width()) != (rows, columns):
            self._picture = build_picture(self._array, (rows, columns), self.levels, self._colour_map)
        return self._picture or QImage()

    def _paint_values(self, painter: QPainter, grid: CellGrid) -> None:
        rows, columns = grid.visible_rows, grid.visible_columns
        painter.save()
        painter.setClipRect(grid.visible)
        paint_values(
            painter,
            grid.seen_part(),
            self._array[rows.start : rows.stop, columns.start : columns.stop],
            levels=self.levels,
            colour_map=self._colour_map,
            text=self._value_text,
        )
        painter.restore()

    def _paint_note(self, painter: QPainter, grid: CellGrid) -> None:
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        below = QRectF(0, grid.visible.bottom() + MARGIN, grid.visible.right(), self._note_room())
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.tr("stretched"))

    def recolour(self) -> None:
        self._picture = None
        self.repaint_still()

    # inside

    def _resized(self) -> None:
        self.updateGeometry()
        self.repaint_still()

    def _place_text(self, row: int, column: int) -> str:
        rows, columns = self._row_axis or Axis(self.tr("row")), self._column_axis or Axis(self.tr("column"))
        return f"{rows.name} {rows.number(row)} · {columns.name} {columns.number(column)}"

    def _fixed_or(self, side: float) -> QSizeF:
        side = self._cell_size or side
        return QSizeF(side, side)

    def _is_stretched(self, grid: CellGrid) -> bool:
        sides = sorted((grid.cell_width, grid.cell_height))
        return not self._square and sides[1] > sides[0] * _STRETCHED

    def _rules(self, **changes: Any) -> CellRules:
        rows, columns = self._array.shape
        rules = CellRules(
            rows=rows, columns=columns, square=self._square, cell_size=self._cell_size, alignment=self._alignment
        )
        return dataclasses.replace(rules, **changes)

    def _margins(self) -> QMarginsF:
        rows, _ = self._array.shape
        left = 0.0 if self._row_axis is None else row_axis_room(self._row_axis, rows)
        top = 0.0 if self._column_axis is None else column_axis_room(self._column_axis)
        bottom = 0.0 if self._square else self._note_room()
        return QMarginsF(MARGIN + left, MARGIN + top, MARGIN, MARGIN + bottom)

    @staticmethod
    def _note_room() -> float:
        return QFontMetricsF(font_for(TextRole.CAPTION)).height()

    def _around_picture(self, size: QSize) -> QRectF:
        return QRectF(QPointF(0, 0), QSizeF(size)).marginsRemoved(self._margins())

    def _size_with_cells(self, cell: QSizeF) -> QSize:
        rows, columns = self._array.shape
        margins = self._margins()
        width = cell.width() * columns + margins.left() + margins.right()
        height = cell.height() * rows + margins.top() + margins.bottom()
        return QSize(math.ceil(width), math.ceil(height))


def _are_equal(first: Array, second: Array) -> bool:
    """Mostly the first row tells already; of large arrays the whole takes milliseconds."""
    return (
        first.shape == second.shape
        and np.array_equal(first[:1], second[:1], equal_nan=True)
        and np.array_equal(first, second, equal_nan=True)
    )
