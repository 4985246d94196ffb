import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPainter, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QScrollArea, QVBoxLayout, QWidget

from vit_studio.window.theme import LIGHT
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.vector_view import VectorView
from vit_studio.window.views.cells.zoom import FITTED, zoomed
from vit_studio.window.views.cells.zoom_sign import map_place, sign_place
from vit_studio.window.views.charts.row_bars_view import RowBarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.matrix_with_row import MatrixWithRow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def wheel(view, point, notches, *, across=0, modifiers=NONE) -> bool:
    """Turn the wheel over a point of the view; whether the view kept the event."""
    point = QPointF(point)
    turned = QPoint(round(120 * across), round(120 * notches))
    event = QWheelEvent(
        point, QPointF(view.mapToGlobal(point.toPoint())), QPoint(), turned, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def move(view, place) -> None:
    """Point at a place; Qt keeps a move to where the mouse is already to itself."""
    QTest.mouseMove(view, place + QPoint(1, 1))
    QTest.mouseMove(view, place)


@pytest.fixture
def view(qtbot):
    view = HeatmapView()
    qtbot.addWidget(view)
    view.set_array(np.random.default_rng(0).random((50, 60), np.float32))
    view.set_axes(Axis("query", 0), Axis("key", 0))
    view.resize(500, 460)
    view.show()
    return view


def middle(view, row, column) -> QPoint:
    return view.grid().cell(row, column).center().toPoint()


def double_click(view, place) -> None:
    """The second press of it alone; Qt's own leaves the button down for whatever comes next."""
    QTest.mouseDClick(view, LEFT, pos=place)
    QTest.mouseRelease(view, LEFT, pos=place)


def sent(signal):
    heard = []
    signal.connect(lambda *args: heard.append(args))
    return heard


def zoom_in(view, row=20, column=30, notches=4):
    place = middle(view, row, column)
    move(view, place)
    for _ in range(notches):
        assert wheel(view, place, 1)
    return place


def test_the_wheel_magnifies_about_the_mouse(view):
    before = view.grid().cell_width
    place = zoom_in(view)
    assert view.grid().cell_width > 3 * before
    assert view.cell_at(QPointF(place)) == (20, 30)
    assert view.picture_rect() == view.fitted_grid().frame


@pytest.mark.parametrize("notches", [2, 4, 6])
def test_every_cell_in_sight_has_the_colour_of_its_value(view, notches):
    zoom_in(view, notches=notches)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    picture, grid = view.grab().toImage(), view.grid()
    unit, seen = view.levels.unit(view.array), 0
    for row in grid.visible_rows:
        for column in grid.visible_columns:
            place = grid.cell(row, column).topLeft() + QPointF(2.5, 2.5)  # numbers stand in the middle
            if grid.visible.adjusted(1, 1, -80, -50).contains(place):
                expected = colour_at(ColourMap.SEQUENTIAL, float(unit[row, column]))
                assert picture.pixelColor(int(place.x()), int(place.y())) == expected, (row, column)
                seen += 1
    assert seen > 20


def test_numbers_stand_in_the_cells_from_28_pixels_on(view, monkeypatch):
    written = []
    view.set_value_text(lambda value: written.append(value) or "8")
    zoom_in(view, notches=2)
    view.grab()
    assert view.grid().cell_width < 28 and not written
    zoom_in(view, notches=2)
    view.grab()
    grid = view.grid()
    assert grid.cell_width >= 28
    rows, columns = grid.visible_rows, grid.visible_columns
    assert sorted(written) == sorted(view.array[rows.start : rows.stop, columns.start : columns.stop].ravel().tolist())
    assert len(written) < view.array.size / 4


def test_the_axes_name_the_first_and_the_last_in_sight(view, monkeypatch):
    from vit_studio.window.views.cells import matrix_axes

    zoom_in(view)
    placed = []
    whole = matrix_axes.place_labels
    monkeypatch.setattr(
        matrix_axes, "place_labels", lambda *args, **kw: placed.append(whole(*args, **kw)) or placed[-1]
    )
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    view.grab()
    grid = view.grid()
    for labels, seen in zip(placed[:2], (grid.visible_rows, grid.visible_columns), strict=True):
        ends = [label.text for label in labels if label.kind == "end"]
        assert ends == [str(seen[0]), str(seen[-1])]


def test_a_click_selects_and_a_drag_moves_the_picture(view):
    place = zoom_in(view)
    clicked = sent(view.cell_clicked)
    QTest.mouseClick(view, LEFT, pos=place)
    assert clicked == [(20, 30)]
    QTest.mousePress(view, LEFT, pos=place)
    QTest.mouseMove(view, place + QPoint(30, 40))
    QTest.mouseMove(view, place + QPoint(60, 80))
    QTest.mouseRelease(view, LEFT, pos=place + QPoint(60, 80))
    assert clicked == [(20, 30)]
    assert view.cell_at(QPointF(place + QPoint(60, 80))) == (20, 30)


def test_a_hand_that_trembles_still_clicks(view):
    place = zoom_in(view)
    clicked, zoom = sent(view.cell_clicked), view.zoom
    QTest.mousePress(view, LEFT, pos=place)
    QTest.mouseMove(view, place + QPoint(2, 1))
    QTest.mouseRelease(view, LEFT, pos=place + QPoint(2, 1))
    assert (clicked, view.zoom) == ([(20, 30)], zoom)


def test_where_all_is_in_sight_a_drag_selects(view):
    clicked = sent(view.cell_clicked)
    QTest.mousePress(view, LEFT, pos=middle(view, 3, 3))
    QTest.mouseMove(view, middle(view, 3, 9))
    QTest.mouseRelease(view, LEFT, pos=middle(view, 3, 9))
    assert clicked == [(3, 3), (3, 9)]


def test_a_double_click_shows_the_whole_picture_again(view):
    place = zoom_in(view)
    double_click(view, place)
    assert view.zoom == FITTED


def test_a_double_click_selects_nothing(view):
    selected = [4, 7]

    def select(row, column):
        selected[:] = row, column
        view.set_row(row)
        view.set_column(column)

    view.cell_clicked.connect(select)
    select(4, 7)
    place = zoom_in(view)
    heard = sent(view.cell_clicked)
    QTest.mouseClick(view, LEFT, pos=place)
    double_click(view, place)
    assert heard == [(20, 30), (4, 7)], "its first click selects at once, as any; its second takes that back"
    assert selected == [4, 7]
    assert view.zoom == FITTED


def test_the_map_shows_where_the_selection_is(view, themed):
    themed(LIGHT)
    zoom_in(view)
    view.set_row(None)
    view.set_column(None)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))

    def marked():
        place = map_place(view.grid(), sign_place(view.grid()))
        picture = view.grab().toImage()
        return {
            (x, y)
            for x in range(round(place.left()), round(place.right()))
            for y in range(round(place.top()), round(place.bottom()))
            if picture.pixelColor(x, y) == LIGHT.selection
        }

    assert not marked()
    # outlined, but not brought into sight, as by a person who looks elsewhere
    view._row, view._column = 49, 0
    view.repaint_still()
    place = map_place(view.grid(), sign_place(view.grid()))
    seen = marked()
    rows, columns = [y for _, y in seen], [x for x, _ in seen]
    assert {y for y in rows if rows.count(y) > 5} == {round(place.bottom()) - 1}
    assert {x for x in columns if columns.count(x) > 5} == {round(place.left())}


