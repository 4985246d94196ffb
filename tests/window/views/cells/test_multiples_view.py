import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.window.theme import LIGHT
from vit_studio.window.views.cells import multiples_atlas
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.colours.colour_maps import ColourMap, table
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.readout import Reading, Readout

ARRAYS = np.random.default_rng(0).random((6, 4, 7, 7))
KERNELS = np.random.default_rng(1).normal(size=(64, 4, 4))


@pytest.fixture
def view(qtbot):
    view = MultiplesView()
    qtbot.addWidget(view)
    view.set_arrays(ARRAYS)
    view.set_levels(Levels(0, 1))
    view.set_row_names([f"Layer {layer + 1}" for layer in range(6)])
    view.set_column_names([f"Head {head + 1}" for head in range(4)])
    view.resize(460, 480)
    view.show()
    return view


@pytest.fixture
def built(view, monkeypatch):
    """Counts the atlases that are built."""
    calls = []
    whole = multiples_atlas.to_qimage
    monkeypatch.setattr(multiples_atlas, "to_qimage", lambda *args: calls.append(1) or whole(*args))
    view.grab()
    calls.clear()
    return calls


def centre(view, row, column):
    return view.layout_now().rect(row, column).center().toPoint()


def colour(view, place):
    return view.grab().toImage().pixelColor(place).getRgb()[:3]


def sent(signal):
    values = []
    signal.connect(lambda *args: values.append(args if len(args) > 1 else args[0]))
    return values


def table_colour(value, colour_map=ColourMap.SEQUENTIAL):
    return tuple(table(colour_map)[min(int(value * 256), 255), :3].tolist())


@pytest.mark.parametrize("place", [(0, 0), (2, 3), (5, 1)])
def test_a_click_on_a_picture_names_it(view, place):
    clicked, indices = sent(view.picture_clicked), sent(view.picture_index_clicked)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(view, *place))
    assert clicked == [place]
    assert indices == [place[0] * 4 + place[1]]


def test_a_click_beside_the_pictures_names_nothing(view):
    clicked = sent(view.picture_clicked)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=centre(view, 1, 1))
    assert clicked == []


def test_each_cell_is_painted_in_its_colour_of_the_table(view):
    layout = view.layout_now()
    for row, column, cell in ((0, 0, (0, 0)), (3, 2, (6, 1)), (5, 3, (3, 6))):
        place = layout.cell_rect(row, column, cell=cell, shape=(7, 7)).center().toPoint()
        assert colour(view, place) == table_colour(ARRAYS[row, column][cell])


def test_one_scale_for_all_and_the_map_can_be_changed(view):
    view.set_levels(None)
    view.set_colour_map(ColourMap.DIVERGING)
    low, high = ARRAYS.min(), ARRAYS.max()
    place = view.layout_now().cell_rect(1, 1, cell=(2, 2), shape=(7, 7)).center().toPoint()
    assert colour(view, place) == table_colour((ARRAYS[1, 1, 2, 2] - low) / (high - low), ColourMap.DIVERGING)


def test_selection_hover_and_marks_rebuild_no_atlas(view, built):
    for place in ((0, 0), (5, 3), None):
        view.set_selected(place)
        view.set_marked_cell(place)
        QTest.mouseMove(view, centre(view, 2, 2))
        view.grab()
    view.resize(600, 500)
    view.grab()
    view.set_levels(Levels(0, 1))
    view.grab()
    assert built == []
    view.set_levels(Levels(0, 2))
    view.grab()
    assert built == [1]


def test_the_selected_picture_is_outlined(view):
    view.set_selected((2, 1))
    rect = view.layout_now().rect(2, 1)
    edge = QPoint(int(rect.left()) - 2, int(rect.center().y()))
    assert colour(view, edge) == LIGHT.selection.getRgb()[:3]
    view.set_selected_index(2 * 4 + 2)
    assert colour(view, edge) != LIGHT.selection.getRgb()[:3]
    edge.setX(int(view.layout_now().rect(2, 2).left()) - 2)
    assert colour(view, edge) == LIGHT.selection.getRgb()[:3]


def test_the_marked_cell_is_outlined_in_each_picture(view):
    view.set_marked_cell((3, 4))
    for row, column in ((0, 0), (5, 3)):
        cell = view.layout_now().cell_rect(row, column, cell=(3, 4), shape=(7, 7))
        y = int(cell.center().y())
        image = view.grab().toImage()
        edges = [image.pixelColor(int(cell.left()) - away, y) for away in (0, 0.5, 1, 1.5, 2)]
        assert LIGHT.selection in edges
    plain = view.grab().toImage()
    view.set_marked_cell((7, 0))
    assert view.grab().toImage() != plain


@pytest.mark.parametrize(
    ("start", "key", "place"),
    [
        ((2, 1), Qt.Key.Key_Up, (1, 1)),
        ((2, 1), Qt.Key.Key_Down, (3, 1)),
        ((2, 1), Qt.Key.Key_Left, (2, 0)),
        ((2, 1), Qt.Key.Key_Right, (2, 2)),
        (None, Qt.Key.Key_Down, (0, 0)),
    ],
)
def test_arrows_step_through_the_pictures(view, start, key, place):
    view.set_selected(start)
    clicked = sent(view.picture_clicked)
    QTest.keyClick(view, key)
    assert clicked == [place]


