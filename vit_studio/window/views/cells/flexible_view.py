"""A matrix of any shape: square cells as long as they can be told apart and fill their room, stretched ones beyond."""

import math
from typing import Final

from PySide6.QtCore import QSize

from vit_studio.window.views.cells.place_view import PlaceView

LEAST_SQUARE: Final = 2.0
"""Logical pixels of a square cell below which the picture is stretched to fill its room."""
LEAST_FILLED: Final = 0.3
"""Share of its room below which a picture of square cells would be lost in it."""
TALLEST: Final = 44
"""Logical pixels of a row: a matrix of one row need not fill a page."""

LEAST: Final = 40
"""Logical pixels of a picture's sides, whatever its shape."""


class FlexibleView(PlaceView):
    """Decides anew for each size; a stretched picture says so."""

    has_cross = True

    def fitted_size(self, size: QSize) -> QSize:
        around, (rows, columns) = self._margins(), self.array.shape
        width, height = around.left() + around.right(), around.top() + around.bottom()
        room = size.boundedTo(QSize(size.width(), math.ceil(height) + TALLEST * rows))
        cell = self.cell_size_in(size)
        filled = cell**2 * rows * columns / max((room.width() - width) * (room.height() - height), 1.0)
        self.set_cell_aspect(cell >= LEAST_SQUARE and filled >= LEAST_FILLED)
        return super().fitted_size(room)

    def sizeHint(self) -> QSize:
        return QSize(200, 240)

    def minimumSizeHint(self) -> QSize:
        around = self._margins()
        return QSize(
            math.ceil(around.left() + around.right()) + LEAST, math.ceil(around.top() + around.bottom()) + LEAST
        )