def test_what_the_wheel_cannot_do_is_left_to_the_page(view):
    place = middle(view, 20, 30)
    move(view, place)
    assert not wheel(view, place, -1)
    QTest.mouseMove(view, place + QPoint(1, 0))
    while wheel(view, place, 1):
        pass
    assert view.grid().cell_width >= 28  # it ends somewhere
    QTest.mouseMove(view, view.rect().bottomRight())
    assert not wheel(view, view.rect().bottomRight(), 1)


def test_a_page_that_is_scrolled_under_the_mouse_scrolls_on(view):
    place = middle(view, 20, 30)
    assert not wheel(view, place, 1)  # the mouse has not been moved over the view
    assert wheel(view, place, 1, modifiers=Qt.KeyboardModifier.ControlModifier)
    view.fit_picture()
    move(view, place)
    assert not wheel(view, place, -1)
    assert not wheel(view, place, 1)  # and back again
    QTest.mouseMove(view, place + QPoint(1, 1))
    assert wheel(view, place, 1)


def test_a_scroll_area_gets_the_wheel_that_is_given_back(qtbot):
    view = HeatmapView()
    view.set_array(np.random.default_rng(0).random((50, 60), np.float32))
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    layout = QVBoxLayout(page)
    layout.addWidget(view)
    page.resize(400, 900)
    area.setWidget(page)
    area.resize(420, 300)
    area.show()

    def turn(notches):
        point = view.mapTo(area, middle(view, 5, 5))
        QTest.wheelEvent(area.windowHandle(), QPointF(point), QPoint(0, 120 * notches))
        QApplication.processEvents()

    move(view, middle(view, 5, 5))
    turn(1)
    assert view.is_zoomed and area.verticalScrollBar().value() == 0
    turn(-1)
    turn(-1)
    assert not view.is_zoomed and area.verticalScrollBar().value() > 0


