"""How large a figure is: as its panel on the screen, pictures not too small to print, lists as long as they are."""

import dataclasses
from typing import Final

from vit_studio.window.export.arrangement import Arrangement, Split, Table
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import (
    BarsData,
    CurvesData,
    HeatMapData,
    RowBarsData,
    ScatterData,
    TableData,
)

PIXELS_PER_INCH: Final = 72
NARROWEST: Final = 5.2
WIDEST: Final = 13.0
LOWEST: Final = 1.6
HIGHEST: Final = 8.5
LONGEST: Final = 20.0
"""Inches; lists and bars may be longer than pictures."""
LINE: Final = 0.24
BAR: Final = 0.17
ROW: Final = 0.05
"""Inches of a list's line, of a bar, and of a matrix's row at least."""
AROUND_ROW: Final = 0.5
"""Inches for names, numbers and colour bars around the rows of a table, which must not make its pictures smaller."""
STEEPEST: Final = 0.8
"""Height to width of a chart at the most, however high its panel is."""
LEAST_SHARE: Final = 0.06


@dataclasses.dataclass(frozen=True)
class FigureSize:
    """Inches; `heights` are those of the parts."""

    width: float
    height: float
    heights: tuple[float, ...]

    def shares(self, split: Split) -> list[float]:
        """How much of the room each part of a split gets."""
        shares = split.shares if split.beside else [self._height(part) for part in split.parts]
        return [max(share, sum(shares) * LEAST_SHARE) for share in shares]

    def row_shares(self, table: Table) -> list[float]:
        """How much of the height each row of a table gets."""
        heights = _row_heights(table, self.heights)
        return [max(height, sum(heights) * LEAST_SHARE) for height in heights]

    def _height(self, arrangement: Arrangement) -> float:
        return _together(arrangement, self.heights)


def figure_size(picture: PanelPicture, arrangement: Arrangement) -> FigureSize:
    """The size of all parts together, without title and caption."""
    boxes = [part.box for part in picture.parts]
    pixels = max(max(box.right for box in boxes) - min(box.left for box in boxes), 1.0)
    width = min(max(pixels / PIXELS_PER_INCH, NARROWEST), WIDEST)
    heights = tuple(_height(part, width / pixels) for part in picture.parts)
    return FigureSize(width, max(_together(arrangement, heights), LOWEST), heights)


def _height(part: Part, inches_per_pixel: float) -> float:
    if isinstance(part.data, TableData):
        return min(LINE * (len(part.data.rows) + 1), LONGEST)
    on_screen = min((part.box.bottom - part.box.top) * inches_per_pixel, HIGHEST)
    if isinstance(part.data, BarsData):
        return min(max(on_screen, BAR * len(part.data.names)), LONGEST)
    if isinstance(part.data, CurvesData | ScatterData):
        return min(on_screen, STEEPEST * (part.box.right - part.box.left) * inches_per_pixel)
    if (isinstance(part.data, HeatMapData) and not part.data.square) or isinstance(part.data, RowBarsData):
        return max(on_screen, min(ROW * len(part.data.array), HIGHEST))
    return on_screen


def _together(arrangement: Arrangement, heights: tuple[float, ...]) -> float:
    if isinstance(arrangement, int):
        return heights[arrangement]
    if isinstance(arrangement, Table):
        return sum(_row_heights(arrangement, heights)) + AROUND_ROW * arrangement.rows
    parts = [_together(part, heights) for part in arrangement.parts]
    return max(parts) if arrangement.beside else sum(parts)


def _row_heights(table: Table, heights: tuple[float, ...]) -> list[float]:
    """As high as the highest cell."""
    return [max(_together(cell, heights) for at, _, cell in table.cells if at == row) for row in range(table.rows)]
