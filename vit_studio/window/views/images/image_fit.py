"""Where a square image, and the chip of the class token beside it, stand in a widget."""

import dataclasses
import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid, PixelBox

COARSE: Final = 3
"""Device pixels to an image pixel from which a whole number of them costs little room and is worth it."""
CHIP_GAP: Final = 8.0


@dataclasses.dataclass(frozen=True)
class ImageFit:
    """A square image of `size` × `size` pixels, drawn at `scale` logical pixels each from (`left`, `top`)."""

    left: float
    top: float
    scale: float
    size: int

    @property
    def bounds(self) -> QRectF:
        """The whole image."""
        return self.rect(PixelBox(0, 0, self.size))

    def rect(self, box: PixelBox) -> QRectF:
        """Where a square of pixels is drawn."""
        side = box.side * self.scale
        return QRectF(self.left + box.left * self.scale, self.top + box.top * self.scale, side, side)

    def pixel_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) of the image pixel under a point; None beside the image."""
        row = math.floor((point.y() - self.top) / self.scale)
        column = math.floor((point.x() - self.left) / self.scale)
        return (row, column) if 0 <= row < self.size and 0 <= column < self.size else None


@dataclasses.dataclass(frozen=True)
class PatchGridFit:
    """The image with its patches, and the chip that stands for the class token, if it is shown."""

    grid: PatchGrid
    image: ImageFit
    chip: QRectF | None

    def rect(self, token: int) -> QRectF | None:
        """Where a token is drawn; None for a class token without a chip."""
        return self.image.rect(self.grid.box(token)) if self.grid.is_patch(token) else self.chip

    def token_at(self, point: QPointF) -> int | None:
        """The token under a point."""
        if self.chip is not None and self.chip.contains(point):
            return CLASS_TOKEN
        pixel = self.image.pixel_at(point)
        return None if pixel is None else self.grid.token_at_pixel(*pixel)


def fit_image(area: QRectF, *, size: int, step: int, ratio: float = 1.0) -> ImageFit:
    """The largest picture that fits, centred, with equal pixels.

    `ratio` is the screen's device pixels to a logical one. A magnified image pixel takes a whole number of device
    pixels. Below `COARSE` that would leave too much of the area empty, so there only each `step` of image pixels (a
    patch) does: the patches at least stay equal.
    """
    room = max(min(area.width(), area.height()) * ratio, 1.0)
    device_scale = float(room // size)
    if device_scale < COARSE:
        device_scale = max(room * step // size, 1.0) / step
    scale = device_scale / ratio
    side = scale * size
    left = _snapped(area.center().x() - side / 2, ratio)
    top = _snapped(area.center().y() - side / 2, ratio)
    return ImageFit(left, top, scale, size)


def fit_patch_grid(area: QRectF, *, grid: PatchGrid, chip: QSizeF | None, ratio: float = 1.0) -> PatchGridFit:
    """The image as large as it gets, with the chip on the side, above or to the left, that has the room to spare."""
    if chip is None:
        return PatchGridFit(grid, _fit(area, grid, ratio), None)
    above = _fit(area.adjusted(0, chip.height() + CHIP_GAP, 0, 0), grid, ratio)
    beside = _fit(area.adjusted(chip.width() + CHIP_GAP, 0, 0, 0), grid, ratio)
    if above.scale >= beside.scale:
        image, corner = above, QPointF(above.left, above.top - CHIP_GAP - chip.height())
    else:
        image, corner = beside, QPointF(beside.left - CHIP_GAP - chip.width(), beside.top)
    return PatchGridFit(grid, image, QRectF(corner, chip))


def _fit(area: QRectF, grid: PatchGrid, ratio: float) -> ImageFit:
    return fit_image(area, size=grid.image_size, step=grid.patch_size, ratio=ratio)


def _snapped(position: float, ratio: float) -> float:
    return round(position * ratio) / ratio
