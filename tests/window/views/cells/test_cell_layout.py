import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt

from vit_studio.window.views.cells.cell_layout import WHOLE_FROM, CellRules

AREA = QRectF(10, 20, 300, 200)


def test_square_cells_are_as_large_as_the_tighter_side_allows():
    grid = CellRules(rows=10, columns=10).place(AREA, 1.0)
    assert (grid.cell_width, grid.cell_height) == (20, 20)


def test_spare_room_goes_where_the_alignment_says():
    at = Qt.AlignmentFlag
    lefts = {
        side: CellRules(rows=10, columns=10, alignment=side | at.AlignTop).place(AREA, 1.0).frame.left()
        for side in (at.AlignLeft, at.AlignHCenter, at.AlignRight)
    }
    assert list(lefts.values()) == [10, 60, 110]
    bottom = CellRules(rows=2, columns=30, alignment=at.AlignBottom | at.AlignLeft).place(AREA, 1.0)
    assert bottom.frame.bottom() == AREA.bottom()


def test_a_fixed_cell_stays_whatever_the_room():
    grid = CellRules(rows=4, columns=5, cell_size=7.5).place(AREA, 1.0)
    assert grid.frame.width() == 37.5 and grid.frame.height() == 30


@given(
    rows=st.integers(1, 80),
    columns=st.integers(1, 80),
    ratio=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    square=st.booleans(),
)
def test_the_picture_stays_in_its_area_and_large_cells_take_whole_device_pixels(rows, columns, ratio, square):
    grid = CellRules(rows=rows, columns=columns, square=square).place(AREA, ratio)
    assert AREA.adjusted(-1, -1, 1, 1).contains(grid.frame)
    for side in (grid.cell_width * ratio, grid.cell_height * ratio):
        assert side < WHOLE_FROM or side == pytest.approx(round(side))
    corner = grid.frame.topLeft() * ratio
    assert corner.x() == pytest.approx(round(corner.x())) and corner.y() == pytest.approx(round(corner.y()))
