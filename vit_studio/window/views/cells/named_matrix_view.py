"""A small matrix whose rows and columns have names, each cell large enough for its number."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import exact_text, short_number_text
from vit_studio.window.theme import current_theme
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_values import paint_values
from vit_studio.window.views.cells.cell_view import Cell, CellView
from vit_studio.window.views.cells.matrix_names import MatrixNames
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at, to_qimage
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.marks import draw_selection
from vit_studio.window.views.painting.painted_view import MARGIN, arrow_step
from vit_studio.window.views.painting.readout import Reading, parts_at

Array = npt.NDArray[np.floating]

LEAST_CELL: Final = QSizeF(26, 20)
PREFERRED_CELL: Final = QSizeF(44, 32)


class NamedMatrixView(CellView):
    """Magnitudes or signed values, all in sight at once; one cell may be lit. Cells that hold nan are empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._array: Array = np.empty((0, 0), np.float32)
        self._levels = Levels(0.0, 1.0)
        self._colour_map = ColourMap.SEQUENTIAL
        self._image: QImage | None = None
        self._names = MatrixNames()
        self._lit: Cell | None = None
        self._chosen: Cell | None = None
        self._marked_row: int | None = None
        self._value_text: Callable[[float], str] = short_number_text
        self._describe: Callable[[int, int], str] | None = None

    # what is shown

    @property
    def array(self) -> Array:
        """(rows, columns): what is shown now; (0, 0) before the first `set_array`."""
        return self._array

    @property
    def levels(self) -> Levels:
        """The range of the colours."""
        return self._levels

    @property
    def names(self) -> MatrixNames:
        """Of rows, columns and axes."""
        return self._names

    @property
    def lit(self) -> Cell | None:
        """The outlined cell."""
        return self._lit

    @property
    def chosen(self) -> Cell | None:
        """The framed cell."""
        return self._chosen

    @property
    def marked_row(self) -> int | None:
        """The row whose name is written in the colour of what is true."""
        return self._marked_row

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """Sequential for magnitudes, diverging for signed values."""
        if colour_map is not self._colour_map:
            self._colour_map, self._image = colour_map, None
            self.repaint_still()

    def set_array(
        self, array: Array, levels: Levels, *, rows: Sequence[str], columns: Sequence[str], axes: tuple[Axis, Axis]
    ) -> None:
        """Show a (rows, columns) array with a name for each row and column; it must not change afterwards."""
        if array.shape != (len(rows), len(columns)):
            raise ValueError(f"names for {len(rows)} × {len(columns)} cells, but an array of shape {array.shape}")
        names = MatrixNames(tuple(rows), tuple(columns), axes)
        known, self._array = self._array, array
        if (names, levels) == (self._names, self._levels) and np.array_equal(array, known, equal_nan=True):
            return  # to look at; what a difference is made of may be other numbers now
        if array.shape != known.shape:
            self.forget_cells()
        if names != self._names:
            self._names = names
            self.updateGeometry()
        self._levels = levels
        self.recolour()

    def set_lit(self, cell: Cell | None) -> None:
        """Outline a cell."""
        if cell != self._lit:
            self._lit = cell
            self.update()

    def set_chosen(self, cell: Cell | None) -> None:
        """Frame a cell that a person has picked, beside the one that is lit."""
        if cell != self._chosen:
            self._chosen = cell
            self.update()

    def set_marked_row(self, row: int | None) -> None:
        """Write the name of a row in the colour of what is true."""
        if row != self._marked_row:
            self._marked_row = row
            self.repaint_still()

    def set_value_text(self, value_text: Callable[[float], str]) -> None:
        """How a number is written in its cell; the readout tells all its digits."""
        self._value_text = value_text
        self.repaint_still()

    def set_describe(self, describe: Callable[[int, int], str] | None) -> None:
        """What the readout says of a cell beside its value; None for the names of row and column."""
        self._describe = describe

    def view_data(self) -> HeatMapData | None:
        """What is shown; None before the first `set_array`."""
        if not self._array.size:
            return None
        rows, columns = self._names.axes
        return HeatMapData(
            array=self._array,
            rows=rows,
            columns=columns,
            row_names=self._names.rows,
            column_names=self._names.columns,
            levels=self._levels,
            colour_map=self._colour_map,
            row=self.selected_row,
            column=self.selected_column,
            cell=self._lit,
            square=False,
        )

    # where things stand

    def sizeHint(self) -> QSize:
        return self._size_with_cells(PREFERRED_CELL)

    def minimumSizeHint(self) -> QSize:
        return self._size_with_cells(LEAST_CELL)

    def fitted_size(self, size: QSize) -> QSize:
        """The part of `size` that matrix, names and margins take."""
        frame = self._names.place(QRectF(QPointF(0, 0), QSizeF(size)), self.devicePixelRatioF(), centred=False).frame
        return QSize(math.ceil(frame.right() + MARGIN), math.ceil(frame.bottom() + MARGIN))

    def picture_rect(self) -> QRectF:
        """Where the matrix lies at this size."""
        return self.grid().frame

    def grid(self) -> CellGrid:
        return self._names.place(QRectF(self.rect()), self.devicePixelRatioF(), centred=True)

    def hover_text(self, row: int, column: int) -> str:
        reading = self.reading(row, column)
        return f"{reading.words}: {reading.value}" if reading.value else reading.words

    def reading(self, row: int, column: int) -> Reading:
        names = f"{self._names.rows[row]} · {self._names.columns[column]}"
        words = names if self._describe is None else self._describe(row, column)
        value = float(self._array[row, column])
        if math.isnan(value):
            return Reading(words)
        colour = colour_at(self._colour_map, float(self._levels.unit(value)))
        return Reading(words, exact_text(value), colour, parts_at(self._array, (row, column)))

    # painting

    def recolour(self) -> None:
        self._image = None
        self.repaint_still()

    def paint_still(self, painter: QPainter) -> None:
        if not self._array.size:
            return
        if self._image is None:
            self._image = to_qimage(self._array, self._levels, self._colour_map)
        grid = self.grid()
        painter.fillRect(grid.frame, current_theme().sunken)
        painter.drawImage(grid.frame, self._image)
        _paint_lines(painter, grid)
        paint_values(
            painter,
            grid,
            self._array,
            levels=self._levels,
            colour_map=self._colour_map,
            text=lambda value: "" if math.isnan(value) else self._value_text(value),
        )
        self.paint_names(painter, grid)

    def paint_names(self, painter: QPainter, grid: CellGrid) -> None:
        """Those of rows, columns and axes, around the cells."""
        self._names.paint(painter, grid, marked_row=self._marked_row)

    def take_key(self, event: QKeyEvent) -> bool:
        step = arrow_step(event)
        if step is not None and self._current is None:
            self._current = self._chosen or self._lit
        if step is not None and self._current is not None and self._stepped(self.grid(), *step) == self._current:
            return True  # at the edge: a cell that is clicked twice may mean something else
        return super().take_key(event)

    def paint_marks(self, painter: QPainter) -> None:
        super().paint_marks(painter)
        if not self._array.size:
            return
        if self._lit is not None:
            draw_selection(painter, self.grid().cell(*self._lit))
        if self._chosen is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(current_theme().surface, 5.0))
            painter.drawRect(self.grid().cell(*self._chosen))
            painter.setPen(QPen(current_theme().accent, 3.0))
            painter.drawRect(self.grid().cell(*self._chosen))

    def _size_with_cells(self, cell: QSizeF) -> QSize:
        rows, columns = self._array.shape
        margins = self._names.margins(stand=self._names.columns_stand(cell.width()))
        width = cell.width() * columns + margins.left() + margins.right()
        return QSize(math.ceil(width), math.ceil(cell.height() * rows + margins.top() + margins.bottom()))


def _paint_lines(painter: QPainter, grid: CellGrid) -> None:
    """Fine gaps between the cells."""
    surface, frame = current_theme().surface, grid.frame
    for column in range(1, grid.columns):
        painter.fillRect(QRectF(grid.column(column).left(), frame.top(), 1, frame.height()), surface)
    for row in range(1, grid.rows):
        painter.fillRect(QRectF(frame.left(), grid.row(row).top(), frame.width(), 1), surface)
