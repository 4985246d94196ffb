"""A grid of grids: at each place of a grid a picture of the whole grid, as in figure 7 (centre) of the paper."""

import numpy as np
import numpy.typing as npt
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.multiples_view import MultiplesView

Tiles = npt.NDArray[np.floating]


class TilesView(MultiplesView):
    """(side, side, side, side): [row, column] of a tile, then of a cell in it; the tiles are numbered as people count.

    `set_describe` tells of a tile, `set_describe_cell` of a cell in any of them.
    """

    def __init__(self, parent: QWidget | None = None, *, numbered: bool = True) -> None:
        super().__init__(parent)
        self._is_numbered = numbered
        self._tiles: Tiles = np.zeros((0, 0, 1, 1))
        self.setAccessibleName(self.tr("Grid of grids"))

    @property
    def tiles(self) -> Tiles:
        """What is shown."""
        return self._tiles

    def set_tiles(self, tiles: Tiles) -> None:
        """Show these; they must not change afterwards."""
        self._tiles = tiles
        if self._is_numbered:
            numbers = [str(place + 1) for place in range(len(tiles))]
            self.set_row_names(numbers)
            self.set_column_names(numbers)
        self.set_arrays(tiles)
