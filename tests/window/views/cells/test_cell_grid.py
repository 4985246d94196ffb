from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.cells.cell_grid import CellGrid

GRID = CellGrid(4, 8, QRectF(10, 20, 160, 40))


@given(row=st.integers(0, 3), column=st.integers(0, 7))
def test_the_middle_of_a_cell_leads_back_to_it(row, column):
    assert GRID.cell_at(GRID.cell(row, column).center()) == (row, column)


def test_beside_the_cells_there_is_none():
    assert GRID.cell_at(QPointF(10, 20)) == (0, 0)
    for x, y in ((9.9, 30), (170, 30), (50, 19.9), (50, 60)):
        assert GRID.cell_at(QPointF(x, y)) is None


def test_rows_and_columns_span_the_frame():
    assert GRID.row(1) == QRectF(10, 30, 160, 10)
    assert GRID.column(7) == QRectF(150, 20, 20, 40)


def test_an_empty_grid_has_no_cell():
    assert CellGrid(0, 0, QRectF(0, 0, 0, 0)).cell_at(QPointF(0, 0)) is None
