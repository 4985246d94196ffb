import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from vit_studio.analysis.subtracted import subtract
from vit_studio.window.theme import DARK, LIGHT
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.painting.readout import Reading, Readout, parts_at
from vit_studio.window.views.painting.window_card import card_corner

ROOM = QRect(0, 0, 300, 200)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    return window


@pytest.fixture
def view(window):
    view = HeatmapView(window)
    view.set_array(np.linspace(0, 1, 16, dtype=np.float32).reshape(4, 4))
    view.set_axes(Axis("token", 0), Axis("dimension"))
    view.setGeometry(240, 140, 160, 160)
    view.show()
    return view


def point(view, row, column) -> QPoint:
    return view.grid().cell(row, column).center().toPoint()


@given(x=st.integers(0, 299), y=st.integers(0, 199), width=st.integers(1, 300), height=st.integers(1, 90))
def test_a_card_is_never_cut_off(x, y, width, height):
    card = QSize(width, height)
    corner = card_corner(QRect(x, y, 1, 1), card, ROOM)
    assert ROOM.contains(QRect(corner, card))


@given(x=st.integers(0, 299), y=st.integers(0, 199))
def test_a_small_card_does_not_cover_the_place_that_it_tells_of(x, y):
    place, card = QRect(x, y, 1, 1), QSize(100, 40)
    assert not QRect(card_corner(place, card, ROOM), card).intersects(place)


def test_the_value_is_read_out_at_once_with_its_place_and_colour(view):
    QTest.mouseMove(view, point(view, 2, 1))
    card = Readout.of(view)
    assert card.isVisible()
    assert card.reading == Reading("token 2 · dimension 2", "0.6", colour_at(ColourMap.SEQUENTIAL, 0.6))
    assert view.window().rect().contains(card.geometry())


def test_it_follows_the_mouse_and_goes_with_it(view):
    card = Readout.of(view)
    QTest.mouseMove(view, point(view, 0, 0))
    first = card.pos()
    QTest.mouseMove(view, point(view, 1, 1))
    assert card.pos() != first
    assert card.reading.value == "0.33333334"
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not card.isVisible()


def test_beside_the_cells_there_is_nothing_to_read(view):
    QTest.mouseMove(view, point(view, 0, 0))
    QTest.mouseMove(view, QPoint(1, 1))
    assert not Readout.of(view).isVisible()


def test_there_is_one_card_for_all_views_of_a_window(view):
    other = HeatmapView(view.window())
    other.set_array(np.ones((2, 2), np.float32))
    other.setGeometry(0, 0, 120, 120)
    other.show()
    QTest.mouseMove(view, point(view, 0, 0))
    QTest.mouseMove(other, point(other, 0, 0))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert Readout.of(other) is Readout.of(view)
    assert Readout.of(other).isVisible() and Readout.of(other).reading.value == "1"


def test_arrow_keys_have_the_value_read_out_beside_the_cell(view):
    view.setFocus()
    view.set_row(1)
    view.set_column(1)
    QTest.keyClick(view, Qt.Key.Key_Right)
    card = Readout.of(view)
    assert card.isVisible() and card.reading.value == "0.4"
    cell = QRect(view.mapTo(view.window(), view.grid().cell(1, 2).toRect().topLeft()), QSize(30, 30))
    assert not card.geometry().intersects(cell)
    view.clearFocus()
    assert not card.isVisible()


def test_another_array_under_a_resting_mouse_is_read_out_too(view, qtbot):
    QTest.mouseMove(view, point(view, 0, 0))
    view.set_array(np.full((4, 4), 7, np.float32))
    qtbot.waitUntil(lambda: Readout.of(view).reading.value == "7")


def test_a_view_that_goes_away_says_no_more(view):
    QTest.mouseMove(view, point(view, 0, 0))
    view.hide()
    assert not Readout.of(view).isVisible()


def test_the_mouse_does_not_notice_the_card(view):
    QTest.mouseMove(view, point(view, 0, 0))
    card = Readout.of(view)
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert view.window().childAt(card.geometry().center()) is not card


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_is_dressed_as_the_theme_says_and_shows_the_colour(view, themed, theme):
    themed(theme)
    card = Readout.of(view)
    card.tell(view, Reading("place", "0.5", QColor("#12ab34")), QRect(5, 5, 1, 1))
    painted = card.grab().toImage()
    colours = {painted.pixelColor(x, y).name() for x in range(card.width()) for y in range(card.height())}
    assert {theme.raised.name(), "#12ab34"} <= colours


def test_the_card_is_wide_enough_for_what_it_says(view):
    card = Readout.of(view)
    for words in ("a", "a much longer line than the value\nand another"):
        card.tell(view, Reading(words, "0.123456789"), QRect(5, 5, 1, 1))
        metrics = card.fontMetrics()
        assert card.width() > max(metrics.horizontalAdvance(line) for line in words.splitlines()) * 0.9
        assert card.height() >= metrics.height() * 0.8 * (1 + len(words.splitlines()))


def test_of_a_difference_the_card_says_what_is_subtracted(view):
    a, b = (np.float32([[0.25, -0.5], [1, 0]]), np.float32([[1, 0.25], [1, np.nan]]))
    view.set_array(subtract(a, b))
    QTest.mouseMove(view, point(view, 0, 0))
    reading = Readout.of(view).reading
    assert (reading.value, reading.parts) == ("−0.75", ("0.25", "1"))
    QTest.mouseMove(view, point(view, 0, 1))
    assert Readout.of(view).reading.equation == "A (−0.5) − B 0.25 = −0.75"


def test_of_one_model_it_says_nothing_of_the_kind_not_even_after_a_difference(view):
    values = np.float32([[0.25, -0.5], [1, 0]])
    view.set_array(subtract(values, np.zeros_like(values)))
    QTest.mouseMove(view, point(view, 1, 0))
    assert Readout.of(view).reading.parts == ("1", "0")
    view.set_array(values)  # the very same numbers, so that nothing is painted anew
    QTest.mouseMove(view, point(view, 0, 1))
    reading = Readout.of(view).reading
    assert (reading.value, reading.parts, reading.equation) == ("−0.5", None, "")


def test_where_neither_of_two_has_a_number_there_are_no_parts():
    a = np.float32([np.nan, np.nan])
    taken = subtract(a, np.float32([np.nan, 2]))
    assert parts_at(taken, 0) is None
    assert parts_at(taken, 1) == ("nan", "2")
    assert parts_at(taken, 1, lambda value: f"<{value:g}>") == ("<nan>", "<2>")
    assert parts_at(a, 1) is None


def test_the_keyboard_hears_the_equation(view):
    values = np.float32([[0.25, -0.5], [1, 0]])
    view.set_array(subtract(values, np.ones_like(values)))
    view.setFocus()
    view.set_row(0)
    view.set_column(0)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription().endswith("A (−0.5) − B 1 = −1.5")
    assert Readout.of(view).reading.parts == ("−0.5", "1")


def test_the_card_grows_by_two_lines_for_them(view):
    card = Readout.of(view)
    card.tell(view, Reading("place", "0.5", QColor("#12ab34")), QRect(5, 5, 1, 1))
    alone = card.size()
    card.tell(view, Reading("place", "0.5", QColor("#12ab34"), ("123456.123456", "0.1")), QRect(5, 5, 1, 1))
    assert card.height() > alone.height()
    assert card.width() > alone.width()
    card.tell(view, Reading("place", "0.5", QColor("#12ab34")), QRect(5, 5, 1, 1))
    assert card.size() == alone
