"""Many small pictures on one scale, side by side: all layers × heads, or all kernels, at a glance."""

import dataclasses
import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapGridData
from vit_studio.window.text import exact_text
from vit_studio.window.theme import current_theme
from vit_studio.window.views.colour_maps import ColourMap
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.marks import draw_hover, draw_selection, draw_thin_selection
from vit_studio.window.views.multiples_atlas import NO_PICTURES, Arrays, MultiplesAtlas
from vit_studio.window.views.multiples_layout import MultiplesLayout, fit_multiples, wrap
from vit_studio.window.views.multiples_names import MultiplesNames
from vit_studio.window.views.painted_view import MARGIN, PaintedView, arrow_step
from vit_studio.window.views.readout import Reading

Place = tuple[int, int]


class MultiplesView(PaintedView):
    """Pictures in rows and columns, painted from one atlas; a click chooses one, arrows step through them."""

    picture_clicked = Signal(int, int)
    """Row and column."""
    picture_index_clicked = Signal(int)
    """The same click, counted in reading order."""
    picture_hovered = Signal(int, int)
    hover_left = Signal()
    values_changed = Signal()
    """Other pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._atlas = MultiplesAtlas()
        self._grid: Place | None = None
        self._given: Arrays | None = None
        self._names = MultiplesNames()
        self._selected: Place | int | None = None
        self._marked_cell: Place | None = None
        self._hovered: Place | None = None
        self._describe: Callable[[int, int], str] | None = None
        self._describe_cell: Callable[[int, int], str] | None = None
        self.setMinimumSize(120, 100)
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

    def set_selected(self, place: Place | None) -> None:
        """Outline one picture, and light the names of its row and column."""
        self._select(place)

    def set_selected_index(self, index: int | None) -> None:
        """The same, counted in reading order."""
        self._select(index)

    def set_marked_cell(self, cell: Place | None) -> None:
        """Outline the same cell (row, column) in each picture."""
        if cell != self._marked_cell:
            self._marked_cell = cell
            self.update()

    def set_describe(self, describe: Callable[[int, int], str] | None) -> None:
        """What the tip says first about the picture in a row and column."""
        self._describe = describe

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
        return HeatMapGridData(
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
        """Where everything stands at this size; None without pictures."""
        return self._layout_in(self.area)

    def fitted_size(self, size: QSize) -> QSize:
        """The part of `size` that the pictures and their margins take."""
        margin = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
        layout = self._layout_in(QRectF(QPointF(0, 0), QSizeF(size)).marginsRemoved(margin))
        if layout is None:
            return size
        taken = layout.bounds.marginsAdded(margin).size()
        names = (
            QSizeF(self._names.width(self.width()), self._names.height()) if self._grid is not None else QSizeF(0, 0)
        )
        return QSize(math.ceil(taken.width() + names.width()), math.ceil(taken.height() + names.height()))

    def picture_rect(self) -> QRectF:
        """Where the pictures lie in the view."""
        layout = self.layout_now()
        return self.area if layout is None else layout.bounds

    def _layout_in(self, area: QRectF) -> MultiplesLayout | None:
        if not self._pictures.size:
            return None
        count, height, width = self._pictures.shape
        ratio = self.devicePixelRatioF()
        if self._grid is None:
            rows, columns = wrap(area, count=count, shape=(height, width))
        else:
            rows, columns = self._grid
            area = area.adjusted(self._names.width(self.width()), self._names.height(), 0, 0)
        return fit_multiples(area, rows=rows, columns=columns, shape=(height, width), count=count, ratio=ratio)

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
        selected = self._selected_place(layout)
        if self._grid is not None:
            self._names.paint(painter, layout, self.width(), selected)
        if self._marked_cell is not None:
            self._draw_marked_cells(painter, layout, self._marked_cell)
        if self._hovered is not None and self._hovered != selected and layout.holds(*self._hovered):
            draw_hover(painter, layout.rect(*self._hovered))
        if selected is not None:
            draw_selection(painter, layout.rect(*selected))

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

    def _select(self, selected: Place | int | None) -> None:
        if selected != self._selected:
            self._selected = selected
            self.update()

    def _selected_place(self, layout: MultiplesLayout) -> Place | None:
        place = divmod(self._selected, layout.columns) if isinstance(self._selected, int) else self._selected
        return place if place is not None and layout.holds(*place) else None

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._picture_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        layout, place = self.layout_now(), self._picture_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and layout is not None and place is not None:
            event.accept()
            self._click(place, layout)

    def usage(self) -> str:
        return self.tr("A click or the arrow keys choose a picture.")

    def take_key(self, event: QKeyEvent) -> bool:
        step, layout = arrow_step(event), self.layout_now()
        if step is None or layout is None:
            return False
        selected = self._selected_place(layout)
        wanted = (0, 0) if selected is None else layout.neighbour(*selected, rows=step[0], columns=step[1])
        if wanted != selected:
            self._click(wanted, layout)
        self.setAccessibleDescription(self._picture_words(wanted))
        return True

    def tip_at(self, point: QPointF) -> str:
        reading = self.reading_at(point)
        return self.tr("{0}: {1}").format(reading.words, reading.value) if reading.value else reading.words

    def reading_at(self, point: QPointF) -> Reading:
        layout, place = self.layout_now(), self._picture_at(point)
        if layout is None or place is None:
            return Reading()
        return self._reading(place, layout, layout.cell_at(point, place=place, shape=self._atlas.shape))

    def reading_of_keys(self) -> Reading:
        layout = self.layout_now()
        place = None if layout is None else self._selected_place(layout)
        if layout is None or place is None:
            return Reading()
        cell, shape = self._marked_cell, self._atlas.shape
        if cell is not None and 0 <= cell[0] < shape[0] and 0 <= cell[1] < shape[1]:
            return self._reading(place, layout, cell)
        return Reading(self._picture_words(place))

    def place_of_keys(self) -> QRectF | None:
        layout = self.layout_now()
        place = None if layout is None else self._selected_place(layout)
        return None if layout is None or place is None else layout.rect(*place)

    def _reading(self, place: Place, layout: MultiplesLayout, cell: Place) -> Reading:
        value = self._pictures[(place[0] * layout.columns + place[1], *cell)]
        words = [self._picture_words(place), self._cell_words(cell)]
        return Reading("\n".join(filter(None, words)), exact_text(value), self._atlas.colour_of(value))

    def _picture_words(self, place: Place) -> str:
        return self._describe(*place) if self._describe is not None else ""

    def _cell_words(self, cell: Place) -> str:
        if self._describe_cell is not None:
            return self._describe_cell(*cell)
        return self.tr("row {0} · column {1}").format(cell[0] + 1, cell[1] + 1)

    def _picture_at(self, point: QPointF) -> Place | None:
        layout = self.layout_now()
        return None if layout is None else layout.picture_at(point)

    def _click(self, place: Place, layout: MultiplesLayout) -> None:
        self.picture_clicked.emit(*place)
        self.picture_index_clicked.emit(place[0] * layout.columns + place[1])

    def _hover(self, place: Place | None) -> None:
        if place == self._hovered:
            return
        self._hovered = place
        self.update()
        if place is None:
            self.unsetCursor()
            self.hover_left.emit()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.picture_hovered.emit(*place)
