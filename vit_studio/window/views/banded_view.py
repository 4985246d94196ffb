"""An array painted in bands of rows: what belongs together stands together, on one scale."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import exact_text
from vit_studio.window.views.axis_labels import Axis
from vit_studio.window.views.banded_cells import BandedCells, stack_bands
from vit_studio.window.views.cell_grid import CellGrid
from vit_studio.window.views.cell_view import CellView
from vit_studio.window.views.colour_maps import ColourMap, to_qimage
from vit_studio.window.views.heatmap_view import paint_edges
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.painted_view import MARGIN

Array = npt.NDArray[np.floating]


class BandedView(CellView):
    """Signed values of a (rows, columns) array; a subclass says how its rows fall into bands."""

    gap = 8.0
    """Between two bands, in logical pixels: room for the outlines on both sides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._array: Array = np.empty((0, 0), np.float32)
        self._levels: Levels | None = None
        self._image: QImage | None = None
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
        self._array, self._levels, self._image = array, levels, None
        self.repaint_still()

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
        area = QRectF(self.rect()).marginsRemoved(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN) + self.room())
        heights = self.band_heights(max(area.height(), 1.0)) if self._array.size else []
        return stack_bands(area, columns=self._array.shape[1], heights=heights, gap=self.gap)

    def hover_text(self, row: int, column: int) -> str:
        value = exact_text(self._array[row, column])
        return value if self._describe is None else self.tr("{0}: {1}").format(self._describe(row, column), value)

    def recolour(self) -> None:
        self._image = None
        self.repaint_still()

    def paint_still(self, painter: QPainter) -> None:
        if not self._array.size:
            return
        if self._image is None:
            self._image = to_qimage(self._array, self.levels, ColourMap.DIVERGING)
        grid = self.grid()
        for band in grid.bands:
            part = grid.part(band)
            _draw_band(painter, part, self._image.copy(0, band.first, grid.columns, band.count))
            paint_edges(painter, part)


def _draw_band(painter: QPainter, part: CellGrid, picture: QImage) -> None:
    least = 1 / painter.device().devicePixelRatioF()
    if min(part.cell_width, part.cell_height) < least:
        # cells that share a pixel are averaged: nearest neighbour would drop whole rows, and a lone spike with them
        size = (part.frame.size() / least).toSize()
        ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(size, ignore, smooth)
    painter.drawImage(part.frame, picture)
