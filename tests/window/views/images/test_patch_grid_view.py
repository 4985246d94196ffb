import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.export.drawing.pictures import draw_image
from vit_studio.window.theme import DARK, LIGHT
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at, rgba, table
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images import patch_grid_view
from vit_studio.window.views.images.edge_lines import EdgeLines
from vit_studio.window.views.images.patch_grid_view import NOTHING, PatchGridView
from vit_studio.window.views.painting.readout import Readout

GRID = PatchGrid(28, 4)
PIXELS = (np.arange(28 * 28) % 256).reshape(28, 28).astype(np.uint8)


@pytest.fixture
def view(qtbot):
    view = PatchGridView()
    qtbot.addWidget(view)
    view.set_pixels(PIXELS)
    view.set_grid(GRID)
    view.set_token(25)
    view.set_class_token_chip(True)
    view.resize(330, 360)
    view.show()
    return view


def centre(view, token):
    return view.fit().rect(token).center().toPoint()


def colour(view, place):
    return view.grab().toImage().pixelColor(place).getRgb()[:3]


def sent(signal):
    """Collects what a signal carries."""
    values = []
    signal.connect(lambda *args: values.append(args if len(args) > 1 else args[0]))
    return values


@pytest.mark.parametrize("token", [1, 7, 25, 49, 0])
def test_a_click_on_a_token_names_it(view, token):
    clicked = sent(view.token_clicked)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, token))
    assert clicked == [token]


def test_a_click_beside_the_image_names_nothing(view):
    clicked = sent(view.token_clicked)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomRight())
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=centre(view, 3))
    assert clicked == []


def test_without_a_chip_the_class_token_cannot_be_clicked(view):
    place = centre(view, 0)
    view.set_class_token_chip(False)
    clicked = sent(view.token_clicked)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert 0 not in clicked
    assert view.fit().chip is None


def test_hovering_tells_the_token_and_the_pixel_and_leaving_ends_it(view):
    tokens, pixels = sent(view.token_hovered), sent(view.pixel_hovered)
    QTest.mouseMove(view, centre(view, 9))
    QTest.mouseMove(view, centre(view, 0))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert tokens == [9, 0, NOTHING]
    row, column, value = pixels[0]
    assert GRID.token_at_pixel(row, column) == 9
    assert value == PIXELS[row, column]


def test_dragging_scrubs_through_the_patches(view):
    clicked = sent(view.token_clicked)
    view.token_clicked.connect(view.set_token)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=centre(view, 10))
    QTest.mouseMove(view, centre(view, 11))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=centre(view, 11))
    QTest.mouseMove(view, centre(view, 12))
    assert clicked[0] == 10
    assert 12 not in clicked


@pytest.mark.parametrize(
    ("start", "key", "token"),
    [
        (25, Qt.Key.Key_Up, 18),
        (25, Qt.Key.Key_Down, 32),
        (25, Qt.Key.Key_Left, 24),
        (25, Qt.Key.Key_Right, 26),
        (25, Qt.Key.Key_C, 0),
        (0, Qt.Key.Key_Right, 1),
        (None, Qt.Key.Key_Right, 1),
    ],
)
def test_keys_move_the_selection(view, start, key, token):
    view.set_token(start)
    clicked = sent(view.token_clicked)
    QTest.keyClick(view, key)
    assert clicked == [token]


def test_keys_stop_at_the_edge_and_leave_shortcuts_alone(view):
    view.set_token(1)
    clicked = sent(view.token_clicked)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_X)
    assert clicked == []


def test_pixels_are_painted_in_grey(view):
    view.set_show_grid(False)
    view.set_token(None)
    rect = view.fit().image
    for row, column in ((0, 0), (13, 20), (27, 27)):
        place = QPointF(rect.left + (column + 0.5) * rect.scale, rect.top + (row + 0.5) * rect.scale).toPoint()
        assert colour(view, place) == (PIXELS[row, column],) * 3


def test_each_patch_has_the_very_colour_of_its_value(view):
    view.set_token(None)
    view.set_show_grid(False)
    view.set_class_token_chip(False)
    view.set_pixels(np.full((28, 28), 90, np.uint8))
    overlay = np.linspace(0, 1, 49).reshape(7, 7)
    view.set_overlay(overlay, Levels(0, 1), ColourMap.DIVERGING)
    for token in (1, 9, 30, 49):
        value = overlay.ravel()[token - 1]
        expected = table(ColourMap.DIVERGING)[min(int(value * 256), 255), :3]
        assert colour(view, centre(view, token)) == tuple(expected)
    view.set_overlay(None)
    assert colour(view, centre(view, 9)) == (90, 90, 90)


def test_the_image_is_lines_upon_the_map(view):
    view.set_token(None)
    view.set_show_grid(False)
    pixels = np.zeros((28, 28), np.uint8)
    pixels[6:22, 6:22] = 200  # within patches: no border of theirs
    view.set_overlay(np.zeros((7, 7)), Levels(0, 1))
    view.set_pixels(pixels)
    rect, lowest = view.fit().image, tuple(table(ColourMap.SEQUENTIAL)[0, :3])
    edge = QPoint(round(rect.left + 6 * rect.scale) - 1, round(rect.top + 14.5 * rect.scale))
    assert sum(colour(view, edge)) > sum(map(int, lowest)) + 200
    assert colour(view, edge + QPoint(5, 0)) == colour(view, edge - QPoint(5, 0)) == lowest
    view.set_pixels(np.zeros((28, 28), np.uint8))
    assert colour(view, edge) == lowest