def test_turning_sideways_moves_a_magnified_picture(view):
    place = zoom_in(view)
    left = view.grid().frame.left()
    assert wheel(view, place, 0, across=-1)
    assert view.grid().frame.left() < left
    view.fit_picture()
    assert not wheel(view, place, 0, across=-1)


def test_keys_magnify_about_the_selected_cell_and_fit(view):
    view.set_row(40)
    view.set_column(7)
    for _ in range(4):
        QTest.keyClick(view, "+")
    grid = view.grid()
    assert view.is_zoomed and 40 in grid.visible_rows and 7 in grid.visible_columns
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.grid().cell_width < grid.cell_width
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == FITTED


def test_the_selection_is_brought_into_sight(view):
    zoom_in(view)
    view.set_row(49)
    view.set_column(0)
    grid = view.grid()
    assert grid.visible_rows[-1] == 49 and grid.visible_columns[0] == 0
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Right)
        view.set_column(view._current[1])
    assert view.selected_column == 40 and 40 in view.grid().visible_columns


def test_a_pinch_magnifies(view):
    place = QPointF(middle(view, 20, 30))
    device = QPointingDevice.primaryPointingDevice()

    def pinch(kind, value):
        where = QPointF(view.mapToGlobal(place.toPoint()))
        event = QNativeGestureEvent(kind, device, 2, place, place, where, value, QPointF())
        QApplication.sendEvent(view, event)

    pinch(Qt.NativeGestureType.ZoomNativeGesture, 0.5)
    assert view.zoom.scale == pytest.approx(1.5)
    pinch(Qt.NativeGestureType.ZoomNativeGesture, 1.0)
    assert view.zoom.scale == pytest.approx(3.0)
    assert view.cell_at(place) == (20, 30)
    pinch(Qt.NativeGestureType.SmartZoomNativeGesture, 0)
    assert view.zoom == FITTED


def test_two_fingers_on_a_touch_screen_magnify(view):
    place = QPointF(middle(view, 20, 30))
    pinch = QPinchGesture()
    pinch.setScaleFactor(2.0)
    pinch.setCenterPoint(QPointF(view.mapToGlobal(place.toPoint())))
    QApplication.sendEvent(view, QGestureEvent([pinch]))
    assert view.zoom.scale == pytest.approx(2.0)
    assert view.cell_at(place) == (20, 30)


