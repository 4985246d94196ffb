import itertools

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.analysis.subtracted import subtract
from vit_studio.window.text import number_text, percent_text, points_text
from vit_studio.window.theme import LIGHT, TextRole, font_for
from vit_studio.window.views.charts import curves_readout
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curves_legend import Entry
from vit_studio.window.views.charts.curves_painting import polygon
from vit_studio.window.views.charts.curves_view import CurvesView

XS = np.arange(1, 501.0)
YS = 2 * np.exp(-XS / 100) + 0.3


@pytest.fixture
def view(qtbot):
    view = CurvesView()
    qtbot.addWidget(view)
    view.set_titles("step", "loss")
    view.resize(420, 240)
    view.show()
    return view


@pytest.fixture
def texts(monkeypatch):
    """The entries of each readout that is drawn."""
    drawn = []
    whole = curves_readout.draw_readout

    def spied(painter, layout, *, x, title, entries):
        drawn.append((title, [(entry.curve.name, entry.value, entry.note) for entry in entries]))
        whole(painter, layout, x=x, title=title, entries=entries)

    monkeypatch.setattr("vit_studio.window.views.charts.curves_view.draw_readout", spied)
    return drawn


def has_colour(view, colour, *, near=None, reach=2):
    image = view.grab().toImage()
    place = range(view.width()), range(view.height())
    if near is not None:
        x, y = round(near.x()), round(near.y())
        place = range(x - reach, x + reach + 1), range(y - reach, y + reach + 1)
    return any(alike(image.pixelColor(x, y), colour) for x in place[0] for y in place[1])


def alike(one, other):
    """Lines are antialiased: nowhere need their colour be whole."""
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) < 20


def test_a_curve_is_painted_in_its_colour_where_its_points_stand(view):
    view.set_curve("train", "training", XS[::100], YS[::100], role=1)
    layout = view.layout_now()
    for x, y in zip(XS[::100], YS[::100], strict=True):
        assert has_colour(view, LIGHT.series[1], near=layout.point(x, y))
    assert not has_colour(view, LIGHT.series[2])


def test_a_long_curve_is_painted_in_its_colour(view):
    xs = np.linspace(1, 500, 50_000)
    view.set_curve("train", "training", xs, np.sin(xs / 40))
    point = view.layout_now().point(xs[30_000], np.sin(xs[30_000] / 40))
    assert has_colour(view, LIGHT.series[0], near=point)


def test_a_lone_spike_among_many_points_is_seen(view):
    ys = np.zeros(100_000)
    ys[51_234] = 1.0
    view.set_curve("train", "training", np.arange(100_000.0), ys)
    layout = view.layout_now()
    tip = layout.point(51_234, 0.9)
    image = view.grab().toImage()
    surface = image.pixelColor(round(tip.x()) - 20, round(tip.y())).name()
    row = [image.pixelColor(round(tip.x()) + shift, round(tip.y())).name() for shift in range(-2, 3)]
    assert any(name != surface for name in row)


def test_axes_hold_the_data_and_the_steps_to_come(view):
    view.set_x_limit(4300)
    view.set_curve("train", "training", XS, YS)
    layout = view.layout_now()
    assert (layout.x.low, layout.x.high) == (0, 4300)
    assert layout.y.low <= YS.min() and layout.y.high >= YS.max()
    view.set_x_limit(10)
    assert view.layout_now().x.high == 500


def test_setting_a_key_again_replaces_its_curve(view):
    view.set_curve("train", "training", XS, YS)
    view.set_curve("train", "training", XS[:2], YS[:2])
    assert [len(curve) for curve in view.curves()] == [2]
    view.clear()
    assert view.curves() == ()


def test_the_empty_chart_says_what_to_do(view):
    blank = view.grab().toImage()
    view.set_empty_text("Press Train to see the loss fall")
    told = view.grab().toImage()
    assert told != blank
    view.set_curve("train", "training", [], [])
    assert view.layout_now() is None
    assert view.grab().toImage() == told
    view.set_curve("train", "training", [1], [2.3])
    assert view.grab().toImage() != told
    assert view.layout_now() is not None


