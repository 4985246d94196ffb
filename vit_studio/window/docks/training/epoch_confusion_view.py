"""The confusion of one evaluation, which stays readable where there is little room."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.docks.training.epoch_accuracy_view import EDGE, MOST_OF_WIDTH
from vit_studio.window.docks.training.epoch_row_names import paint_row_names, row_names_width
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.named_matrix_view import NamedMatrixView
from vit_studio.window.views.painting.painted_view import MARGIN

WIDEST: Final = 3.0
"""Times its height that a cell of a low matrix is wide at most."""


class ConfusionView(NamedMatrixView):
    """The matrix of the Prediction page, content with less room; the readout tells what the cells cannot hold.

    A low one has no names above its columns, which are in the order of its rows, and none at its axes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_low = False

    def set_low(self, is_low: bool) -> None:
        """Whether all height is to go to the cells."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.updateGeometry()
            self.repaint_still()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 60) if self._is_low else QSize(240, 260)

    def grid(self) -> CellGrid:
        rows, columns = self.array.shape
        if not (self._is_low and rows and columns):
            return super().grid()
        height = (self.height() - 2 * EDGE) / rows
        left = MARGIN + min(row_names_width(self.names.rows, height), self.width() * MOST_OF_WIDTH) + SPACE_S
        width = min((self.width() - left - MARGIN) / columns, height * WIDEST)
        return CellGrid(rows, columns, QRectF(left, EDGE, width * columns, height * rows))

    def paint_names(self, painter: QPainter, grid: CellGrid) -> None:
        if self._is_low:
            paint_row_names(painter, grid, self.names.rows, left=MARGIN)
        else:
            super().paint_names(painter, grid)
