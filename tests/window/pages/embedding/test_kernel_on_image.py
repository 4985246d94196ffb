import numpy as np
import pytest

from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.pages.embedding.kernel_on_image import KernelOnImageView
from vit_studio.window.views.colours.colour_maps import colour_at
from vit_studio.window.views.colours.levels import Levels

LEVELS = Levels(-1, 1)


@pytest.fixture
def view(qtbot):
    view = KernelOnImageView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.set_image(np.linspace(-1, 2, 28 * 28, dtype=np.float32).reshape(1, 28, 28))
    view.set_kernel(np.array([[[-1, 1], [0.5, -0.5]]], np.float32), LEVELS)
    view.show()
    return view


def colour_in(view, row, column):
    return view.grab().toImage().pixelColor(view.grid().cell(row, column).center().toPoint()).getRgb()


def test_the_kernel_is_painted_on_its_place(view):
    before = colour_in(view, 6, 8)
    view.set_corner((3, 4))
    for (row, column), weight in {(6, 8): -1, (6, 9): 1, (7, 8): 0.5, (7, 9): -0.5}.items():
        assert colour_in(view, row, column) == colour_at(ColourMap.DIVERGING, (weight + 1) / 2).getRgb()
    view.set_corner(None)
    assert colour_in(view, 6, 8) == before
    assert view.kernel_rects() == []


def test_it_covers_nothing_else(view):
    places = [(5, 7), (8, 10), (6, 10), (20, 3)]
    before = [colour_in(view, *place) for place in places]
    view.set_corner((3, 4))
    assert [colour_in(view, *place) for place in places] == before


def test_a_step_repaints_marks_alone(view):
    view.set_corner((0, 0))
    view.grab()
    still = view.still_key
    view.set_corner((0, 1), walking=True)
    view.grab()
    assert view.still_key == still


def test_other_weights_are_painted(view):
    view.set_corner((0, 0))
    view.set_kernel(np.full((1, 2, 2), 1, np.float32), LEVELS)
    assert colour_in(view, 0, 0) == colour_at(ColourMap.DIVERGING, 1.0).getRgb()
    view.set_kernel(np.full((1, 2, 2), 1, np.float32), Levels(-2, 2))
    assert colour_in(view, 0, 0) == colour_at(ColourMap.DIVERGING, 0.75).getRgb()


def test_the_image_is_grey_from_its_least_to_its_greatest_value(view):
    assert (view.levels.low, view.levels.high) == (-1, 2)
    red, green, blue, _ = colour_in(view, 27, 27)
    assert red == green == blue == 255


def test_each_channel_has_its_part_of_the_kernel(view):
    view.set_image(np.zeros((3, 28, 28), np.float32))
    view.set_kernel(np.stack([np.full((4, 4), weight, np.float32) for weight in (-1, 0.25, 1)]), LEVELS)
    view.set_corner((1, 2))
    assert len(view.kernel_rects()) == 3
    for channel, weight in enumerate((-1, 0.25, 1)):
        colour = colour_in(view, 5, 29 * channel + 9)
        assert colour == colour_at(ColourMap.DIVERGING, (weight + 1) / 2).getRgb()


def test_a_figure_shows_the_kernel_on_its_place(view):
    kernel = np.array([[[-1, 1], [0.5, -0.5]], [[1, 0], [0, 1]]], np.float32)
    view.set_image(np.zeros((2, 28, 28), np.float32))
    view.set_kernel(kernel, LEVELS)
    assert view.view_data().laid_over is None
    view.set_corner((3, 4))
    laid = view.view_data().laid_over
    assert laid.corners == ((6, 8), (6, 8 + 28 + 1))
    np.testing.assert_array_equal(laid.arrays, kernel)
    assert (laid.levels, laid.colour_map) == (LEVELS, ColourMap.DIVERGING)
