"""A matrix of any shape: square cells as long as rows and columns can be told apart, stretched ones beyond."""

import math
from typing import Final

from PySide6.QtCore import QSize

from vit_studio.window.views.cells.place_view import PlaceView

LEAST_SQUARE: Final = 2.0
"""Logical pixels of a square cell below which the picture is stretched to fill its room."""
TALLEST: Final = 44
"""Logical pixels of a row: a matrix of one row need not fill a page."""

LEAST: Final = 40
"""Logical pixels of a picture's sides, whatever its shape."""


class FlexibleView(PlaceView):
    """Decides anew for each size; a stretched picture says so."""

    has_cross = True

    def fitted_size(self, size: QSize) -> QSize:
        self.set_cell_aspect(self.cell_size_in(size) >= LEAST_SQUARE)
        around = self._margins()
        tallest = math.ceil(around.top() + around.bottom()) + TALLEST * self.array.shape[0]
        return super().fitted_size(size.boundedTo(QSize(size.width(), tallest)))

    def sizeHint(self) -> QSize:
        return QSize(200, 240)

    def minimumSizeHint(self) -> QSize:
        around = self._margins()
        return QSize(
            math.ceil(around.left() + around.right()) + LEAST, math.ceil(around.top() + around.bottom()) + LEAST
        )
