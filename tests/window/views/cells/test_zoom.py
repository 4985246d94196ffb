import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.zoom import FITTED, Zoom, greatest_scale, pan, zoom_about, zoom_showing, zoomed

GRID = CellGrid(50, 50, QRectF(30, 20, 400, 400))

grids = st.builds(
    lambda rows, columns, cell: CellGrid(rows, columns, QRectF(13, 7, columns * cell, rows * cell)),
    st.integers(2, 200),
    st.integers(2, 200),
    st.floats(1, 9),
)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0])


def test_the_fitted_picture_is_the_grid_itself():
    assert zoomed(GRID, FITTED, 1.0) is GRID


def test_what_is_under_the_mouse_stays_there():
    point = QPointF(230, 220)
    cell = GRID.cell_at(point)
    zoom = FITTED
    for _ in range(8):
        zoom = zoom_about(GRID, zoom, 1.3, point, 1.0)
        assert zoomed(GRID, zoom, 1.0).cell_at(point) == cell


@given(grid=grids, ratio=ratios, factors=st.lists(st.floats(0.3, 4), min_size=1, max_size=6), data=st.data())
def test_the_picture_always_fills_its_place(grid, ratio, factors, data):
    zoom = FITTED
    for factor in factors:
        x = data.draw(st.floats(grid.frame.left(), grid.frame.right()))
        y = data.draw(st.floats(grid.frame.top(), grid.frame.bottom()))
        zoom = zoom_about(grid, zoom, factor, QPointF(x, y), ratio)
        zoom = pan(grid, zoom, QPointF(data.draw(st.floats(-900, 900)), data.draw(st.floats(-900, 900))), ratio)
        now = zoomed(grid, zoom, ratio)
        assert now.visible == grid.frame
        assert now.frame.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(grid.frame)
        assert 1 <= zoom.scale <= greatest_scale(grid)


def test_large_cells_take_whole_device_pixels():
    for ratio in (1.0, 1.5, 2.0):
        grid = zoomed(GRID, Zoom(2.57), ratio)
        assert (grid.cell_width * ratio) == pytest.approx(round(grid.cell_width * ratio))


def test_small_cells_may_grow_until_numbers_stand_in_them_and_large_ones_not_at_all():
    assert GRID.cell_width * greatest_scale(GRID) >= 28
    assert greatest_scale(CellGrid(4, 4, QRectF(0, 0, 120, 120))) == 1


def test_zooming_out_ends_with_the_whole_picture():
    zoom = zoom_about(GRID, FITTED, 2, QPointF(40, 30), 1.0)
    assert zoom_about(GRID, zoom, 0.2, QPointF(400, 300), 1.0) == FITTED


def test_a_row_out_of_sight_is_brought_in_by_the_shortest_way():
    zoom = Zoom(4.0, 0.0, 0.0)
    assert zoom_showing(GRID, zoom, row=3, column=3, ratio=1.0) == zoom
    grid = zoomed(GRID, zoom_showing(GRID, zoom, row=30, ratio=1.0), 1.0)
    assert grid.visible_rows[-1] == 30
    assert grid.visible_columns[0] == 0


def test_the_part_in_sight():
    grid = zoomed(GRID, Zoom(4.0, 0.25, 0.5), 1.0)
    assert (grid.visible_rows, grid.visible_columns) == (range(25, 38), range(12, 25))
    part = grid.seen_part()
    assert (part.rows, part.columns) == (13, 13)
    assert part.cell(0, 0) == grid.cell(25, 12)
    assert grid.cell_at(grid.visible.topLeft() - QPointF(1, 1)) is None


def test_bands_end_where_the_picture_is_cut_off():
    grid = zoomed(GRID, Zoom(4.0, 0.25, 0.5), 1.0)
    assert (grid.row(30).left(), grid.row(30).right()) == (grid.visible.left(), grid.visible.right())
    assert (grid.column(20).top(), grid.column(20).bottom()) == (grid.visible.top(), grid.visible.bottom())
