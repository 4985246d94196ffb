"""The image with the patch grid over it: read a pixel, choose a patch, see a map of the patches in its place."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.export.view_data import ImageData
from vit_studio.window.text import exact_text, pixel_text, token_text
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at, rgba, to_qimage
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images.edge_lines import BGRA, EdgeLines
from vit_studio.window.views.images.image_fit import PatchGridFit, fit_patch_grid
from vit_studio.window.views.images.patch_grid_painting import chip_size, draw_chip, draw_grid, draw_numbers
from vit_studio.window.views.painting.marks import draw_hover, draw_selection
from vit_studio.window.views.painting.painted_view import MARGIN, PaintedView, arrow_step, is_plain
from vit_studio.window.views.painting.readout import Reading, parts_at

NO_PIXELS: Final[npt.NDArray[np.uint8]] = np.zeros((0, 0), np.uint8)

NOTHING: Final = -1
"""What `token_hovered` tells when the mouse is over no token."""

GRID_OVER_MAP: Final = 0.4
"""Opacity of its lines: the patches' colours part them, and the lines of the image are to be seen."""

PIXEL_LEVELS: Final = Levels(0, 255)
UNIT_LEVELS: Final = Levels(0, 1)


class PatchGridView(PaintedView):
    """A (S, S) image in grey, the grid that cuts it, and which token is selected; arrows and C choose as well."""

    token_clicked = Signal(int)
    token_hovered = Signal(int)
    pixel_hovered = Signal(int, int, int)
    """Row, column, value 0..255."""
    values_changed = Signal()
    """Other pixels, or another map over them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._pixels: npt.NDArray[np.uint8] = NO_PIXELS
        self._grid: PatchGrid | None = None
        self._token: int | None = None
        self._hovered = NOTHING
        self._hovered_pixel: tuple[int, int] | None = None
        self._overlay: npt.NDArray[np.floating] | None = None
        self._overlay_levels = UNIT_LEVELS
        self._overlay_map = ColourMap.SEQUENTIAL
        self._show_grid = True
        self._show_numbers = False
        self._show_chip = False
        self._lines: EdgeLines | None = None
        self.setMinimumSize(120, 120)
        self.setAccessibleName(self.tr("Image and its patches"))

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def set_pixels(self, pixels: npt.NDArray[np.uint8] | None) -> None:
        """(S, S): 0 is black."""
        before, self._pixels = self._pixels, NO_PIXELS if pixels is None else pixels
        self._lines = None
        self.repaint_still()
        self.values_changed.emit()
        if self._pixels.shape != before.shape:
            self.updateGeometry()

    def set_grid(self, grid: PatchGrid | None) -> None:
        """How the image is cut; None for an image alone."""
        if grid != self._grid:
            self._grid = grid
            self.repaint_still()
            self.updateGeometry()

    def set_token(self, token: int | None) -> None:
        """The selected token, outlined."""
        if token != self._token:
            self._token = token
            self.update()

    def set_overlay(
        self,
        overlay: npt.NDArray[np.floating] | None,
        levels: Levels = UNIT_LEVELS,
        colour_map: ColourMap = ColourMap.SEQUENTIAL,
    ) -> None:
        """(side, side): one value a patch, in colours, and the image as lines upon them; None clears it."""
        if overlay is self._overlay and (levels, colour_map) == (self._overlay_levels, self._overlay_map):
            return
        self._overlay, self._overlay_levels, self._overlay_map = overlay, levels, colour_map
        self.repaint_still()
        self.values_changed.emit()

    def set_show_grid(self, show: bool) -> None:
        """Lines between the patches."""
        self._show_grid = show
        self.repaint_still()

    def set_show_numbers(self, show: bool) -> None:
        """The token's number in the corner of each patch that has the room."""
        self._show_numbers = show
        self.repaint_still()

    def set_class_token_chip(self, show: bool) -> None:
        """A chip beside the image for the token that has no place in it."""
        self._show_chip = show
        self.repaint_still()
        self.updateGeometry()

    def view_data(self) -> ImageData | None:
        """What is shown; None without an image."""
        if not self._pixels.size:
            return None
        grid, mapped = self._grid, self._overlay is not None
        token = None if self._token is None or grid is None or not grid.is_patch(self._token) else self._token
        return ImageData(
            pixels=self._pixels,
            side=0 if grid is None or not self._show_grid else grid.side,
            place=None if grid is None or token is None else grid.place(token),
            overlay=self._overlay,
            levels=self._overlay_levels if mapped else PIXEL_LEVELS,
            colour_map=self._overlay_map if mapped else ColourMap.GREY,
        )

    @property
    def array(self) -> npt.NDArray[np.generic]:
        """What the colours stand for: the map, else the pixels."""
        return self._pixels if self._overlay is None else self._overlay

    def fit(self) -> PatchGridFit | None:
        """Where everything stands at this size; None without an image."""
        return self._fit_in(self.area)

    def fitted_size(self, size: QSize) -> QSize:
        """The part of `size` that the image, the chip and their margins take."""
        margin = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
        fit = self._fit_in(QRectF(QPointF(0, 0), QSizeF(size)).marginsRemoved(margin))
        if fit is None:
            return size
        bounds = fit.image.bounds if fit.chip is None else fit.image.bounds.united(fit.chip)
        taken = bounds.marginsAdded(margin).size()
        return QSize(math.ceil(taken.width()), math.ceil(taken.height()))

    def picture_rect(self) -> QRectF:
        """Where the image lies in the view."""
        fit = self.fit()
        return self.area if fit is None else fit.image.bounds

    def _fit_in(self, area: QRectF) -> PatchGridFit | None:
        if not self._pixels.size:
            return None
        grid = self._grid or PatchGrid(len(self._pixels), len(self._pixels))
        chip = chip_size(self.tr("CLS")) if self._show_chip and self._grid is not None else None
        return fit_patch_grid(area, grid=grid, chip=chip, ratio=self.devicePixelRatioF())

    # painting

    def paint_still(self, painter: QPainter) -> None:
        fit = self.fit()
        if fit is None:
            return
        if self._overlay is None:
            painter.drawImage(fit.image.bounds, to_qimage(self._pixels, PIXEL_LEVELS, ColourMap.GREY))
        else:
            self._paint_map(painter, fit.image.bounds, self._overlay)
        if self._show_grid and self._grid is not None:
            painter.setOpacity(1.0 if self._overlay is None else GRID_OVER_MAP)
            draw_grid(painter, fit, line=1 / self.devicePixelRatioF())
            painter.setOpacity(1.0)
        if self._show_numbers and self._grid is not None:
            draw_numbers(painter, fit)

    def paint_marks(self, painter: QPainter) -> None:
        fit = self.fit()
        if fit is None or self._grid is None:
            return
        if fit.chip is not None:
            selected, hovered = self._token == CLASS_TOKEN, self._hovered == CLASS_TOKEN
            draw_chip(painter, fit.chip, self.tr("CLS"), selected=selected, hovered=hovered)
        if self._grid.is_patch(self._hovered) and self._hovered != self._token:
            draw_hover(painter, fit.image.rect(self._grid.box(self._hovered)))
        if self._token is not None and self._grid.is_patch(self._token):
            draw_selection(painter, fit.image.rect(self._grid.box(self._token)))

    def _paint_map(self, painter: QPainter, bounds: QRectF, overlay: npt.NDArray[np.floating]) -> None:
        """Opaque, so that each patch has the very colour that its value has on the colour bar."""
        length = round(bounds.width() * painter.device().devicePixelRatioF())
        if self._lines is None or (self._lines.length, self._lines.side) != (length, len(overlay)):
            self._lines = EdgeLines.of(self._pixels, length, len(overlay))
        picture = self._lines.over(rgba(overlay, self._overlay_levels, self._overlay_map), BGRA)
        dots = QImage(picture.data, length, length, 4 * length, QImage.Format.Format_RGB32)
        painter.drawImage(bounds, dots)

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        before = self._hovered
        self._hover_at(event.position())
        dragged = event.buttons() & Qt.MouseButton.LeftButton
        if dragged and self._hovered not in (NOTHING, before, self._token):
            self.token_clicked.emit(self._hovered)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        token = self._token_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and token != NOTHING:
            event.accept()
            self.token_clicked.emit(token)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover_at(None)
        super().leaveEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        if self._grid is None or not is_plain(event):
            return False
        step = arrow_step(event)
        if step is not None:
            start = CLASS_TOKEN if self._token is None else self._token
            wanted = self._grid.neighbour(start, rows=step[0], columns=step[1])
        elif event.key() == Qt.Key.Key_C:
            wanted = CLASS_TOKEN
        else:
            return False
        if wanted != self._token:
            self.token_clicked.emit(wanted)
        self.setAccessibleDescription(token_text(self._grid, wanted))
        return True

    def usage(self) -> str:
        if self._overlay is None:
            return ""
        return self.tr("Each patch has the colour of its value. The lines are the image: edges, as strong as they are.")

    def reading_at(self, point: QPointF) -> Reading:
        pixel, token = self._pixel_at(point), self._token_at(point)
        return self._reading(pixel, None if token == NOTHING else token)

    def reading_of_keys(self) -> Reading:
        return self._reading(None, self._token)

    def place_of_keys(self) -> QRectF | None:
        fit = self.fit()
        return None if fit is None or self._token is None else fit.rect(self._token)

    def _reading(self, pixel: tuple[int, int] | None, token: int | None) -> Reading:
        """The value of the map at a token, else that of the pixel; the words name both."""
        grid, words, value, colour, parts = self._grid, [], "", None, None
        if grid is not None and token is not None:
            words.append(token_text(grid, token))
            if self._overlay is not None and grid.is_patch(token):
                place = grid.place(token)
                number, parts = self._overlay[place], parts_at(self._overlay, place)
                value, colour = exact_text(number), self._map_colour(number)
        if pixel is not None:
            brightness = self._pixels[pixel]
            text = self.tr("pixel ({0}, {1})").format(pixel[0] + 1, pixel[1] + 1)
            words.append(self.tr("{0} = {1}").format(text, pixel_text(brightness)) if value else text)
            if not value:
                value, colour = pixel_text(brightness), colour_at(ColourMap.GREY, float(brightness) / 255)
        return Reading("\n".join(words), value, colour, parts)

    def _map_colour(self, number: float) -> QColor | None:
        unit = float(self._overlay_levels.unit(number))
        return None if math.isnan(unit) else colour_at(self._overlay_map, unit)

    def _token_at(self, point: QPointF) -> int:
        fit = self.fit()
        token = fit.token_at(point) if fit is not None and self._grid is not None else None
        return NOTHING if token is None else token

    def _pixel_at(self, point: QPointF) -> tuple[int, int] | None:
        fit = self.fit()
        pixel = None if fit is None else fit.image.pixel_at(point)
        # between two models the grid may for a moment be that of a larger image
        return pixel if pixel is not None and max(pixel) < len(self._pixels) else None

    def _hover_at(self, point: QPointF | None) -> None:
        pixel = None if point is None else self._pixel_at(point)
        if pixel != self._hovered_pixel:
            self._hovered_pixel = pixel
            if pixel is not None:
                self.pixel_hovered.emit(*pixel, int(self._pixels[pixel]))
        token = NOTHING if point is None else self._token_at(point)
        if token != self._hovered:
            self._hovered = token
            self.setCursor(Qt.CursorShape.ArrowCursor if token == NOTHING else Qt.CursorShape.PointingHandCursor)
            self.token_hovered.emit(token)
            self.update()
