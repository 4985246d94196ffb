import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.window.text import percent_text, points_text
from vit_studio.window.theme import LIGHT, TextRole, font_for
from vit_studio.window.views.charts.bars_view import BarsView
from vit_studio.window.views.painting.readout import Readout

NAMES = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
PROBS = np.array([0.02, 0.01, 0.03, 0.01, 0.02, 0.01, 0.04, 0.2, 0.06, 0.6])


@pytest.fixture
def view(qtbot):
    view = BarsView()
    qtbot.addWidget(view)
    view.resize(300, 240)
    view.show()
    return view


def show(view, *, true_index=9, best_index=9, **options):
    view.set_bars(NAMES, PROBS, true_index=true_index, best_index=best_index, limits=(0, 1), **options)


def colours(view, index):
    """The colours along the middle of a row."""
    image = view.grab().toImage()
    row = int(view.layout_now().row(index).center().y())
    return [image.pixelColor(x, row).name() for x in range(view.width())]


def length(view, index):
    return colours(view, index).count(view.colour_of(index).name())


def test_bars_stand_in_the_order_given_and_are_as_long_as_their_values(view):
    show(view)
    layout = view.layout_now()
    tops = [layout.bar(index, value).top() for index, value in enumerate(PROBS)]
    assert tops == sorted(tops)
    for index in (7, 8, 9):
        assert length(view, index) == pytest.approx(PROBS[index] * layout.width, abs=2)


def test_ten_bars_fit_a_small_widget(view):
    show(view, value_text=percent_text)
    layout = view.layout_now()
    assert layout.row(9).bottom() <= 240
    assert layout.row_height >= 20
    assert layout.width >= 80


def test_names_do_not_run_into_each_other_in_the_lowest_view(view):
    show(view)
    lowest = view.minimumSizeHint()
    view.resize(lowest)
    body = QFontMetricsF(font_for(TextRole.BODY))
    assert view.layout_now().row_height > max(body.tightBoundingRect(name).height() for name in NAMES)
    assert lowest.height() <= 160


def test_the_best_bar_says_whether_it_is_right(view):
    show(view)
    assert LIGHT.accent.name() in colours(view, 9)
    show(view, true_index=7)
    assert LIGHT.bad.name() in colours(view, 9)
    assert LIGHT.accent.name() not in colours(view, 9)
    show(view, true_index=None)
    assert LIGHT.accent.name() in colours(view, 9)


def test_the_true_bar_has_its_mark(view):
    show(view, true_index=7)
    good = LIGHT.good.name()
    assert good in colours(view, 7)
    assert all(good not in colours(view, index) for index in (0, 6, 8, 9))


def test_bars_do_not_jump_when_another_one_is_true(view):
    show(view, true_index=0, value_text=percent_text)
    first = view.layout_now()
    view.set_bars(NAMES, PROBS[::-1], true_index=9, best_index=0, limits=(0, 1), value_text=percent_text)
    assert view.layout_now().left == first.left
    assert view.layout_now().width == first.width


def test_signed_values_go_to_both_sides_of_zero(view):
    view.set_bars(["a", "b"], [-2.0, 1.0])
    layout = view.layout_now()
    assert layout.limits == (-2.0, 1.0)
    assert layout.bar(0, -2.0).right() == layout.zero == layout.bar(1, 1.0).left()
    assert length(view, 0) == pytest.approx(2 * length(view, 1), abs=3)
    assert LIGHT.muted.name() in colours(view, 0)


def test_a_bar_too_short_to_see_is_still_there(view):
    view.set_bars(["a", "b"], [1e-4, 0.0], limits=(0, 1))
    bar, nothing = (view._sharp(view.layout_now().bar(index, value)) for index, value in enumerate((1e-4, 0.0)))
    assert bar.width() == 1 / view.devicePixelRatioF()
    assert nothing.width() == 0


def test_hover_and_tip(view):
    show(view, true_index=7, value_text=percent_text)
    hovered = []
    view.bar_hovered.connect(hovered.append)
    row = view.layout_now().row(7).center()
    QTest.mouseMove(view, row.toPoint())
    QTest.mouseMove(view, row.toPoint() + QPoint(4, 1))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert hovered == [7, -1]
    assert view.tip_at(row) == "Sneaker: 20.0 % (true)"
    assert view.tip_at(QPointF(1, 1)) == ""


def test_the_mouse_reads_the_value_with_all_its_digits(view):
    show(view, true_index=7, value_text=percent_text)
    reading = view.reading_at(view.layout_now().row(7).center())
    assert (reading.value, reading.words.splitlines()) == ("20.0 %", ["Sneaker (true)", "0.2"])
    assert reading.colour == view.colour_of(7)


def test_details_stand_in_place_of_the_digits_where_there_are_any(view):
    show(view, value_text=percent_text, details=[f"{round(prob * 1000)} of 1,000" for prob in PROBS])
    reading = view.reading_at(view.layout_now().row(7).center())
    assert (reading.value, reading.words.splitlines()) == ("20.0 %", ["Sneaker", "200 of 1,000"])
    show(view, value_text=percent_text)
    assert view.reading_at(view.layout_now().row(7).center()).words.splitlines() == ["Sneaker", "0.2"]


def test_of_a_difference_the_details_are_what_is_subtracted(view):
    show(view, value_text=points_text, details=[(percent_text(prob + 0.5), "50.0 %") for prob in PROBS])
    reading = view.reading_at(view.layout_now().row(7).center())
    assert (reading.words, reading.value, reading.parts) == ("Sneaker", "+20.0 pp", ("70.0 %", "50.0 %"))
    show(view, value_text=percent_text)
    assert view.reading_at(view.layout_now().row(7).center()).parts is None


def test_arrow_keys_read_bar_after_bar(view):
    show(view, value_text=percent_text)
    hovered = []
    view.bar_hovered.connect(hovered.append)
    view.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    assert hovered == [0, 1, 0]
    card = Readout.of(view)
    assert card.isVisible() and card.reading.words.splitlines()[0] == view._names[0]
    assert view.accessibleDescription().startswith(view._names[0])
    view.clearFocus()
    assert hovered[-1] == -1 and not card.isVisible()


def test_a_screen_reader_hears_the_bars(view):
    show(view, value_text=percent_text)
    assert "Ankle boot: 60.0 % (true)" in view.accessibleDescription()


def test_each_name_needs_a_value(view):
    with pytest.raises(ValueError, match="each bar"):
        view.set_bars(["a", "b"], [1.0])


def test_no_bars(view):
    view.set_bars([], [])
    view.grab()
    assert view.layout_now() is None