def test_values_under_the_mouse(view, texts):
    view.set_curve("train", "training", XS, YS)
    view.set_curve("valid", "validation", [0, 430], [2.0, 0.5])
    QTest.mouseMove(view, view.layout_now().point(400, 1.0).toPoint())
    view.grab()
    title, ((_, train, own), (_, valid, note)) = texts[-1]
    step = int(title.removeprefix("step "))
    assert step == pytest.approx(400, abs=2)
    assert float(train) == pytest.approx(YS[step - 1], rel=1e-3)
    assert own == ""
    assert (valid, note) == ("0.5", " at 430")
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    texts.clear()
    view.grab()
    assert texts == []


def read_step(view, texts) -> int:
    view.grab()
    return int(texts[-1][0].removeprefix("step ").replace(",", ""))


def test_values_by_key(view, texts):
    view.set_curve("train", "training", XS[:50], YS[:50])
    view.set_curve("valid", "validation", [0, 43], [2.0, 0.5])
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert read_step(view, texts) == XS[49]
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert read_step(view, texts) == XS[48]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert read_step(view, texts) == 0
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert read_step(view, texts) == 1
    assert view.accessibleDescription() == f"step 1: training {number_text(YS[0])}, validation 2"
    view.setFocus()
    view.clearFocus()
    texts.clear()
    view.grab()
    assert texts == []


def test_a_key_moves_at_least_a_pixel_however_dense_the_points_are(view, texts):
    xs = np.arange(100_000)
    view.set_curve("train", "training", xs, np.sin(xs))
    QTest.keyClick(view, Qt.Key.Key_Home)
    places = []
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right)
        places.append(float(view.layout_now().across(read_step(view, texts))))
    assert np.diff(places) == pytest.approx(np.ones(4), abs=0.01)


def test_moving_the_mouse_paints_no_curve_again(view, monkeypatch):
    drawn = []
    monkeypatch.setattr("vit_studio.window.views.charts.curves_view.draw_curve", lambda *args: drawn.append(1))
    view.set_curve("train", "training", XS, YS)
    view.grab()
    assert drawn == [1]
    for shift in range(5):
        QTest.mouseMove(view, view.rect().center() + QPoint(shift, 0))
        view.grab()
    assert drawn == [1]


def test_smoothing_keeps_the_raw_curve_faint_behind_the_smooth_one(view):
    ys = YS + np.random.default_rng(0).normal(size=500) * 0.1
    view.set_smoothing(0.9)
    view.set_curve("train", "training", XS, ys)
    view.set_curve("valid", "validation", XS[::100], YS[::100], smooth=False)
    raw, strong, valid = view.curves()
    assert (raw.faint, strong.faint, valid.faint) == (True, False, False)
    assert raw.ys.tolist() == ys.tolist()
    assert np.abs(np.diff(strong.ys)).sum() < 0.3 * np.abs(np.diff(ys)).sum()
    assert valid.ys.tolist() == YS[::100].tolist()
    view.set_smoothing(0.0)
    assert [curve.faint for curve in view.curves()] == [False, False]
    with pytest.raises(ValueError, match="smoothing"):
        view.set_smoothing(1.0)


def test_a_logarithmic_axis_leaves_out_what_it_cannot_hold(view):
    view.set_log_y(True)
    view.set_curve("train", "training", XS, np.where(XS > 250, 0.0, 10 ** (-XS / 100)))
    layout = view.layout_now()
    assert layout.y.log
    assert layout.y.low <= 10**-2.5
    assert len(view.curves()[0]) == 250
    view.grab()
    view.set_curve("train", "training", [1, 2], [0.0, -1.0])
    assert view.layout_now() is None


def test_limits_and_texts_of_a_share(view):
    view.set_y_limits((0.0, 1.0))
    view.set_curve("train", "training", XS, 1 - YS / 3)
    plain = view.layout_now()
    view.set_value_text(percent_text, tick_text=lambda share: f"{share * 100:.0f} percent")
    layout = view.layout_now()
    assert (layout.y.low, layout.y.high) == (0.0, 1.0)
    assert layout.plot.left() > plain.plot.left()


