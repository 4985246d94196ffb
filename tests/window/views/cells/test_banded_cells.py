import pytest
from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.cells.banded_cells import stack_bands

FRAME = QRectF(10, 20, 40, 300)


@pytest.fixture
def cells():
    """A row 12 high, a gap of 8, then four rows 5 high."""
    return stack_bands(FRAME, columns=4, heights=[(1, 12.0), (4, 5.0)], gap=8)


def test_bands_stand_one_below_the_other(cells):
    assert (cells.rows, cells.columns) == (5, 4)
    assert cells.row(0) == QRectF(10, 20, 40, 12)
    assert cells.row(1) == QRectF(10, 40, 40, 5)
    assert cells.row(4).bottom() == 60


def test_a_column_runs_through_all_bands(cells):
    assert cells.column(2) == QRectF(30, 20, 10, 40)


def test_each_cell_is_found_at_its_middle(cells):
    for row in range(5):
        for column in range(4):
            assert cells.cell_at(cells.cell(row, column).center()) == (row, column)


@pytest.mark.parametrize("point", [(9, 25), (51, 25), (20, 19), (20, 36), (20, 61)])
def test_nothing_is_found_beside_and_between_the_bands(cells, point):
    assert cells.cell_at(QPointF(*point)) is None


def test_a_band_is_a_grid_of_its_own(cells):
    part = cells.part(cells.bands[1])
    assert (part.rows, part.frame) == (4, QRectF(10, 40, 40, 20))
