"""Rows of thumbnails as ready pictures, kept while they are near: scrolling then only copies pixels."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from vit_studio.data.images import ImageSet
from vit_studio.window.docks.images.answer_marks import draw_answer_mark
from vit_studio.window.docks.images.gallery_layout import GalleryLayout

KEPT_PIXELS: Final = 6_000_000
"""Of all strips together, at four bytes each: some screens of a large dock."""


class GalleryStrips:
    """Paints a row when it is first seen; whoever changes what it shows says so with `forget`."""

    def __init__(self) -> None:
        self._strips: OrderedDict[int, QPixmap] = OrderedDict()
        self._of: tuple[GalleryLayout, float] | None = None

    def forget(self) -> None:
        """Everything must be painted again."""
        self._strips.clear()

    def strip(
        self,
        row: int,
        layout: GalleryLayout,
        ratio: float,
        paint: Callable[[QPainter, int], None],
    ) -> QPixmap:
        """The picture of a row, as wide as the gallery and as high as a thumbnail; `paint` draws one at a position."""
        if self._of != (layout, ratio):
            self._of = layout, ratio
            self.forget()
        if row in self._strips:
            self._strips.move_to_end(row)
            return self._strips[row]
        strip = self._painted(row, layout, ratio, paint)
        self._strips[row] = strip
        while len(self._strips) > max(1, KEPT_PIXELS // max(1, strip.width() * strip.height())):
            self._strips.popitem(last=False)
        return strip

    def _painted(
        self, row: int, layout: GalleryLayout, ratio: float, paint: Callable[[QPainter, int], None]
    ) -> QPixmap:
        strip = QPixmap(round(layout.width * ratio), round(layout.side * ratio))
        strip.setDevicePixelRatio(ratio)
        strip.fill(Qt.GlobalColor.transparent)
        painter = QPainter(strip)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.translate(0, -layout.row_top(row))
        for position in layout.positions_of_row(row):
            paint(painter, position)
        painter.end()
        return strip


def paint_thumbnail(painter: QPainter, box: QRect, images: ImageSet, index: int, right: bool | None) -> None:
    """An image, with the sign of its answer if there is one."""
    painter.drawImage(box, thumbnail(images, index))
    if right is not None:
        draw_answer_mark(painter, box, right=right)


def thumbnail(images: ImageSet, index: int) -> QImage:
    """An image of a set, in its own pixels; it owns its memory."""
    pixels = np.ascontiguousarray(images.images[index])
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