def test_arrows_stop_at_the_edge(view):
    view.set_selected((0, 0))
    clicked = sent(view.picture_clicked)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert clicked == []


def test_hovering_tells_once_and_leaving_ends_it(view):
    hovered, left = sent(view.picture_hovered), []
    view.hover_left.connect(lambda: left.append(1))
    QTest.mouseMove(view, centre(view, 1, 2))
    QTest.mouseMove(view, centre(view, 1, 2) + QPoint(3, 3))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert hovered == [(1, 2)]
    assert left == [1]


def test_the_value_under_the_mouse_is_read_out_with_picture_and_cell(view):
    view.set_describe(lambda row, column: f"Layer {row + 1}, head {column + 1}")
    point = view.layout_now().cell_rect(4, 2, cell=(0, 5), shape=(7, 7)).center()
    reading = view.reading_at(point)
    assert reading.words.splitlines() == ["Layer 5, head 3", "row 1 · column 6"]
    assert reading.value == str(np.float32(ARRAYS[4, 2, 0, 5]))
    assert reading.colour.getRgb()[:3] == table_colour(ARRAYS[4, 2, 0, 5])
    view.set_describe_cell(lambda row, column: f"query {row} → key {column}")
    assert view.reading_at(point).words.splitlines()[1] == "query 0 → key 5"
    assert view.tip_at(QPointF(0, 0)) == ""


def test_a_key_step_is_read_out_beside_the_picture(view):
    view.set_describe(lambda row, column: f"Layer {row + 1}, head {column + 1}")
    view.picture_clicked.connect(lambda *place: view.set_selected(place))
    view.set_selected((2, 1))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert Readout.of(view).reading == Reading("Layer 3, head 3")
    assert view.accessibleDescription() == "Layer 3, head 3"
    view.set_marked_cell((3, 4))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert Readout.of(view).reading.value == str(np.float32(ARRAYS[3, 2, 3, 4]))


def test_kernels_are_wrapped_to_fit_the_widget(view):
    view.set_pictures(KERNELS)
    view.set_levels(Levels.symmetric(KERNELS))
    view.resize(400, 400)
    assert (view.layout_now().rows, view.layout_now().columns) == (8, 8)
    view.resize(900, 220)
    assert (view.layout_now().rows, view.layout_now().columns) == (4, 16)
    view.set_selected_index(17)
    clicked, indices = sent(view.picture_clicked), sent(view.picture_index_clicked)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (clicked, indices) == ([(1, 2)], [18])


@pytest.mark.parametrize("size", [(240, 160), (640, 420)])
def test_twelve_by_twelve_fit_without_scrolling(view, size):
    view.set_arrays(np.zeros((12, 12, 50, 50)))
    view.set_row_names([f"Layer {layer + 1}" for layer in range(12)])
    view.set_column_names([f"Head {head + 1}" for head in range(12)])
    view.resize(*size)
    view.grab()
    assert view.rect().adjusted(-1, -1, 1, 1).contains(view.layout_now().bounds.toRect())


def test_cells_that_share_a_pixel_are_averaged(view):
    arrays = np.zeros((12, 12, 197, 197), np.float32)
    arrays[..., 100:] = 1.0
    arrays[3, 3] = 0.25
    arrays[3, 3, ::2] = 0.75
    view.set_arrays(arrays)
    view.set_levels(Levels(0, 1))
    assert colour(view, centre(view, 3, 3)) == pytest.approx(table_colour(0.5), abs=24)  # a few rows to a pixel
    left, right = (centre(view, 5, 5) + QPoint(shift, 0) for shift in (-6, 6))
    assert (colour(view, left), colour(view, right)) == (table_colour(0.0), table_colour(1.0))


def test_the_same_pictures_are_neither_averaged_nor_coloured_again(view, built, monkeypatch):
    shrinks = []
    whole = multiples_atlas.shrunk
    monkeypatch.setattr(multiples_atlas, "shrunk", lambda *args: shrinks.append(1) or whole(*args))
    arrays = np.random.default_rng(0).random((12, 12, 100, 100), np.float32)
    view.set_arrays(arrays)
    view.grab()
    view.set_arrays(arrays)
    view.set_selected((1, 2))
    view.set_marked_cell((3, 3))
    view.grab()
    assert (len(shrinks), len(built)) == (1, 1)
    view.set_levels(Levels(0, 2))
    view.grab()
    assert (len(shrinks), len(built)) == (1, 2)
    view.set_arrays(arrays + 1)
    view.grab()
    assert (len(shrinks), len(built)) == (2, 3)


def test_nothing_to_show(view):
    view.set_arrays(None)
    view.grab()
    clicked = sent(view.picture_clicked)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.layout_now() is None
    assert clicked == []
    assert view.accessibleName()
