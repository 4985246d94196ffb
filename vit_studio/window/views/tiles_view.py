"""A grid of grids: at each place of a grid a picture of the whole grid, as in figure 7 (centre) of the paper."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QWidget

from vit_studio.window.text import exact_text
from vit_studio.window.views.colour_maps import ColourMap
from vit_studio.window.views.multiples_view import MultiplesView

Tiles = npt.NDArray[np.floating]
Place = tuple[int, int]


class TilesView(MultiplesView):
    """Signed values of (side, side, side, side): [row, column] of a tile, then of a cell in it."""

    def __init__(self, parent: QWidget | None = None, *, numbered: bool = True) -> None:
        super().__init__(parent)
        self._is_numbered = numbered
        self._tiles: Tiles = np.zeros((0, 0, 1, 1))
        self._describe_cell: Callable[[Place, Place], str] | None = None
        self.set_colour_map(ColourMap.DIVERGING)
        self.setAccessibleName(self.tr("Grid of grids"))

    @property
    def tiles(self) -> Tiles:
        """What is shown."""
        return self._tiles

    def set_tiles(self, tiles: Tiles) -> None:
        """Show these; they must not change afterwards."""
        if tiles is not self._tiles:
            self._tiles = tiles
            if self._is_numbered:
                numbers = [str(place + 1) for place in range(len(tiles))]
                self.set_row_names(numbers)
                self.set_column_names(numbers)
            self.set_arrays(tiles)

    def set_describe_cell(self, describe: Callable[[Place, Place], str]) -> None:
        """What the tip says of a tile and a cell in it before the value."""
        self._describe_cell = describe

    def cell_under(self, point: QPointF) -> tuple[Place, Place] | None:
        """The tile, and the cell in it, under a point."""
        layout = self.layout_now()
        place = None if layout is None else layout.picture_at(point)
        if layout is None or place is None:
            return None
        height, width = self._tiles.shape[2:]
        return place, layout.cell_at(point, place=place, shape=(height, width))

    def tip_at(self, point: QPointF) -> str:
        under = self.cell_under(point)
        if under is None:
            return ""
        place, cell = under
        value = exact_text(self._tiles[place + cell])
        return value if self._describe_cell is None else f"{self._describe_cell(place, cell)}: {value}"

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)