def test_many_curves_wrap_the_legend_and_leave_a_plot(view):
    view.resize(220, 160)
    for index in range(6):
        view.set_curve(str(index), f"curve number {index}", XS, YS + index, role=index, dashed=index % 2 == 1)
    view.grab()
    assert view.layout_now().plot.height() >= 20


def test_a_polygon_has_the_points_of_its_arrays():
    points = polygon(np.array([1.0, 2.5]), np.array([3.0, -4.25]))
    assert points.toList() == [QPointF(1.0, 3.0), QPointF(2.5, -4.25)]


@pytest.fixture
def layers(view):
    view.set_titles("layer", "length")
    view.set_places(start="z₀")
    view.set_curve("stream", "stream", range(7), np.arange(7) * 10.0)
    view.set_curve("added", "added", range(1, 7), np.arange(1, 7) + 0.25, role=1)
    return view


def test_each_place_has_a_tick_and_half_a_place_of_room(layers):
    axis = layers.layout_now().x
    assert axis.ticks == (0, 1, 2, 3, 4, 5, 6)
    assert (axis.low, axis.high) == (-0.5, 6.5)


def test_the_legend_gives_the_values_at_the_selected_place(layers):
    assert [entry.value for entry in layers.entries] == ["60", "6.25"]
    layers.set_selected(3)
    assert [entry.value for entry in layers.entries] == ["30", "3.25"]
    layers.set_selected(0)
    assert [entry.value for entry in layers.entries] == ["0", "–"]


def test_the_selected_place_is_marked(layers):
    def wash(place):
        band = layers.layout_now().band(place)
        colour = layers.grab().toImage().pixelColor(round(band.right()) - 3, round(band.top()) + 3)
        return colour.red() > colour.green()

    layers.set_selected(3)
    assert (wash(2), wash(3)) == (False, True)
    layers.set_selected(2)
    assert (wash(2), wash(3)) == (True, False)


