"""An array painted in bands of rows: what belongs together stands together, on one scale."""

import math
from collections.abc import Callable
from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QMarginsF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import exact_text, short_number_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.banded_cells import BandedCells, stack_bands
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_values import paint_values, shows_values
from vit_studio.window.views.cells.heatmap_painting import build_picture, paint_edges, paint_picture, picture_size
from vit_studio.window.views.cells.zoom_view import ZoomView
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.painted_view import MARGIN
from vit_studio.window.views.painting.readout import Reading, parts_at

Array = npt.NDArray[np.floating]


class BandedView(ZoomView):
    """Signed values of a (rows, columns) array; a subclass says how its rows fall into bands."""

    can_zoom = False

    gap = 8.0
    """Between two bands, in logical pixels: room for the outlines on both sides."""

    values_changed = Signal()
    """Another array."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._array: Array = np.empty((0, 0), np.float32)
        self._levels: Levels | None = None
        self._describe: Callable[[int, int], str] | None = None

    @property
    def array(self) -> Array:
        """(rows, columns): what is shown now; (0, 0) before the first `set_array`."""
        return self._array

    @property
    def levels(self) -> Levels:
        """The range of the colour map, 0 in its middle."""
        return Levels.symmetric(self._array) if self._levels is None else self._levels

    def set_array(self, array: Array, levels: Levels | None = None) -> None:
        """Show a (rows, columns) array on `levels`, or on its own symmetric range; it must not change afterwards."""
        if array.shape != self._array.shape:
            self.forget_cells()
        self._array, self._levels = array, levels
        self.repaint_still()
        self.values_changed.emit()

    def set_levels(self, levels: Levels | None) -> None:
        """The range of the colour map; None for the symmetric range of the array."""
        if levels != self._levels:
            self._levels = levels
            self.recolour()

    def set_describe(self, describe: Callable[[int, int], str]) -> None:
        """What the tip says about a row and column before the value."""
        self._describe = describe

    def axes(self) -> tuple[Axis, Axis]:
        """What rows and columns are called and numbered by, for figures and tables."""
        return Axis(self.tr("row")), Axis(self.tr("dimension"))

    def view_data(self) -> HeatMapData | None:
        """What is shown; None before the first `set_array`."""
        if not self._array.size:
            return None
        rows, columns = self.axes()
        return HeatMapData(
            array=self._array,
            rows=rows,
            columns=columns,
            levels=self.levels,
            colour_map=ColourMap.DIVERGING,
            row=self.selected_row,
            column=self.selected_column,
            square=False,
        )

    def band_heights(self, height: float) -> list[tuple[int, float]]:
        """(rows, height of each) of every band, from top to bottom, when all of them have that much room."""
        raise NotImplementedError

    def room(self) -> QMarginsF:
        """What a subclass keeps free around its cells for labels."""
        return QMarginsF()

    def grid(self) -> BandedCells:
        return cast("BandedCells", super().grid())  # where `fitted_grid` puts them, magnified

    def fitted_grid(self) -> BandedCells:
        area = QRectF(self.rect()).marginsRemoved(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN) + self.room())
        heights = self.band_heights(max(area.height(), 1.0)) if self._array.size else []
        return stack_bands(area, columns=self._array.shape[1], heights=heights, gap=self.gap)

    def hover_text(self, row: int, column: int) -> str:
        value = exact_text(self._array[row, column])
        return value if self._describe is None else self.tr("{0}: {1}").format(self._describe(row, column), value)

    def reading(self, row: int, column: int) -> Reading:
        value = self._array[row, column]
        words = "" if self._describe is None else self._describe(row, column)
        unit = float(self.levels.unit(value))
        colour = None if math.isnan(unit) else colour_at(ColourMap.DIVERGING, unit)
        return Reading(words, exact_text(value), colour, parts_at(self._array, (row, column)))

    def paint_still(self, painter: QPainter) -> None:
        if not self._array.size:
            return
        grid = self.grid()
        for band in grid.bands:
            part = grid.part(band)
            if part.visible.isEmpty():
                continue
            size = picture_size(part, self.devicePixelRatioF())
            rows = self._array[band.first : band.first + band.count]
            paint_picture(painter, part, build_picture(rows, size, self.levels, ColourMap.DIVERGING))
            paint_edges(painter, part)
            if self.is_zoomed and shows_values(part):
                self._paint_values(painter, part, rows)

    def _paint_values(self, painter: QPainter, part: CellGrid, rows: Array) -> None:
        """The numbers of one band, as far as its cells are in sight."""
        down, across = part.visible_rows, part.visible_columns
        painter.save()
        painter.setClipRect(part.visible)
        paint_values(
            painter,
            part.seen_part(),
            rows[down.start : down.stop, across.start : across.stop],
            levels=self.levels,
            colour_map=ColourMap.DIVERGING,
            text=short_number_text,
        )
        painter.restore()
