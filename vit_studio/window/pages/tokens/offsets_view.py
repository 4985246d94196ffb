"""A value for each offset on a grid, no offset in the middle, and a frame around those that one place has use for."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.painting.marks import draw_thin_selection


class OffsetsView(PlaceView):
    """(2·side - 1, 2·side - 1); the selected cell is the one in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window: tuple[int, int, int] | None = None
        self.setAccessibleName(self.tr("Offsets"))

    def set_window(self, row: int, column: int, side: int) -> None:
        """Frame `side` × `side` cells from a row and column on; a side of 0 frames none."""
        window = (row, column, side) if side else None
        if window != self._window:
            self._window = window
            self.update()

    @property
    def window_cells(self) -> tuple[int, int, int] | None:
        """Row, column and side of the frame."""
        return self._window

    def paint_marks(self, painter: QPainter) -> None:
        super().paint_marks(painter)
        if self._window is None or not self.array.size:
            return
        row, column, side = self._window
        grid = self.grid()
        first, last = grid.cell(row, column), grid.cell(row + side - 1, column + side - 1)
        draw_thin_selection(painter, QRectF(first.topLeft(), last.bottomRight()))
