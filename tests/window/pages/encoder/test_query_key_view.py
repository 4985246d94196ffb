import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.encoder.query_key_view import QueryKeyView
from vit_studio.window.theme import current_theme

GRID = PatchGrid(28, 4)


@pytest.fixture
def view(qtbot):
    view = QueryKeyView()
    qtbot.addWidget(view)
    view.set_pixels(np.full((28, 28), 40, np.uint8))
    view.set_grid(GRID)
    view.set_class_token_chip(True)
    view.set_token(1)
    view.resize(300, 330)
    view.show()
    return view


def count_magenta(view, rect):
    image, wanted = view.grab(rect.toRect()).toImage(), current_theme().selection
    colours = [image.pixelColor(x, y) for x in range(rect.toRect().width()) for y in range(rect.toRect().height())]
    return sum(abs(c.red() - wanted.red()) + abs(c.green() - wanted.green()) < 60 for c in colours)


def test_an_arrow_runs_from_the_query_to_the_key(view):
    between = view.token_rect(GRID.token_at(2, 2))
    assert count_magenta(view, between) == 0
    view.set_key(GRID.token_at(4, 4))
    assert count_magenta(view, between) > 5
    view.set_key(None)
    assert count_magenta(view, between) == 0


def test_a_query_that_is_its_own_key_needs_no_arrow(view):
    plain = view.grab().toImage()
    view.set_key(1)
    assert view.grab().toImage() == plain


@pytest.mark.parametrize("token", [CLASS_TOKEN, 2, 49])
def test_keys_anywhere_are_painted(view, token):
    view.set_key(token)
    assert not view.grab().isNull()
    assert view.token_rect(token) is not None


def test_shift_chooses_the_key_a_plain_click_the_query(view):
    keys, queries = [], []
    view.key_clicked.connect(keys.append)
    view.token_clicked.connect(queries.append)
    point = view.token_rect(12).center().toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, point)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    chip = view.token_rect(CLASS_TOKEN).center().toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, chip)
    assert (keys, queries) == ([12, CLASS_TOKEN], [12])


def test_shift_and_arrows_step_the_key(view):
    keys, queries = [], []
    view.key_clicked.connect(keys.append)
    view.token_clicked.connect(queries.append)
    view.set_key(9)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert (keys, queries) == ([16, 8], [8])
    view.set_key(1)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert keys == [16, 8]  # there is nothing above the first row


def test_an_echo_outlines_a_token(view):
    before = view.grab().toImage()
    view.set_echo(20)
    assert view.grab().toImage() != before
    view.set_echo(-1)
    assert view.grab().toImage() == before


def test_what_comes_from_the_key_has_its_arrow_turned_round(view):
    view.set_token(10)
    view.set_key(40)
    looks = view.arrow()
    assert view.token_rect(10).center() == looks.p1()
    assert view.token_rect(40).adjusted(-1, -1, 1, 1).contains(looks.p2())
    view.set_comes_from_key(True)
    comes = view.arrow()
    assert view.token_rect(40).center() == comes.p1()
    assert view.token_rect(10).adjusted(-1, -1, 1, 1).contains(comes.p2())


@pytest.mark.parametrize("comes_from_key", [False, True])
def test_no_arrow_runs_over_the_letters_of_the_chip(view, comes_from_key):
    view.set_comes_from_key(comes_from_key)
    inner = view.token_rect(CLASS_TOKEN).adjusted(1, 1, -1, -1)
    for query, key in ((CLASS_TOKEN, 40), (40, CLASS_TOKEN)):
        view.set_token(query)
        view.set_key(key)
        assert not inner.contains(view.arrow().p1())
        assert not inner.contains(view.arrow().p2())
