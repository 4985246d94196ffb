"""An image in grey with a kernel laid over one place of it, in the colours of its weights."""

import dataclasses
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapData, LaidOver
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.channels import side_by_side
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.colours.colour_maps import to_qimage
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.marks import draw_hover, draw_selection

Array = npt.NDArray[np.floating]
Place = tuple[int, int]

_LINE: Final = QColor(128, 136, 148, 150)
_CLOSEST: Final = 5.0
"""Logical pixels of a patch below which lines between patches would hide the image."""


class KernelOnImageView(PlaceView):
    """The kernel steps by its own size; the lines show where it can stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kernel: Array = np.empty((0, 0, 0), np.float32)
        self._kernel_levels = Levels(-1, 1)
        self._pictures: list[QImage] | None = None
        self._corner: Place | None = None
        self._steps = False
        self.set_colour_map(ColourMap.GREY)

    @property
    def corner(self) -> Place | None:
        """Row and column of the patch that the kernel lies on; None while it lies nowhere."""
        return self._corner

    @property
    def kernel(self) -> Array:
        """(C, P, P)."""
        return self._kernel

    def set_image(self, image: Array) -> None:
        """(C, S, S): channels stand side by side."""
        self.set_array(side_by_side(image))
        self.set_levels(Levels.of(image))

    def set_kernel(self, kernel: Array, levels: Levels) -> None:
        """(C, P, P): the weights, and the range of their colours."""
        if levels != self._kernel_levels or not np.array_equal(kernel, self._kernel):
            resized = kernel.shape != self._kernel.shape
            self._kernel, self._kernel_levels, self._pictures = kernel, levels, None
            if resized:
                self.repaint_still()  # the lines stand elsewhere
            self.update()

    def set_corner(self, place: Place | None, *, walking: bool = False) -> None:
        """Lay the kernel over a patch, or take it away; a walk frames it as what moves, else as what is selected."""
        if (place, walking) != (self._corner, self._steps):
            self._corner, self._steps = place, walking
            self.update()

    def kernel_rects(self) -> list[QRectF]:
        """Where the kernel lies, one rectangle for each channel."""
        grid, size = self.grid(), self._kernel.shape[-1]
        return [_square(grid, cell, size) for cell in self._corners()]

    def _corners(self) -> list[Place]:
        """The cells under the kernel's upper left weights, one for each channel."""
        channels, size, _ = self._kernel.shape
        if self._corner is None or not size:
            return []
        top, left = self._corner[0] * size, self._corner[1] * size
        return [(top, left + channel * (self.array.shape[0] + 1)) for channel in range(channels)]

    def view_data(self) -> HeatMapData | None:
        """The image, with the kernel where it lies."""
        data, corners = super().view_data(), self._corners()
        if data is None or not corners:
            return data
        laid = LaidOver(
            arrays=tuple(self._kernel),
            corners=tuple(corners),
            levels=self._kernel_levels,
            colour_map=ColourMap.DIVERGING,
        )
        return dataclasses.replace(data, laid_over=laid)

    def recolour(self) -> None:
        self._pictures = None
        super().recolour()

    def paint_still(self, painter: QPainter) -> None:
        super().paint_still(painter)
        grid, size = self.grid(), self._kernel.shape[-1]
        if not size or grid.cell_width * size < _CLOSEST:
            return
        side, seen = self.array.shape[0], grid.visible
        painter.setClipRect(seen)
        for line in range(size, side, size):
            painter.fillRect(QRectF(seen.left(), grid.cell(line, 0).top(), seen.width(), 1), _LINE)
            for start in range(0, grid.columns, side + 1):
                painter.fillRect(QRectF(grid.cell(0, start + line).left(), seen.top(), 1, seen.height()), _LINE)
        painter.setClipping(False)

    def paint_marks(self, painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(self.grid().visible.adjusted(-3, -3, 3, 3))
        for rect, picture in zip(self.kernel_rects(), self._kernel_pictures(), strict=False):
            painter.drawImage(rect, picture)
            (draw_hover if self._steps else draw_selection)(painter, rect)
        painter.restore()
        super().paint_marks(painter)

    def _kernel_pictures(self) -> list[QImage]:
        if self._pictures is None:
            self._pictures = [to_qimage(part, self._kernel_levels, ColourMap.DIVERGING) for part in self._kernel]
        return self._pictures


def _square(grid: CellGrid, cell: Place, size: int) -> QRectF:
    first = grid.cell(*cell)
    return QRectF(first.left(), first.top(), first.width() * size, first.height() * size)
