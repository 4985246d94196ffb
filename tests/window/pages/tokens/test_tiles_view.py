import numpy as np
import pytest

from vit_studio.window.pages.tokens.tiles_view import TilesView
from vit_studio.window.views.colours.levels import Levels


@pytest.fixture
def view(qtbot):
    view = TilesView()
    qtbot.addWidget(view)
    view.resize(500, 500)
    view.show()
    return view


def tiles(side=3):
    return np.arange(side**4, dtype=np.float32).reshape((side,) * 4)


def test_tiles_stand_where_their_place_is(view):
    view.set_tiles(tiles())
    view.set_levels(Levels(0, 80))
    image = view.grab().toImage()
    layout = view.layout_now()

    def lightness(place, cell):
        return image.pixelColor(layout.cell_rect(*place, cell=cell, shape=(3, 3)).center().toPoint()).lightnessF()

    values = [(place, cell) for place in np.ndindex(3, 3) for cell in np.ndindex(3, 3)]
    seen = [lightness(*value) for value in values]
    assert seen[0] < seen[40] < seen[-1]  # viridis rises
    assert np.all(np.diff(seen) > -0.02)


def test_rows_and_columns_are_numbered_as_people_count(view):
    view.set_tiles(tiles())
    data = view.view_data()
    assert data.row_names == data.column_names == ("1", "2", "3")
    np.testing.assert_array_equal(data.array, tiles())


def test_without_numbers_the_tiles_have_all_the_room(qtbot, view):
    bare = TilesView(numbered=False)
    qtbot.addWidget(bare)
    bare.resize(view.size())
    for one in (view, bare):
        one.set_tiles(tiles())
    assert bare.layout_now().bounds.width() > view.layout_now().bounds.width()


def test_other_tiles_of_another_size_take_their_place(view):
    view.set_tiles(tiles(3))
    view.set_tiles(tiles(2))
    assert view.tiles.shape == (2, 2, 2, 2)
    assert view.view_data().row_names == ("1", "2")
    assert not view.grab().isNull()
