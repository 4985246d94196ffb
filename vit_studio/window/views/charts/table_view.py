"""A table whose rows and columns have no size of their own: it fills its room, and nobody calls that stretched."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.place_view import PlaceView


class TableView(PlaceView):
    """For arrays such as layers × tokens, whose cells need not be square to be true."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_cell_aspect(False)

    def sizeHint(self) -> QSize:
        return QSize(360, 180)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 80)

    def _is_stretched(self, grid: CellGrid) -> bool:
        return False

    @staticmethod
    def _note_room() -> float:
        return 0.0
