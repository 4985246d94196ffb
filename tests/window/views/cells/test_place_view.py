import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.window.theme import current_theme
from vit_studio.window.views.cells.place_view import PlaceView


@pytest.fixture
def view(qtbot):
    view = PlaceView()
    qtbot.addWidget(view)
    view.set_array(np.zeros((7, 7), np.float32))
    view.resize(200, 200)
    view.show()
    return view


def line_colour(view, row, column):
    """Just outside the left edge of a cell, where its outline runs."""
    cell = view.grid().cell(row, column)
    place = QPointF(cell.left() - 2, cell.center().y()).toPoint()
    return view.grab().toImage().pixelColor(place).getRgb()


def test_one_place_is_outlined_not_its_row(view):
    view.set_place((3, 4))
    selection = current_theme().selection.getRgb()
    assert line_colour(view, 3, 4) == selection
    assert line_colour(view, 3, 2) != selection


def test_an_echo_is_outlined_as_under_the_mouse(view):
    before = line_colour(view, 2, 2)
    view.set_echo((2, 2))
    assert view.echo == (2, 2)
    assert line_colour(view, 2, 2) != before


def test_places_outside_of_the_array_are_none(view):
    view.set_place((6, 6))
    view.set_echo((6, 6))
    view.set_array(np.zeros((2, 2), np.float32))
    assert (view.place, view.echo) == (None, None)
    view.grab()


def test_arrows_step_from_the_selected_place(view, qtbot):
    view.set_place((3, 4))
    with qtbot.waitSignal(view.cell_clicked, timeout=1000) as clicked:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert clicked.args == [4, 4]


def test_arrows_step_from_there_in_an_array_of_another_shape(view, qtbot):
    view.set_place((1, 1))
    view.set_array(np.zeros((3, 3), np.float32))
    with qtbot.waitSignal(view.cell_clicked, timeout=1000) as clicked:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert clicked.args == [1, 2]