def test_a_click_or_a_key_chooses_a_place_where_one_is_selected(layers):
    chosen = []
    layers.place_clicked.connect(chosen.append)
    spot = layers.layout_now().band(4).center().toPoint()
    QTest.mouseClick(layers, Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClick(layers, Qt.Key.Key_Left)
    assert chosen == []
    layers.set_selected(2)
    QTest.mouseClick(layers, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseClick(layers, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    QTest.mouseClick(layers, Qt.MouseButton.RightButton, pos=spot)
    assert chosen == [4]
    for key, place in ((Qt.Key.Key_Right, 3), (Qt.Key.Key_End, 6), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(layers, key)
        assert chosen[-1] == place
    assert layers.accessibleDescription() == "z₀: stream 0"


def test_only_curves_with_a_value_at_the_place_are_read(layers, texts):
    layers.set_curve("bias", "bias", [5, 6], [50.0, 70.0], role=2, joined=True)
    for place, names in ((0, ["stream"]), (5, ["stream", "added"]), (6, ["stream", "added", "bias"])):
        QTest.mouseMove(layers, layers.layout_now().band(place).center().toPoint())
        layers.grab()
        assert [name for name, _, _ in texts[-1][1]] == names
        assert all(note == "" for _, _, note in texts[-1][1])


def test_the_title_of_the_axis_takes_no_numbers_place(layers):
    with_title = layers.layout_now()
    layers.set_titles("", "length")
    assert layers.layout_now().plot.bottom() > with_title.plot.bottom()
    assert layers.layout_now().x.ticks == with_title.x.ticks


def test_in_a_low_chart_the_title_stands_beside_the_axis(layers):
    layers.resize(420, 130)
    layers.set_titles("", "length")
    without = layers.layout_now().plot
    layers.set_titles("layer", "length")
    layout = layers.layout_now()
    assert layout.title_aside
    assert layout.plot.height() == without.height()
    title = QFontMetricsF(font_for(TextRole.NUMBER)).horizontalAdvance("layer")
    assert without.right() - layout.plot.right() > title
    assert layout.x.ticks == (0, 1, 2, 3, 4, 5, 6)


def test_room_is_kept_for_longer_names(layers):
    layers.keep_room_for(["a name that is very long"] * 3)
    before = layers.layout_now().plot
    layers.clear()
    for index in range(3):
        layers.set_curve(str(index), "a name that is very long", range(7), np.arange(7) * 10.0)
        assert layers.layout_now().plot == before
    layers.keep_room_for([])
    layers.clear()
    layers.set_curve("stream", "stream", range(7), np.arange(7) * 10.0)
    assert layers.layout_now().plot.top() < before.top()


def test_the_legend_stands_still_whatever_is_selected(layers):
    places = []
    layers.set_curve("added", "added", range(7), [1e-7, 1, 22, 333, 4444, 0.5555, 6], role=1)
    for place in range(7):
        layers.set_selected(place)
        places.append(layers._legend()._places)
    assert all(place == places[0] for place in places)


LAYERS = np.arange(1, 5)
A_OF_LAYERS, B_OF_LAYERS = np.array([0.5, 0.25, 0.75, 1.0]), np.array([0.125, 0.5, 0.25, 0.0])


@pytest.fixture
def subtracted(view):
    view.set_places()
    view.set_value_text(points_text, part_text=percent_text)
    view.set_curve("share", "share", LAYERS, subtract(A_OF_LAYERS, B_OF_LAYERS))
    return view


def read_parts(view, monkeypatch, x):
    """The parts of each entry that is drawn with the mouse at an x."""
    drawn = []
    name = "vit_studio.window.views.charts.curves_view.draw_readout"
    monkeypatch.setattr(name, lambda *_, entries, **__: drawn.append([(each.value, each.parts) for each in entries]))
    layout = view.layout_now()
    QTest.mouseMove(view, layout.point(x, 0.3).toPoint())
    view.grab()
    return drawn[-1]


def test_of_a_difference_each_value_comes_with_what_is_subtracted(subtracted, monkeypatch):
    assert read_parts(subtracted, monkeypatch, 3) == [("+50.0 pp", ("75.0 %", "25.0 %"))]
    assert read_parts(subtracted, monkeypatch, 2) == [("−25.0 pp", ("25.0 %", "50.0 %"))]


def test_of_one_model_nothing_is_subtracted_not_even_after_a_difference(subtracted, monkeypatch):
    subtracted.set_curve("share", "share", LAYERS, A_OF_LAYERS)
    assert [parts for _, parts in read_parts(subtracted, monkeypatch, 3)] == [None]


def test_values_that_are_no_numbers_take_their_parts_with_them(view, monkeypatch):
    a = np.array([0.5, np.nan, 0.75, 1.0])
    view.set_places()
    view.set_curve("share", "share", LAYERS, subtract(a, B_OF_LAYERS))
    assert read_parts(view, monkeypatch, 4) == [("1", ("1", "0"))]


def test_the_keyboard_hears_what_is_subtracted(subtracted):
    subtracted.setFocus()
    QTest.keyClick(subtracted, Qt.Key.Key_End)
    assert subtracted.accessibleDescription().endswith("share A 100.0 % − B 0.0 % = +100.0 pp")


def test_where_there_is_little_room_names_make_way_for_numbers(subtracted):
    name = "a name as long as no chart is wide " * 2
    entries = [Entry(Curve(name, LAYERS, A_OF_LAYERS), "+50.0 pp", parts=("75.0 %", "25.0 %"))]
    columns = curves_readout._Columns
    roomy, narrow = columns.of("layer 3", entries, 1000.0), columns.of("layer 3", entries, 200.0)
    assert (roomy.is_named, narrow.is_named) == (True, False)
    assert narrow.width < 200 < roomy.width
    alone = [Entry(entries[0].curve, "50.0 %")]
    assert columns.of("layer 3", alone, 200.0).is_named  # one number a curve: as ever
    cells = narrow.cells(QRectF(0, 0, narrow.width, 20))
    assert cells[-1].right() == pytest.approx(narrow.width)
    assert all(left.right() < right.left() for left, right in itertools.pairwise(cells))
