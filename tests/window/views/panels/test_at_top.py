import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.panels.at_top import AtTop
from vit_studio.window.views.panels.picture_with_note import PictureWithNote


@pytest.fixture
def multiples(qtbot):
    view = MultiplesView()
    holder = AtTop(view)
    qtbot.addWidget(holder)
    holder.resize(300, 600)
    holder.show()
    return holder, view


def test_pictures_that_leave_height_over_stand_at_the_top(multiples):
    holder, view = multiples
    view.set_arrays(np.zeros((2, 4, 7, 7), np.float32))
    holder.place()
    assert view.height() < 250
    assert view.layout_now().top < 30
    assert view.width() == 300


def test_they_use_the_height_that_they_need(multiples):
    holder, view = multiples
    view.set_arrays(np.zeros((12, 2, 7, 7), np.float32))
    holder.place()
    assert view.height() > 500


def test_a_note_follows_its_picture(qtbot):
    picture, note = QLabel(), QLabel("note")
    both = PictureWithNote(picture, note, above=20)
    qtbot.addWidget(both)
    both.resize(200, 400)
    both.show()
    assert (picture.width(), picture.height()) == (200, 220)
    assert 220 <= note.y() <= 235
    both.resize(200, 150)
    assert note.geometry().bottom() < 150
    assert picture.height() < 150
