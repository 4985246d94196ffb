import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.analysis.subtracted import subtract
from vit_studio.window.pages.encoder.head_scatter_view import HeadScatterView

VALUES = np.array([[3.0, 5.0], [4.0, 9.0], [np.nan, 6.0]], np.float32)


@pytest.fixture
def view(qtbot):
    view = HeadScatterView()
    qtbot.addWidget(view)
    view.set_titles("distance", "px")
    view.set_values(VALUES, np.full((3, 2), 0.5, np.float32))
    view.set_reference(7.0, "even")
    view.resize(360, 240)
    view.show()
    return view


def test_points_stand_in_their_layers_column_and_at_their_height(view):
    layout, places = view.layout_now(), view.places()
    for (layer, head), point in places.items():
        assert layout.column(layer).contains(point)
        assert layout.chart.y.value((layout.chart.plot.bottom() - point.y()) / layout.chart.plot.height()) == (
            pytest.approx(VALUES[layer, head], abs=1e-3)
        )
    assert places[0, 0].x() < places[0, 1].x()


def test_what_is_no_number_has_no_point(view):
    assert (2, 0) not in view.places()
    assert len(view.places()) == 5
    assert not view.grab().isNull()


def test_the_mouse_reads_layer_head_value_and_spread(view):
    point = view.places()[1, 1]
    assert view.tip_at(point + QPointF(3, 2)) == "Layer 2 of 3 · Head 2 of 2: 9 px ± 0.5"
    assert view.tip_at(QPointF(2, 2)) == ""


def test_a_single_image_has_no_spread(view):
    view.set_values(VALUES)
    assert view.place_text(0, 1) == "Layer 1 of 3 · Head 2 of 2: 5 px"


def test_a_click_and_the_arrows_choose(view):
    chosen = []
    view.head_clicked.connect(lambda layer, head: chosen.append((layer, head)))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.places()[0, 1].toPoint())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPointF(2, 2).toPoint())
    assert chosen == [(0, 1)]
    view.set_selected(0, 1)
    for key, expected in (
        (Qt.Key.Key_Right, (1, 1)),
        (Qt.Key.Key_Left, (0, 1)),  # there is nothing before the first layer
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Down, (0, 0)),
    ):
        QTest.keyClick(view, key)
        assert chosen[-1] == expected
    view.set_selected(2, None)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert chosen[-1] == (2, 0)


def test_the_axis_holds_values_and_reference_or_what_is_fixed(view):
    assert view.own_limits == (2.5, 9.5)  # half a pixel of spread to both sides
    view.set_reference(12.0, "even")
    assert view.layout_now().chart.y.high >= 12
    view.set_limits((0.0, 40.0))
    assert view.layout_now().chart.y.high >= 40
    assert view.view_data().y_limits == (0.0, 40.0)


def test_each_spread_is_a_whole_line_within_the_chart(view):
    image, layout = view.grab().toImage(), view.layout_now()
    surface = image.pixelColor(layout.column(0).center().toPoint()).name()
    for place in view.places():
        for end in (-0.5, 0.5):
            tip = layout.point(*place, float(VALUES[place]) + end * 0.9)
            assert layout.chart.plot.contains(tip)
            near = [image.pixelColor(round(tip.x()) + dx, round(tip.y())).name() for dx in (-1, 0, 1)]
            assert any(name != surface for name in near)


def test_an_axis_that_begins_above_zero_says_so(view):
    assert view.begins_above_zero
    view.set_limits((0.0, 10.0))
    assert not view.begins_above_zero


def test_the_selected_head_is_ringed_in_magenta(view):
    from vit_studio.window.theme import current_theme

    def magenta():
        image = view.grab().toImage()
        point = view.places()[0, 1].toPoint()
        near = [image.pixelColor(point.x() + dx, point.y()) for dx in range(-9, 10)]
        wanted = current_theme().selection
        return any(abs(c.red() - wanted.red()) + abs(c.green() - wanted.green()) < 40 for c in near)

    assert not magenta()
    view.set_selected(0, 1)
    assert magenta()


def test_the_spread_of_the_selected_head_is_a_line(view):
    def magenta_beyond_the_ring():
        image, point = view.grab().toImage(), view.places()[0, 1].toPoint()
        colours = [image.pixelColor(point.x() + dx, point.y() + dy) for dx in (-1, 0, 1) for dy in (10, -10)]
        return sum(c.red() > 150 and c.green() < 140 for c in colours) >= 2

    view.set_selected(0, 1)
    assert magenta_beyond_the_ring()
    view.set_values(VALUES)
    assert not magenta_beyond_the_ring()


def test_all_layers_are_numbered_where_there_is_room(view):
    assert view.layout_now().chart.x.ticks == (1.0, 2.0, 3.0)
    view.set_values(np.ones((24, 2), np.float32))
    ticks = view.layout_now().chart.x.ticks
    assert len(ticks) < 24
    assert ticks[0] == 1


def test_a_figure_gets_all_that_is_seen(view):
    view.set_selected(1, 0)
    data = view.view_data()
    assert data.point_names == ("Head 1 of 2", "Head 2 of 2")
    np.testing.assert_array_equal(data.values, VALUES)
    np.testing.assert_array_equal(data.array, VALUES.T)
    assert data.selected == (1, 0)
    assert HeadScatterView().view_data() is None


def test_of_a_difference_a_head_is_read_with_what_is_subtracted(view):
    a, b = np.float32([[9.5, 2.25], [1.5, 0]]), np.float32([[14.5, 2.0], [1.0, 3]])
    view.set_values(subtract(a, b))
    reading = view.reading_at(view.places()[0, 0])
    assert (reading.words, reading.value) == ("Layer 1 of 2 · Head 1 of 2", view._number(-5.0))
    assert reading.parts == (view._number(9.5), view._number(14.5))
    view.set_values(a)
    assert view.reading_at(view.places()[0, 0]).parts is None
