import numpy as np
import pytest

from vit_studio.window.pages.tokens.offsets_view import OffsetsView
from vit_studio.window.theme import LIGHT


@pytest.fixture
def view(qtbot):
    view = OffsetsView()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.set_array(np.zeros((7, 7), np.float32))
    view.show()
    return view


def is_marked(view, x, y):
    image = view.grab().toImage()
    return any(image.pixelColor(round(x) + aside, round(y)) == LIGHT.selection for aside in (-1, 0, 1))


def test_the_frame_runs_around_its_cells(view):
    view.set_window(3, 1, 4)
    first, last = view.grid().cell(3, 1), view.grid().cell(6, 4)
    middle = (first.top() + last.bottom()) / 2
    assert is_marked(view, first.left() - 1, middle)
    assert is_marked(view, last.right(), middle)
    assert view.window_cells == (3, 1, 4)


def test_a_frame_of_no_cells_is_none(view):
    bare = view.grab().toImage()
    view.set_window(3, 1, 4)
    assert view.grab().toImage() != bare
    view.set_window(0, 0, 0)
    assert view.grab().toImage() == bare
    assert view.window_cells is None
