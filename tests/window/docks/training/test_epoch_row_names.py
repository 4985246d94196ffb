"""Ten names beside low rows can all be read, and none runs into another one."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from vit_studio.window.docks.training.epoch_row_names import (
    LEAST,
    LEAST_IDEOGRAPHS,
    paint_row_names,
    row_names_width,
)
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.cells.cell_grid import CellGrid

LATIN, CHINESE = ["Coat"] * 10, ["外套"] * 10


def inked_rows(names, height):
    """Which pixel rows have ink, in the column of the names beside the grid and in the one aside from that."""
    width = row_names_width(names, height)
    picture = QImage(round(width + SPACE_S) + 20, round(10 * height) + 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    grid = CellGrid(10, 1, QRectF(width + SPACE_S, 10, 20, 10 * height))
    paint_row_names(painter, grid, names, left=0.0)
    painter.end()
    lightness = np.array(
        [[picture.pixelColor(x, y).lightness() for x in range(round(width))] for y in range(picture.height())]
    )
    half = round(width) // 2
    return (lightness[:, half:] < 150).any(axis=1), (lightness[:, :half] < 150).any(axis=1)


def blocks(inked):
    return int(np.sum(inked[1:] & ~inked[:-1]))


def test_names_of_high_rows_are_as_long_as_captions(qapp):
    assert row_names_width(LATIN, 30) == row_names_width(LATIN, 60) > row_names_width(LATIN, LEAST)


def test_names_of_low_rows_shrink_to_the_least_letters(qapp):
    assert row_names_width(LATIN, 10) > row_names_width(LATIN, 9) > row_names_width(LATIN, 8)
    beside, _ = inked_rows(LATIN, 10)
    assert blocks(beside) == 10


@pytest.mark.parametrize(("names", "height"), [(LATIN, LEAST - 2), (CHINESE, LEAST_IDEOGRAPHS - 2)])
def test_in_rows_lower_than_letters_every_other_name_stands_aside(qapp, names, height):
    together = row_names_width(names, LEAST_IDEOGRAPHS)
    assert row_names_width(names, height) > 1.5 * min(together, row_names_width(names, LEAST))
    beside, aside = inked_rows(names, height)
    assert (blocks(beside), blocks(aside)) == (5, 5)