def test_it_says_what_the_lines_are_where_there_are_any(view):
    assert view.usage() == ""
    view.set_overlay(np.zeros((7, 7)), Levels(0, 1))
    assert "lines" in view.usage()


def test_a_saved_figure_has_the_colours_of_the_screen(view):
    figure = pytest.importorskip("matplotlib.figure").Figure()
    view.set_overlay(np.linspace(0, 1, 49).reshape(7, 7), Levels(0, 1))
    axes = figure.subplots()
    draw_image(axes, view.view_data())
    drawn = axes.images[0].get_array()
    lines = EdgeLines.of(PIXELS, len(drawn), 7)
    expected = lines.over(rgba(view.array, Levels(0, 1), ColourMap.SEQUENTIAL))
    np.testing.assert_array_equal(drawn, expected)


def test_the_selected_patch_is_outlined(view):
    rect = view.fit().rect(25)
    line = QPoint(int(rect.left()) - 2, int(rect.center().y()))
    assert colour(view, line) == LIGHT.selection.getRgb()[:3]
    view.set_token(26)
    assert colour(view, line) != LIGHT.selection.getRgb()[:3]


def test_the_chip_shows_when_the_class_token_is_selected(view):
    place = view.fit().chip.topLeft().toPoint() + QPoint(4, 8)
    assert colour(view, place) != LIGHT.selection.getRgb()[:3]
    view.set_token(0)
    assert colour(view, place) == LIGHT.selection.getRgb()[:3]


def test_selection_and_hover_rebuild_no_image_and_another_map_no_lines(view, monkeypatch):
    built, drawn = [], []
    whole, lines = patch_grid_view.rgba, EdgeLines.of
    monkeypatch.setattr(patch_grid_view, "rgba", lambda *args: built.append(1) or whole(*args))
    monkeypatch.setattr(patch_grid_view.EdgeLines, "of", lambda *args: drawn.append(1) or lines(*args))
    view.set_overlay(np.ones((7, 7)), Levels(0, 1))
    view.grab()
    for token in (3, 0, 12):
        view.set_token(token)
        QTest.mouseMove(view, centre(view, token))
        view.grab()
    assert (len(built), len(drawn)) == (1, 1)
    view.set_overlay(np.zeros((7, 7)), Levels(0, 1))
    view.grab()
    assert (len(built), len(drawn)) == (2, 1)


def test_a_change_of_theme_repaints(view, themed):
    themed(LIGHT)
    place = view.fit().chip.center().toPoint() - QPoint(18, 0)
    light = colour(view, place)
    themed(DARK)
    assert colour(view, place) != light


def test_the_value_of_the_map_is_read_out_with_pixel_and_token(view):
    overlay = np.linspace(0, 1, 49, dtype=np.float32).reshape(7, 7)
    view.set_overlay(overlay, Levels(0, 1))
    reading = view.reading_at(view.fit().rect(9).center())
    assert reading.value == str(overlay[1, 1])
    assert reading.colour == colour_at(ColourMap.SEQUENTIAL, float(overlay[1, 1]))
    token, pixel = reading.words.splitlines()
    assert "patch (2, 2)" in token and pixel == f"pixel (7, 7) = {PIXELS[6, 6]}"
    assert view.reading_at(QPointF(0, 0)).is_empty


def test_without_a_map_the_pixel_is_read_out(view):
    reading = view.reading_at(view.fit().rect(9).center())
    assert reading.value == str(PIXELS[6, 6])
    assert reading.colour.red() == PIXELS[6, 6]
    assert reading.words.splitlines()[1] == "pixel (7, 7)"


def test_a_key_has_the_token_read_out(view):
    view.token_clicked.connect(view.set_token)
    view.set_token(9)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert "patch (2, 3)" in Readout.of(view).reading.words
    assert "patch (2, 3)" in view.accessibleDescription()


def test_numbers_appear_only_where_they_fit(view):
    view.set_token(None)
    plain = view.grab().toImage()
    view.set_show_numbers(True)
    assert view.grab().toImage() != plain
    view.set_grid(PatchGrid(28, 1))
    with_numbers = view.grab().toImage()
    view.set_show_numbers(False)
    assert view.grab().toImage() == with_numbers


def test_the_focus_ring_is_shown_to_the_keyboard_only(view, qtbot):
    with qtbot.waitActive(view):
        view.activateWindow()
    edge = view.rect().center()
    edge.setY(0)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert colour(view, edge) != LIGHT.accent.getRgb()[:3]
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert colour(view, edge) == LIGHT.accent.getRgb()[:3]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, 3))
    assert colour(view, edge) != LIGHT.accent.getRgb()[:3]
    assert view.accessibleName()


def test_an_image_alone_and_nothing_at_all(view):
    hovered, clicked = sent(view.token_hovered), sent(view.token_clicked)
    view.set_grid(None)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    QTest.keyClick(view, Qt.Key.Key_Up)
    view.grab()
    view.set_pixels(None)
    QTest.mouseMove(view, view.rect().center())
    view.grab()
    assert view.fit() is None
    assert hovered == clicked == []