def test_another_array_of_that_shape_keeps_the_place_and_one_of_another_does_not(view):
    zoom_in(view)
    zoom = view.zoom
    view.set_array(view.array * 2)
    assert view.zoom == zoom
    view.set_array(view.array[:40])
    assert view.zoom == FITTED


def test_marks_out_of_sight_are_not_painted_over_the_axes(view):
    zoom_in(view)
    sign, pictures = sign_place(view.grid()).toAlignedRect(), []
    for row, column in ((None, None), (0, 0)):  # far from what is in sight, and not brought there
        view._row, view._column = row, column
        picture = view.grab()
        with QPainter(picture) as painter:
            painter.fillRect(sign, LIGHT.window)  # its map does show them
        pictures.append(picture.toImage())
    assert pictures[0] == pictures[1]


def test_the_sign_says_how_often_and_makes_way_for_the_mouse(view):
    zoom_in(view)
    move(view, middle(view, 20, 30))
    first = view.grab().toImage()
    near = view.grid().visible.bottomRight().toPoint() - QPoint(20, 20)
    view._mouse = QPointF(near)
    assert view.grab().toImage() != first


def test_large_cells_and_vectors_have_nothing_to_magnify(qtbot):
    kernel, vector = HeatmapView(), VectorView()
    for view, array in ((kernel, np.ones((4, 4), np.float32)), (vector, np.ones((1, 300), np.float32))):
        qtbot.addWidget(view)
        view.set_array(array)
        view.resize(200, 200)
        view.show()
        move(view, middle(view, 0, 0))
        assert not wheel(view, middle(view, 0, 0), 1)
        QTest.keyClick(view, "+")
        assert not view.is_zoomed


def test_bars_stay_below_the_columns_of_a_magnified_matrix(qtbot):
    matrix, row = HeatmapView(), RowBarsView()
    both = MatrixWithRow(matrix, row, ColourBar())
    qtbot.addWidget(both)
    array = np.random.default_rng(0).random((50, 50), np.float32)
    matrix.set_array(array)
    row.set_row("0", array[0], Levels(0, 1))
    both.resize(400, 560)
    both.show()
    zoom_in(matrix)
    grid = matrix.grid()
    column = grid.visible_columns[2]
    assert (row.bar(column).left(), row.bar(column).width() + 1) == pytest.approx(
        (grid.cell(0, column).left(), grid.cell_width), abs=1.01
    )
    place = QPointF(grid.cell(0, column).center().x(), row.height() / 2)
    assert row.reading_at(place).value == str(array[0, column])
    assert row.reading_at(QPointF(grid.visible.left() - 3, row.height() / 2)).is_empty


def test_rows_that_share_a_pixel_are_averaged_not_dropped(qtbot):
    view = HeatmapView()
    qtbot.addWidget(view)
    array = np.zeros((900, 900), np.float32)
    array[451] = 1.0
    view.set_array(array)
    view.set_levels(Levels(0, 1))
    view.resize(300, 300)
    view.show()
    picture, frame = view.grab().toImage(), view.picture_rect()
    pixels = frame.height() * picture.devicePixelRatio()
    share = pixels / 900
    assert share < 1, "rows share a pixel"
    there = colour_at(ColourMap.SEQUENTIAL, share).lightness()
    y = frame.top() + 451.5 * frame.height() / 900
    assert abs(picture.pixelColor(int(frame.center().x()), int(y)).lightness() - there) <= 0.25 * there


def test_where_the_cells_lie_is_worked_out_once_a_paint(view, qapp, monkeypatch):
    qapp.processEvents()
    worked_out, fitted_grid = [], HeatmapView.fitted_grid
    monkeypatch.setattr(HeatmapView, "fitted_grid", lambda self: (worked_out.append(1), fitted_grid(self))[1])
    view.repaint()
    assert len(worked_out) == 1
    view.resize(400, 460)
    view.zoom_by(2.0, QPointF(100, 100))
    assert view.grid() == zoomed(fitted_grid(view), view.zoom, view.devicePixelRatioF()), "nothing old is kept"
