"""The image and its patches with the order in which they become tokens: written on them, or walked through."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.images.image_fit import PatchGridFit
from vit_studio.window.views.images.patch_grid_view import PatchGridView
from vit_studio.window.views.painting.marks import draw_hover

_VEIL: Final = QColor(13, 17, 23, 165)
_PATH: Final = QColor(255, 255, 255, 150)
_HEAD: Final = 4.0
_CLOSEST_PATH: Final = 14.0
"""Logical pixels of a patch below which arrows through it would hide the image."""


class RasterView(PatchGridView):
    """Patches that a walk has not reached yet are veiled; the one where it is has a light frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walked: int | None = None
        self._shows_order = False

    @property
    def walked(self) -> int | None:
        """The patch where the walk is, counted from 0."""
        return self._walked

    @property
    def shows_order(self) -> bool:
        """Whether the order is written on the patches."""
        return self._shows_order

    def set_walk(self, patch: int | None) -> None:
        """Walk to a patch, counted from 0; None ends the walk."""
        if patch != self._walked:
            self._walked = patch
            self.update()

    def set_order(self, show: bool) -> None:
        """Write each token's number on its patch, and draw arrows along the rows."""
        if show != self._shows_order:
            self._shows_order = show
            self.set_show_numbers(show)

    def paint_still(self, painter: QPainter) -> None:
        super().paint_still(painter)
        fit = self.fit()
        if self._shows_order and fit is not None:
            _draw_rows(painter, fit)

    def paint_marks(self, painter: QPainter) -> None:
        fit, walked = self.fit(), self._walked
        if fit is not None and walked is not None and fit.grid.is_patch(fit.grid.token_of(walked)):
            for rect in _not_reached(fit, walked):
                painter.fillRect(rect, _VEIL)
            super().paint_marks(painter)
            draw_hover(painter, fit.image.rect(fit.grid.box(fit.grid.token_of(walked))))
        else:
            super().paint_marks(painter)


def _not_reached(fit: PatchGridFit, walked: int) -> tuple[QRectF, QRectF]:
    """The rest of the row, and the rows below."""
    here, bounds = fit.image.rect(fit.grid.box(fit.grid.token_of(walked))), fit.image.bounds
    rest = QRectF(here.right(), here.top(), bounds.right() - here.right(), here.height())
    return rest, QRectF(bounds.left(), here.bottom(), bounds.width(), bounds.bottom() - here.bottom())


def _draw_rows(painter: QPainter, fit: PatchGridFit) -> None:
    """An arrow through the middle of each row, from its first patch to its last."""
    side = fit.image.scale * fit.grid.patch_size
    if side < _CLOSEST_PATH or fit.grid.side < 2:
        return
    painter.setPen(QPen(_PATH, 1.0))
    painter.setBrush(_PATH)
    bounds = fit.image.bounds
    for row in range(fit.grid.side):
        y = round(bounds.top() + (row + 0.5) * side) + 0.5
        tip = QPointF(bounds.right() - side / 2, y)
        painter.drawLine(QPointF(bounds.left() + side / 2, y), tip)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-_HEAD, -_HEAD / 2), tip + QPointF(-_HEAD, _HEAD / 2)]))
