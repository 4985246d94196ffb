import numpy as np
import pytest

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.patches.raster_view import RasterView

GRID = PatchGrid(28, 4)


@pytest.fixture
def view(qtbot):
    view = RasterView()
    qtbot.addWidget(view)
    view.resize(320, 320)
    view.set_pixels(np.full((28, 28), 200, np.uint8))
    view.set_grid(GRID)
    view.show()
    return view


def brightness(view):
    """Of the lower right quarter of each patch in raster order: away from numbers, lines and frames."""
    image, fit = view.grab().toImage(), view.fit()
    places = (fit.image.rect(GRID.box(token)) for token in range(1, GRID.num_tokens))
    return [image.pixelColor((rect.center() + rect.bottomRight()).toPoint() / 2).lightness() for rect in places]


def test_what_the_walk_has_not_reached_is_veiled(view):
    assert set(brightness(view)) == {200}
    view.set_walk(9)
    levels = brightness(view)
    assert set(levels[:10]) == {200}
    assert max(levels[10:]) < 150
    view.set_walk(48)
    assert set(brightness(view)) == {200}
    view.set_walk(None)
    assert set(brightness(view)) == {200}


def test_a_walk_repaints_marks_alone(view):
    view.grab()
    still = view._still
    view.set_walk(3)
    view.grab()
    assert view._still is still


def test_the_order_is_written_and_taken_away(view):
    before = view.grab().toImage()
    view.set_order(True)
    with_order = view.grab().toImage()
    assert with_order != before
    middle = view.fit().image.bounds.center().toPoint()
    assert with_order.pixelColor(middle).lightness() > before.pixelColor(middle).lightness()
    view.set_order(False)
    assert view.grab().toImage() == before


@pytest.mark.parametrize("patch_size", [1, 28])
def test_any_grid_is_painted(view, patch_size):
    view.set_grid(PatchGrid(28, patch_size))
    view.set_order(True)
    view.set_walk(0)
    view.grab()


def test_a_walk_beyond_the_grid_is_no_walk(view):
    view.set_walk(49)
    assert set(brightness(view)) == {200}
