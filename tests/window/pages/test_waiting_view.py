import numpy as np
import pytest
from PySide6.QtGui import QColor

from vit_studio.window.pages.waiting_view import WaitingView


@pytest.fixture
def view(qtbot):
    view = WaitingView("Wait.")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    return view


def test_every_pixel_of_the_image_is_a_square_of_its_grey(view):
    pixels = np.arange(28 * 28, dtype=np.uint32).reshape(28, 28).astype(np.uint8)
    view.set_pixels(pixels)
    picture, box = view.grab().toImage(), view._box(view.picture)
    side = box.width() // 28
    for row, column in ((0, 0), (13, 5), (27, 27)):
        x, y = box.left() + column * side + side // 2, box.top() + row * side + side // 2
        assert QColor(picture.pixel(x, y)).red() == pixels[row, column]


@pytest.mark.parametrize("size", [(120, 90), (30, 30), (1, 1)])
def test_it_stays_whole_however_small_the_window(view, size):
    view.set_pixels(np.zeros((28, 28), np.uint8))
    view.resize(*size)
    assert not view.grab().isNull()
