"""How the cells of a table are painted: its picture, as far as it is in sight, and fine lines between large cells."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.theme import current_theme
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.shrink import shrunk
from vit_studio.window.views.colours.colour_maps import to_qimage
from vit_studio.window.views.colours.levels import Levels

LINES_FROM: Final = 16.0
"""Logical pixels of a cell from which fine lines part it from its neighbours."""

_LINE: Final = QColor(255, 255, 255, 46)


def picture_size(grid: CellGrid, ratio: float) -> tuple[int, int]:
    """(rows, columns) of the picture that a grid needs: one pixel a cell, or fewer where cells share device pixels."""
    rows = min(grid.rows, max(round(grid.frame.height() * ratio), 1))
    columns = min(grid.columns, max(round(grid.frame.width() * ratio), 1))
    return rows, columns


def build_picture(
    array: npt.NDArray[np.floating], size: tuple[int, int], levels: Levels, colour_map: ColourMap
) -> QImage:
    """One pixel a cell; cells that share a pixel are averaged, as nearest neighbour would drop whole rows."""
    return to_qimage(array if size == array.shape else shrunk(array, *size), levels, colour_map)


def paint_picture(painter: QPainter, grid: CellGrid, picture: QImage) -> None:
    """The part in sight of a picture of all cells; its pixels need not be one a cell."""
    if grid.window is None:
        painter.drawImage(grid.frame, picture)
        return
    part = grid.seen_part()
    across, down = picture.width() / grid.columns, picture.height() / grid.rows
    rows, columns = grid.visible_rows, grid.visible_columns
    source = QRectF(columns.start * across, rows.start * down, len(columns) * across, len(rows) * down)
    painter.save()
    painter.setClipRect(grid.visible)
    painter.drawImage(part.frame, picture, source)
    painter.restore()


def paint_edges(painter: QPainter, grid: CellGrid) -> None:
    """A fine frame that keeps pale cells from the surface, and fine lines between large cells."""
    seen = grid.visible
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(current_theme().grid, 1.0))
    painter.drawRect(seen.adjusted(-0.5, -0.5, 0.5, 0.5))
    ratio = painter.device().devicePixelRatioF()
    width, height = round(grid.cell_width * ratio, 6), round(grid.cell_height * ratio, 6)
    if min(width, height) >= LINES_FROM * ratio and width.is_integer() and height.is_integer():
        tile = _corner_tile(QSize(int(width), int(height)), ratio)
        painter.drawTiledPixmap(seen, tile, seen.topLeft() - grid.frame.topLeft())


def _corner_tile(cell: QSize, ratio: float) -> QPixmap:
    """A cell with fine lines at its left and top; 50 × 50 of them as a tile take 1 ms, drawn as lines 20 ms."""
    tile = QPixmap(cell)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.fillRect(0, 0, cell.width(), 1, _LINE)
    painter.fillRect(0, 1, 1, cell.height() - 1, _LINE)
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile
