"""A vector painted as a band of cells."""

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.place_view import PlaceView


class VectorView(PlaceView):
    """Shows (1, length); the height of the band stands for nothing, so it is free and never called stretched."""

    can_zoom = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_cell_aspect(False)
        self._cell_width: float | None = None

    def set_cell_width(self, width: float | None) -> None:
        """Fix the width of a cell, to that of a matrix above; None fills the room."""
        if width != self._cell_width:
            self._cell_width = width
            self.repaint_still()

    def fitted_grid(self) -> CellGrid:
        grid = super().fitted_grid()
        if self._cell_width is None:
            return grid
        size = QSizeF(self._cell_width * grid.columns, grid.frame.height())
        return CellGrid(grid.rows, grid.columns, QRectF(grid.frame.topLeft(), size))

    def sizeHint(self) -> QSize:
        return QSize(320, 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 20)

    def _is_stretched(self, grid: CellGrid) -> bool:
        return False

    @staticmethod
    def _note_room() -> float:
        return 0.0
