"""One row a token, the class token's row set apart at the top."""

from typing import Final

from PySide6.QtCore import QMarginsF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.banded_view import BandedView
from vit_studio.window.views.cells.matrix_axes import column_axis_room, paint_column_axis

LEAST_CLASS_ROW: Final = 12.0
"""Logical pixels that the class token's row is high at least, however thin the others get."""


class TokenMatrixView(BandedView):
    """Signed values of (num_tokens, embed_dim), stretched to fill the widget, the dimensions numbered on top."""

    can_zoom = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(90, 90)
        self.setAccessibleName(self.tr("Tokens and their dimensions"))

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def axes(self) -> tuple[Axis, Axis]:
        return Axis(self.tr("token"), CLASS_TOKEN), Axis(self.tr("dimension"))

    def band_heights(self, height: float) -> list[tuple[int, float]]:
        return token_band_heights(len(self.array), height, gap=self.gap)

    def room(self) -> QMarginsF:
        return QMarginsF(0, column_axis_room(self.axes()[1]), 0, 0)

    def paint_marks(self, painter: QPainter) -> None:
        if self.array.size:
            paint_column_axis(
                painter, Axis(self.tr("dimension")), self.grid(), self.selected_column, self.hovered_column
            )
            super().paint_marks(painter)


def token_band_heights(num_tokens: int, height: float, *, gap: float) -> list[tuple[int, float]]:
    """The class token's band and the patches'; equal rows where they are high enough anyway."""
    cells = height - gap
    class_row = max(cells / num_tokens, LEAST_CLASS_ROW)
    patches = num_tokens - 1
    return [(1, class_row), (patches, max(cells - class_row, 1.0) / patches)]
