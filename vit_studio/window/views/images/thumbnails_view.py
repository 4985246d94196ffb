"""Small pictures in rows, as many as there is room for; a click or a key picks one."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapGridData
from vit_studio.window.theme import SPACE_XS
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.marks import draw_hover, draw_selection
from vit_studio.window.views.painting.painted_view import PaintedView, arrow_step

SIDE: Final = 42.0
"""Logical pixels: one and a half times the 28 of the data."""
GAP: Final = SPACE_XS + 2.0
"""The outline of the selected picture runs in it."""

Pixels = npt.NDArray[np.uint8]


class ThumbnailsView(PaintedView):
    """Grey pictures (count, S, S) in reading order; those that find no room are left out."""

    picked = Signal(int)
    """The place of a picture among all that were set."""
    room_changed = Signal()
    """Another number of pictures finds room now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._pixels: Pixels = np.empty((0, 1, 1), np.uint8)
        self._words: tuple[str, ...] = ()
        self._selected: int | None = None
        self._hovered: int | None = None
        self._told_count = 0
        self.setAccessibleName(self.tr("Images"))

    def sizeHint(self) -> QSize:
        return QSize(round(8 * (SIDE + GAP)), round(2 * (SIDE + GAP) + GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(4 * (SIDE + GAP)), round(SIDE + 2 * GAP))

    @property
    def pixels(self) -> Pixels:
        """(count, S, S): all that were set."""
        return self._pixels

    @property
    def selected(self) -> int | None:
        """The place of the outlined picture."""
        return self._selected

    def set_images(self, pixels: Pixels, words: tuple[str, ...]) -> None:
        """Show pictures (count, S, S), and what the readout says of each."""
        if len(pixels) != len(words):
            raise ValueError(f"words for each of {len(pixels)} pictures, not {len(words)}")
        self._pixels, self._words = np.ascontiguousarray(pixels), words
        self._hovered = None
        self.repaint_still()

    def set_selected(self, place: int | None) -> None:
        """Outline a picture."""
        if place != self._selected:
            self._selected = place
            self.update()

    def view_data(self) -> HeatMapGridData | None:
        """What is shown; None without pictures."""
        if not len(self._pixels):
            return None
        shown = self._pixels[: max(self.shown_count(), 1)].astype(np.float32)
        levels = Levels(0, 255)
        return HeatMapGridData(array=shown[None], levels=levels, colour_map=ColourMap.GREY, wraps=True)

    def columns(self) -> int:
        """Pictures in a row."""
        return max(int((self.area.width() + GAP) // (SIDE + GAP)), 1)

    def shown_count(self) -> int:
        """How many find room."""
        rows = max(int((self.area.height() + GAP) // (SIDE + GAP)), 1)
        return min(len(self._pixels), rows * self.columns())

    def place_rect(self, place: int) -> QRectF:
        """Where a picture stands."""
        row, column = divmod(place, self.columns())
        corner = self.area.topLeft() + QPointF(column * (SIDE + GAP), row * (SIDE + GAP))
        return QRectF(corner.x(), corner.y(), SIDE, SIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.shown_count() != self._told_count:
            self._told_count = self.shown_count()
            self.room_changed.emit()

    def paint_still(self, painter: QPainter) -> None:
        side = self._pixels.shape[1]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in range(self.shown_count()):
            image = QImage(self._pixels[place].data, side, side, side, QImage.Format.Format_Grayscale8)
            painter.drawImage(self.place_rect(place), image)

    def paint_marks(self, painter: QPainter) -> None:
        for place, draw in ((self._selected, draw_selection), (self._hovered, draw_hover)):
            if place is not None and place < self.shown_count():
                draw(painter, self.place_rect(place))

    # mouse and keys

    def tip_at(self, point: QPointF) -> str:
        place = self._place_at(point)
        return "" if place is None else self._words[place]

    def place_of_keys(self) -> QRectF | None:
        return None if self._selected is None else self.place_rect(self._selected)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._place_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(place)
            event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        step, count = arrow_step(event), self.shown_count()
        if step is None or not count:
            return False
        start = -1 if self._selected is None else self._selected
        self.picked.emit(min(max(start + step[0] * self.columns() + step[1], 0), count - 1))
        return True

    def _place_at(self, point: QPointF) -> int | None:
        across, down = (point - self.area.topLeft()).toTuple()
        column, row = math.floor(across / (SIDE + GAP)), math.floor(down / (SIDE + GAP))
        if not (0 <= column < self.columns() and row >= 0):
            return None
        place = row * self.columns() + column
        return place if place < self.shown_count() and self.place_rect(place).contains(point) else None

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()
