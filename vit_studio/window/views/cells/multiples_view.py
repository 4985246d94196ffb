"""Many small pictures on one scale, side by side: all layers × heads, or all kernels, at a glance."""

import dataclasses
import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapGridData
from vit_studio.window.text import exact_text
from vit_studio.window.theme import current_theme
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.multiples_atlas import NO_PICTURES, Arrays, MultiplesAtlas
from vit_studio.window.views.cells.multiples_layout import MultiplesLayout, fit_multiples, wrap
from vit_studio.window.views.cells.multiples_names import MultiplesNames
from vit_studio.window.views.cells.pictures_view import PicturesView, Place
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.marks import draw_thin_selection
from vit_studio.window.views.painting.painted_view import MARGIN
from vit_studio.window.views.painting.readout import Reading, parts_at


class MultiplesView(PicturesView):
    """Pictures in rows and columns, painted from one atlas; a click chooses one, arrows step through them."""

    values_changed = Signal()
    """Other pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = MultiplesAtlas()
        self._grid: Place | None = None
        self._given: Arrays | None = None
        self._names = MultiplesNames()
        self._marked_cell: Place | None = None
        self._describe_cell: Callable[[int, int], str] | None = None
        self.setMinimumSize(120, 100)
        self._axes = Axis(), Axis()
        self.setAccessibleName(self.tr("Small multiples"))

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def set_arrays(self, arrays: Arrays | None) -> None:
        """(rows, columns, h, w): one picture for each row and column; it must not change afterwards."""
        grid = None if arrays is None else (arrays.shape[0], arrays.shape[1])
        if arrays is None or arrays is not self._given or grid != self._grid:
            self._grid = grid
            self._show(arrays, NO_PICTURES if arrays is None else arrays.reshape(-1, *arrays.shape[2:]))

    def set_pictures(self, pictures: Arrays | None) -> None:
        """(count, h, w): rows and columns are chosen to fit the widget, and change with its size."""
        if pictures is None or pictures is not self._given or self._grid is not None:
            self._grid = None
            self._show(pictures, NO_PICTURES if pictures is None else pictures)

    def set_levels(self, levels: Levels | None) -> None:
        """The one scale of all pictures; None for the range of all their values."""
        if self._atlas.set_levels(levels):
            self.repaint_still()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The one colour map of all pictures."""
        if self._atlas.set_colour_map(colour_map):
            self.repaint_still()

    def set_row_names(self, names: Sequence[str]) -> None:
        """Shown at the left; only for pictures with rows and columns of their own."""
        self._rename(dataclasses.replace(self._names, rows=tuple(names)))

    def set_column_names(self, names: Sequence[str]) -> None:
        """Shown on top; only for pictures with rows and columns of their own."""
        self._rename(dataclasses.replace(self._names, columns=tuple(names)))

    def set_axes(self, rows: Axis, columns: Axis) -> None:
        """What rows and columns of pictures are, for figures and files of numbers; there is no room for it here."""
        self._axes = rows, columns

    def set_marked_cell(self, cell: Place | None) -> None:
        """Outline the same cell (row, column) in each picture."""
        if cell != self._marked_cell:
            self._marked_cell = cell
            self.update()

    def set_describe_cell(self, describe: Callable[[int, int], str] | None) -> None:
        """What is said of a row and column within a picture; None for their numbers."""
        self._describe_cell = describe

    @property
    def array(self) -> Arrays:
        """(count, h, w): the pictures that are shown, in reading order."""
        return self._pictures

    @property
    def levels(self) -> Levels:
        """The one scale of all pictures, in use."""
        return self._atlas.levels

    @property
    def _pictures(self) -> Arrays:
        return self._atlas.pictures

    def view_data(self) -> HeatMapGridData | None:
        """What is shown; None without pictures."""
        if not self._pictures.size:
            return None
        rows, columns = self._grid or (1, len(self._pictures))
        selected = divmod(self._selected, columns) if isinstance(self._selected, int) else self._selected
        row_axis, column_axis = self._axes if self._grid else (Axis(), Axis())
        return HeatMapGridData(
            rows=row_axis,
            columns=column_axis,
            array=self._pictures.reshape(rows, columns, *self._pictures.shape[1:]),
            row_names=self._names.rows if self._grid else (),
            column_names=self._names.columns if self._grid else (),
            levels=self._atlas.levels,
            colour_map=self._atlas.colour_map,
            selected=selected,
            cell=self._marked_cell,
            wraps=self._grid is None,
        )

    def layout_now(self) -> MultiplesLayout | None:
        return self._layout_in(self.size())

    def fitted_size(self, size: QSize) -> QSize:
        """The part of `size` that the pictures and their margins take."""
        layout = self._layout_in(size)
        if layout is None:
            return size
        taken = layout.bounds.marginsAdded(self._margins(size)).size()
        return QSize(math.ceil(taken.width()), math.ceil(taken.height()))

    def picture_rect(self) -> QRectF:
        """Where the pictures lie in the view."""
        layout = self.layout_now()
        return self.area if layout is None else layout.bounds

    def _layout_in(self, size: QSize) -> MultiplesLayout | None:
        if not self._pictures.size:
            return None
        area = QRectF(QPointF(0, 0), QSizeF(size)).marginsRemoved(self._margins(size))
        count, height, width = self._pictures.shape
        rows, columns = self._grid or wrap(area, count=count, shape=(height, width))
        ratio = self.devicePixelRatioF()
        return fit_multiples(area, rows=rows, columns=columns, shape=(height, width), count=count, ratio=ratio)

    def _margins(self, size: QSize) -> QMarginsF:
        """Room for the marks, and for the names of rows and columns."""
        names = self._names if self._grid is not None else MultiplesNames()
        return QMarginsF(MARGIN + names.width(size.width()), MARGIN + names.height(), MARGIN, MARGIN)

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        ratio = self.devicePixelRatioF()
        atlas = self._atlas.image(round(layout.height * ratio), round(layout.width * ratio))
        height, width, line = atlas.height() // len(self._pictures), atlas.width(), 1 / ratio
        for index in range(layout.count):
            target = layout.rect(*divmod(index, layout.columns))
            # an edge for pictures that are as pale, or as dark, as the panel
            painter.fillRect(target.adjusted(-line, -line, line, line), current_theme().grid)
            painter.drawImage(target, atlas, QRectF(0, index * height, width, height))

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        if self._grid is not None:
            self._names.paint(painter, layout, self.width(), self.selected_place(layout))
        if self._marked_cell is not None:
            self._draw_marked_cells(painter, layout, self._marked_cell)
        super().paint_marks(painter)

    def _draw_marked_cells(self, painter: QPainter, layout: MultiplesLayout, cell: Place) -> None:
        height, width = self._atlas.shape
        if not (0 <= cell[0] < height and 0 <= cell[1] < width):
            return
        for index in range(layout.count):
            place = divmod(index, layout.columns)
            draw_thin_selection(painter, layout.cell_rect(*place, cell=cell, shape=(height, width)))

    def _rename(self, names: MultiplesNames) -> None:
        if names != self._names:
            self._names = names
            self.repaint_still()

    def _show(self, given: Arrays | None, pictures: Arrays) -> None:
        if pictures.shape != self._pictures.shape:
            self.updateGeometry()
        self._given = given
        self._atlas.set_pictures(pictures)
        self.repaint_still()
        self.values_changed.emit()

    def recolour(self) -> None:
        self._atlas.forget_colours()
        self.repaint_still()

    # what is read out

    def tip_at(self, point: QPointF) -> str:
        reading = self.reading_at(point)
        return self.tr("{0}: {1}").format(reading.words, reading.value) if reading.value else reading.words

    def reading_at(self, point: QPointF) -> Reading:
        layout, place = self.layout_now(), self.picture_at(point)
        if layout is None or place is None:
            return Reading()
        return self._reading(place, layout, layout.cell_at(point, place=place, shape=self._atlas.shape))

    def reading_of_keys(self) -> Reading:
        layout = self.layout_now()
        place = None if layout is None else self.selected_place(layout)
        if layout is None or place is None:
            return Reading()
        cell, shape = self._marked_cell, self._atlas.shape
        if cell is not None and 0 <= cell[0] < shape[0] and 0 <= cell[1] < shape[1]:
            return self._reading(place, layout, cell)
        return Reading(self.picture_words(place))

    def _reading(self, place: Place, layout: MultiplesLayout, cell: Place) -> Reading:
        where = (place[0] * layout.columns + place[1], *cell)
        value, parts = self._pictures[where], parts_at(self._pictures, where)
        words = [self.picture_words(place), self._cell_words(cell)]
        return Reading("\n".join(filter(None, words)), exact_text(value), self._atlas.colour_of(value), parts)

    def _cell_words(self, cell: Place) -> str:
        if self._describe_cell is not None:
            return self._describe_cell(*cell)
        return self.tr("row {0} · column {1}").format(cell[0] + 1, cell[1] + 1)
