"""Small pictures in rows: they are the pixels, and a click or a key picks one."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from vit_studio.window.views.images.thumbnails_view import ThumbnailsView


@pytest.fixture
def view(qtbot):
    made = ThumbnailsView()
    qtbot.addWidget(made)
    made.resize(260, 110)  # five columns, two rows
    grey = np.arange(30, dtype=np.uint8)[:, None, None] * 8
    made.set_images(np.broadcast_to(grey, (30, 28, 28)), tuple(f"image {place}" for place in range(30)))
    made.show()
    return made


def test_it_shows_as_many_as_have_room(view):
    assert (view.columns(), view.shown_count()) == (5, 10)
    image = view.grab().toImage()
    for place in range(10):
        grey = image.pixelColor(view.place_rect(place).center().toPoint())
        assert grey.red() == grey.green() == grey.blue() == place * 8


def test_a_click_picks_a_picture(view, qtbot):
    with qtbot.waitSignal(view.picked) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_rect(7).center().toPoint())
    assert told.args == [7]
    assert view.tip_at(view.place_rect(7).center()) == "image 7"


def test_keys_step_from_picture_to_picture(view, qtbot):
    view.picked.connect(view.set_selected)
    steps = (
        (Qt.Key.Key_Right, 0),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Right, 6),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Left, 0),
    )
    for key, wanted in steps:
        qtbot.keyClick(view, key)
        assert view.selected == wanted


def test_no_pictures_are_no_trouble(view, qtbot):
    view.set_images(np.empty((0, 28, 28), np.uint8), ())
    assert not view.grab().isNull()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.selected is None
    assert view.view_data() is None


def test_it_tells_what_it_shows(view):
    data = view.view_data()
    assert data.array.shape == (1, 10, 28, 28)
    assert data.array[0, 3, 0, 0] == 24
