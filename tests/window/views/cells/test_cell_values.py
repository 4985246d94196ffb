import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from vit_studio.window.look.colour_choice import TABLES
from vit_studio.window.text import short_number_text
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_values import needs_light_ink, paint_values, shows_values
from vit_studio.window.views.colours.colour_maps import ColourMap, table
from vit_studio.window.views.colours.levels import Levels


def luminance(rgb):
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in np.asarray(rgb) / 255]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize(("colour_map", "chosen"), [(kind, one) for kind, tables in TABLES.items() for one in tables])
def test_numbers_can_be_read_on_every_colour(colour_map, chosen, choosing):
    choosing(colour_map, chosen)
    light = needs_light_ink(np.arange(256) / 256, colour_map)
    for index, row in enumerate(table(colour_map)):
        pixel = luminance(row[:3])
        ink = 1.0 if light[index] else luminance([0x10, 0x14, 0x1C])
        lighter, darker = max(pixel, ink), min(pixel, ink)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.0


def test_ink_turns_over_between_black_and_white():
    assert needs_light_ink(np.array([[0.0, 1.0]]), ColourMap.GREY).tolist() == [[True, False]]
    assert needs_light_ink(np.array([[np.nan]]), ColourMap.GREY).shape == (1, 1)


def test_cells_of_28_pixels_show_numbers():
    assert shows_values(CellGrid(2, 2, QRectF(0, 0, 56, 56)))
    assert not shows_values(CellGrid(2, 2, QRectF(0, 0, 80, 54)))


def test_every_number_stays_within_its_cell(qapp):
    array = np.array([[-12.3, 0.001], [np.nan, -0.25]], np.float32)
    grid = CellGrid(2, 2, QRectF(0, 0, 56, 56))
    image = QImage(56, 56, QImage.Format.Format_RGB32)
    ground = QColor("#208f8c")
    image.fill(ground)
    painter = QPainter(image)
    paint_values(painter, grid, array, levels=Levels(-1, 1), colour_map=ColourMap.SEQUENTIAL, text=short_number_text)
    painter.end()
    for row, column in np.ndindex(2, 2):
        cell = grid.cell(row, column).toRect()
        inked = [
            (x, y)
            for x in range(cell.left(), cell.right() + 1)
            for y in range(cell.top(), cell.bottom() + 1)
            if image.pixelColor(x, y) != ground
        ]
        assert inked, "a number is missing"
        assert all(cell.left() < x < cell.right() and cell.top() < y < cell.bottom() for x, y in inked)
