import numpy as np
import pytest

from vit_studio.window.views.cells.row_table_view import TALLEST_ROW, RowBand, RowTableView
from vit_studio.window.views.colours.levels import Levels

BANDS = (RowBand("class token", 1), RowBand("patches", 4, 1), RowBand("never read", 27, 5, is_read=False))


@pytest.fixture
def view(qtbot):
    view = RowTableView()
    qtbot.addWidget(view)
    view.resize(400, 420)
    view.show()
    return view


def colours(image, rect):
    part = image.copy(rect.toRect().adjusted(2, 1, -2, -1))
    part.setDevicePixelRatio(1)  # a hatch is as fine as the screen
    return {part.pixel(x, y) for x in range(part.width()) for y in range(part.height())}


def test_rows_that_are_never_read_are_hatched_and_keep_their_colour(view):
    table = np.full((32, 3), 0.5, np.float32)
    view.set_table(table, BANDS)
    view.set_levels(Levels(-1, 1))
    image, grid = view.grab().toImage(), view.grid()
    in_use, unread = (colours(image, grid.cell(row, 1)) for row in (2, 20))
    assert len(in_use) == 1
    assert len(unread) > 1
    assert in_use <= unread


def test_bands_stand_apart_and_hold_their_rows(view):
    view.set_table(np.zeros((32, 3), np.float32), BANDS)
    grid = view.grid()
    assert [(band.first, band.count) for band in grid.bands] == [(0, 1), (1, 4), (5, 27)]
    assert grid.row(1).top() - grid.row(0).bottom() >= 6
    assert grid.row(5).top() - grid.row(4).bottom() >= 6
    assert grid.row(31).bottom() <= view.height()
    assert view.cell_at(grid.cell(17, 2).center()) == (17, 2)


def test_few_rows_do_not_grow_beyond_use(view):
    view.set_table(np.zeros((3, 3), np.float32), [RowBand("row", 3, 1)])
    assert view.grid().row(1).height() == TALLEST_ROW
    assert view.picture_rect().height() == 3 * TALLEST_ROW


def test_dimensions_may_begin_with_a_later_one(view):
    view.set_table(np.zeros((3, 4), np.float32), [RowBand("row", 3, 1)], first_dim=32)
    rows, columns = view.axes()
    assert rows.number(0) == "1"
    assert (columns.number(0), columns.number(3)) == ("33", "36")
    assert view.view_data().columns == columns


@pytest.mark.parametrize("selected", [0, 3, 20])
def test_any_row_can_be_selected(view, selected):
    view.set_table(np.zeros((32, 3), np.float32), BANDS)
    before = view.grab().toImage()
    view.set_row(selected)
    view.set_column(1)
    assert view.selected_row == selected
    assert view.grab().toImage() != before


def test_many_rows_fit_the_least_size(view):
    view.resize(view.minimumSize())
    view.set_table(np.zeros((197, 16), np.float32), [RowBand("class token", 1), RowBand("patches", 196, 1)])
    assert view.grid().frame.bottom() <= view.height()
    assert not view.grab().isNull()
