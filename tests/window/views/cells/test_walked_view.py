import numpy as np
import pytest

from vit_studio.window.theme import current_theme
from vit_studio.window.views.cells.walked_view import WalkedMap, WalkedMatrix
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels


@pytest.fixture(params=[WalkedMatrix, WalkedMap])
def view(qtbot, request):
    view = request.param()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.set_colour_map(ColourMap.GREY)
    view.set_levels(Levels(0, 1))
    view.set_array(np.zeros((6, 5), np.float32))
    view.show()
    return view


def covered(view):
    """(rows, columns): which cells are veiled; black cells become light under the theme's surface."""
    image, grid = view.grab().toImage(), view.grid()
    light = current_theme().surface.lightness() / 2
    cells = [[grid.cell(row, column).center().toPoint() for column in range(5)] for row in range(6)]
    return np.array([[image.pixelColor(cell).lightness() > light for cell in row] for row in cells])


def test_nothing_is_veiled_without_a_walk(view):
    assert not covered(view).any()
    view.set_walk(2)
    view.set_walk(None)
    assert not covered(view).any()


@pytest.mark.parametrize("place", [0, 3, 5])
def test_what_comes_later_is_veiled(view, place):
    view.set_walk(place)
    last = place * 5 + 4 if isinstance(view, WalkedMatrix) else place
    np.testing.assert_array_equal(covered(view).ravel(), np.arange(30) > last)


def test_a_walk_beyond_the_array_is_no_walk(view):
    view.set_walk(30)
    assert not covered(view).any()


def test_a_walk_repaints_marks_alone(view):
    view.grab()
    still = view.still_key
    view.set_walk(3)
    view.grab()
    assert view.still_key == still
