"""Many small pictures on one scale, side by side: all layers × heads, or all kernels, at a glance."""

import math
import re
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapGridData
from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.colour_maps import ColourMap, to_qimage
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.marks import draw_hover, draw_selection, draw_thin_selection
from vit_studio.window.views.multiples_layout import MultiplesLayout, fit_multiples, wrap
from vit_studio.window.views.painted_view import MARGIN, PaintedView, arrow_step

Arrays = npt.NDArray[np.floating]
Place = tuple[int, int]

NO_PICTURES: Final[Arrays] = np.zeros((0, 1, 1))

WIDEST_NAMES: Final = 0.25
"""Share of the width that row names may take; beyond it they are cut down to their numbers."""


class MultiplesView(PaintedView):
    """Pictures in rows and columns, painted from one atlas; a click chooses one, arrows step through them."""

    picture_clicked = Signal(int, int)
    """Row and column."""
    picture_index_clicked = Signal(int)
    """The same click, counted in reading order."""
    picture_hovered = Signal(int, int)
    hover_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._pictures: Arrays = NO_PICTURES
        self._grid: Place | None = None
        self._levels: Levels | None = None
        self._colour_map = ColourMap.VIRIDIS
        self._row_names: tuple[str, ...] = ()
        self._column_names: tuple[str, ...] = ()
        self._selected: Place | int | None = None
        self._marked_cell: Place | None = None
        self._hovered: Place | None = None
        self._describe: Callable[[int, int], str] | None = None
        self._atlas: QImage | None = None
        self.setMinimumSize(120, 100)
        self.setAccessibleName(self.tr("Small multiples"))

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def set_arrays(self, arrays: Arrays | None) -> None:
        """(rows, columns, h, w): one picture for each row and column."""
        self._grid = None if arrays is None else (arrays.shape[0], arrays.shape[1])
        self._show(NO_PICTURES if arrays is None else arrays.reshape(-1, *arrays.shape[2:]))

    def set_pictures(self, pictures: Arrays | None) -> None:
        """(count, h, w): rows and columns are chosen to fit the widget, and change with its size."""
        self._grid = None
        self._show(NO_PICTURES if pictures is None else pictures)

    def set_levels(self, levels: Levels | None) -> None:
        """The one scale of all pictures; None for the range of all their values."""
        if levels != self._levels:
            self._levels = levels
            self.recolour()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The one colour map of all pictures."""
        if colour_map != self._colour_map:
            self._colour_map = colour_map
            self.recolour()

    def set_row_names(self, names: Sequence[str]) -> None:
        """Shown at the left; only for pictures with rows and columns of their own."""
        self._row_names = tuple(names)
        self.repaint_still()

    def set_column_names(self, names: Sequence[str]) -> None:
        """Shown on top; only for pictures with rows and columns of their own."""
        self._column_names = tuple(names)
        self.repaint_still()

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

    def view_data(self) -> HeatMapGridData | None:
        """What is shown; None without pictures."""
        if not self._pictures.size:
            return None
        rows, columns = self._grid or (1, len(self._pictures))
        selected = divmod(self._selected, columns) if isinstance(self._selected, int) else self._selected
        return HeatMapGridData(
            array=self._pictures.reshape(rows, columns, *self._pictures.shape[1:]),
            row_names=self._row_names if self._grid else (),
            column_names=self._column_names if self._grid else (),
            levels=self._levels or Levels.of(self._pictures),
            colour_map=self._colour_map,
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
        names = QSizeF(self._names_width(), self._names_height()) if self._grid is not None else QSizeF(0, 0)
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
            area = area.adjusted(self._names_width(), self._names_height(), 0, 0)
        return fit_multiples(area, rows=rows, columns=columns, shape=(height, width), count=count, ratio=ratio)

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        if self._atlas is None:
            self._atlas = self._painted_atlas()
        height, width = self._pictures.shape[1:]
        line = 1 / self.devicePixelRatioF()
        smaller = layout.width < width * line
        for index in range(layout.count):
            source = QRectF(0, index * height, width, height)
            target = layout.rect(*divmod(index, layout.columns))
            # an edge for pictures that are as pale, or as dark, as the panel
            painter.fillRect(target.adjusted(-line, -line, line, line), current_theme().grid)
            if smaller:
                _draw_shrunk(painter, target, self._atlas.copy(source.toRect()))
            else:
                painter.drawImage(target, self._atlas, source)

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        selected = self._selected_place(layout)
        if self._grid is not None:
            self._draw_names(painter, layout, selected)
        if self._marked_cell is not None:
            self._draw_marked_cells(painter, layout, self._marked_cell)
        if self._hovered is not None and self._hovered != selected and layout.holds(*self._hovered):
            draw_hover(painter, layout.rect(*self._hovered))
        if selected is not None:
            draw_selection(painter, layout.rect(*selected))

    def _painted_atlas(self) -> QImage:
        # one below the other: a view of the same memory, so that all pictures are coloured by one numpy call
        strip = self._pictures.reshape(-1, self._pictures.shape[2])
        return to_qimage(strip, self._levels or Levels.of(strip), self._colour_map)

    def _draw_marked_cells(self, painter: QPainter, layout: MultiplesLayout, cell: Place) -> None:
        _, height, width = self._pictures.shape
        if not (0 <= cell[0] < height and 0 <= cell[1] < width):
            return
        for index in range(layout.count):
            place = divmod(index, layout.columns)
            draw_thin_selection(painter, layout.cell_rect(*place, cell=cell, shape=(height, width)))

    def _draw_names(self, painter: QPainter, layout: MultiplesLayout, selected: Place | None) -> None:
        painter.setFont(font_for(TextRole.CAPTION))
        metrics = QFontMetricsF(painter.font())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, name in enumerate(self._fitting_row_names()[: layout.rows]):
            rect = layout.rect(row, 0)
            rect.setRect(0, rect.top(), rect.left() - SPACE_S, rect.height())
            _draw_name(painter, rect, name, align=right, lit=selected is not None and selected[0] == row)
        pitch = layout.width + layout.gap
        for column, name in enumerate(_fitting(self._column_names, metrics, pitch - 2)[: layout.columns]):
            rect = layout.rect(0, column)
            top = layout.top - metrics.height() - SPACE_XS
            rect.setRect(rect.center().x() - pitch / 2, top, pitch, metrics.height())
            centre = Qt.AlignmentFlag.AlignCenter
            _draw_name(painter, rect, name, align=centre, lit=selected is not None and selected[1] == column)

    def _fitting_row_names(self) -> tuple[str, ...]:
        return _fitting(self._row_names, QFontMetricsF(font_for(TextRole.CAPTION)), self.width() * WIDEST_NAMES)

    def _names_width(self) -> float:
        metrics = QFontMetricsF(font_for(TextRole.CAPTION))
        return max((metrics.horizontalAdvance(name) + SPACE_S for name in self._fitting_row_names()), default=0.0)

    def _names_height(self) -> float:
        return QFontMetricsF(font_for(TextRole.CAPTION)).height() + SPACE_XS if self._column_names else 0.0

    def _show(self, pictures: Arrays) -> None:
        before, self._pictures = self._pictures, pictures
        self.recolour()
        if pictures.shape != before.shape:
            self.updateGeometry()

    def recolour(self) -> None:
        self._atlas = None
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

    def take_key(self, event: QKeyEvent) -> bool:
        step, layout = arrow_step(event), self.layout_now()
        if step is None or layout is None:
            return False
        selected = self._selected_place(layout)
        wanted = (0, 0) if selected is None else layout.neighbour(*selected, rows=step[0], columns=step[1])
        if wanted != selected:
            self._click(wanted, layout)
        return True

    def tip_at(self, point: QPointF) -> str:
        layout, place = self.layout_now(), self._picture_at(point)
        if layout is None or place is None:
            return ""
        lines = [self._describe(*place)] if self._describe is not None else []
        picture = self._pictures[place[0] * layout.columns + place[1]]
        cell = layout.cell_at(point, place=place, shape=(picture.shape[0], picture.shape[1]))
        lines.append(self.tr("({0}, {1}) = {2}").format(cell[0] + 1, cell[1] + 1, number_text(picture[cell])))
        return "\n".join(lines)

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


def _draw_shrunk(painter: QPainter, target: QRectF, picture: QImage) -> None:
    # the mean of the cells that share a pixel: nearest neighbour would drop whole rows, and a lone spike with them
    ratio = painter.device().devicePixelRatioF()
    size = (target.size() * ratio).toSize()
    small = picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(target, small)


def _draw_name(painter: QPainter, rect: QRectF, name: str, *, align: Qt.AlignmentFlag, lit: bool) -> None:
    theme = current_theme()
    painter.setPen(theme.selection_text if lit else theme.muted)
    painter.drawText(rect, align, name)


def _fitting(names: tuple[str, ...], metrics: QFontMetricsF, room: float) -> tuple[str, ...]:
    """The names, or only the numbers in them when one is too wide: "Head 12" becomes "12" in any language."""
    if all(metrics.horizontalAdvance(name) <= room for name in names):
        return names
    numbers = (re.search(r"\d+", name) for name in names)
    return tuple(
        number.group() if number else metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        for name, number in zip(names, numbers, strict=True)
    )
