import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.window.theme import DARK, LIGHT, current_theme
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.colours import colour_bar
from vit_studio.window.views.colours.bar_ticks import bar_ticks
from vit_studio.window.views.colours.colour_bar import THICKNESS, ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.histogram_profile import PROFILE
from vit_studio.window.views.colours.levels import Levels

VERTICAL, HORIZONTAL = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


@pytest.fixture
def make(qtbot):
    def made(orientation, size):
        bar = ColourBar(orientation=orientation)
        qtbot.addWidget(bar)
        bar.resize(*size)
        bar.show()
        return bar

    return made


def numbers(low, high):
    return {tick.text: tick.unit for tick in bar_ticks(Levels(low, high))}


def test_numbers_at_both_ends_and_at_zero():
    assert numbers(-1.0, 3.0) == {"−1": 0.0, "3": 1.0, "0": 0.25}


def test_the_middle_where_zero_is_not_inside():
    assert numbers(0.0, 0.5) == {"0": 0.0, "0.5": 1.0, "0.25": 0.5}
    assert numbers(2.0, 4.0) == {"2": 0.0, "4": 1.0, "3": 0.5}


def test_one_number_for_a_flat_range():
    assert numbers(0.3, 0.3) == {"0.3": 0.5}


@pytest.mark.parametrize("colour_map", ColourMap)
def test_high_values_are_on_top_and_at_the_right(make, colour_map):
    upright, lying = make(VERTICAL, (80, 300)), make(HORIZONTAL, (300, 40))
    for bar in (upright, lying):
        bar.set_colour_map(colour_map)
    picture = upright.grab().toImage()
    assert picture.pixelColor(1 + THICKNESS // 2, 1) == colour_at(colour_map, 1.0)
    assert picture.pixelColor(1 + THICKNESS // 2, 298) == colour_at(colour_map, 0.0)
    picture = lying.grab().toImage()
    assert picture.pixelColor(1, 1 + THICKNESS // 2) == colour_at(colour_map, 0.0)
    assert picture.pixelColor(298, 1 + THICKNESS // 2) == colour_at(colour_map, 1.0)


@pytest.mark.parametrize("orientation", [VERTICAL, HORIZONTAL])
def test_the_bar_takes_the_whole_length_that_it_gets(make, orientation):
    bar = make(orientation, (60, 400) if orientation == VERTICAL else (400, 60))
    assert bar.sizePolicy().verticalPolicy() != bar.sizePolicy().horizontalPolicy()
    assert bar.grab().toImage().pixelColor(5 if orientation == VERTICAL else 200, 200 if bar.is_upright else 8).alpha()


def test_the_width_stays_when_the_numbers_change(make):
    bar = make(VERTICAL, (80, 200))
    bar.set_levels(Levels(0, 1))
    width = bar.sizeHint().width()
    bar.set_levels(Levels(-1.234, 1.234))
    assert bar.sizeHint().width() == width


def test_a_caption_takes_room_of_its_own(make):
    for orientation in (VERTICAL, HORIZONTAL):
        bar = make(orientation, (200, 200))
        before, hint = bar.grab().toImage(), bar.sizeHint()
        bar.set_caption("shared by all heads")
        assert bar.grab().toImage() != before
        assert bar.sizeHint().width() > hint.width() or bar.sizeHint().height() > hint.height()


WORDS = "shared by all heads, cut below peak 0.97"


@pytest.mark.parametrize(
    ("length", "shown"), [(400, WORDS), (160, "cut below peak 0.97"), (90, "cut below…"), (30, "")]
)
@pytest.mark.parametrize("orientation", [VERTICAL, HORIZONTAL])
def test_words_without_room_are_left_out_and_read_by_the_mouse(make, orientation, length, shown):
    bar = make(orientation, (100, length) if orientation == VERTICAL else (length, 60))
    bar.set_caption(WORDS)
    assert bar.shown_caption() == shown
    beside = QPointF(bar.width() - 2, length / 2) if orientation == VERTICAL else QPointF(length / 2, 2)
    assert bar.reading_at(beside).words == ("" if shown == WORDS else WORDS)


def test_of_a_single_part_nothing_is_cut_off(make):
    bar = make(HORIZONTAL, (90, 60))
    bar.set_caption("shared by all layers")
    assert bar.shown_caption() == ""


def test_of_many_words_the_last_ones_stay(make):
    bar = make(HORIZONTAL, (250, 60))
    bar.set_caption(f"A and B, {WORDS}")
    assert bar.shown_caption() == WORDS


@pytest.mark.parametrize("orientation", [VERTICAL, HORIZONTAL])
def test_it_follows_the_theme(make, themed, orientation):
    themed(LIGHT)
    bar = make(orientation, (200, 200))
    light = bar.grab().toImage()
    themed(DARK)
    assert bar.grab().toImage() != light


def test_screen_readers_hear_the_range(make):
    bar = make(VERTICAL, (80, 200))
    bar.set_levels(Levels(-1.5, 1.5))
    assert bar.accessibleName() == "Colour scale from −1.5 to 1.5"


# the profile


def heat_map(qtbot, array):
    view = HeatmapView()
    qtbot.addWidget(view)
    view.set_array(array)
    view.resize(200, 200)
    view.show()
    return view


def profile_reach(bar, *, upright):
    """For each logical pixel along the bar: how far the profile reaches away from it."""
    painted = bar.grab().toImage()
    reaches = []
    along = range(2, bar.height() - 2) if upright else range(2, bar.width() - 2)
    for at in along:
        colours = [
            painted.pixelColor(x, at).name() if upright else painted.pixelColor(at, x).name()
            for x in range(1, round(PROFILE) - 1)
        ]
        reaches.append(sum(colour != painted.pixelColor(0, 0).name() for colour in colours))
    return reaches


@pytest.mark.parametrize("orientation", [VERTICAL, HORIZONTAL])
def test_the_profile_is_widest_where_most_values_lie(make, orientation):
    upright = orientation == VERTICAL
    bar = make(orientation, (90, 200) if upright else (200, 60))
    bar.set_values(np.repeat([0.1, 0.55, 0.9], [5, 50, 20]))
    reaches = profile_reach(bar, upright=upright)
    length = len(reaches)
    places = {share: round((1 - share if upright else share) * length) for share in (0.1, 0.3, 0.55, 0.9)}
    at = {share: max(reaches[place - 4 : place + 5]) for share, place in places.items()}
    assert at[0.55] > at[0.9] > at[0.1] > at[0.3] == 0


@pytest.mark.parametrize("orientation", [VERTICAL, HORIZONTAL])
def test_values_beyond_the_range_are_marked(make, orientation):
    bar = make(orientation, (90, 200) if orientation == VERTICAL else (200, 60))
    bar.set_values(np.array([0.2, 0.4]))
    without = bar.grab().toImage()
    bar.set_values(np.array([0.2, 0.4, 7.0]))
    above = bar.grab().toImage()
    bar.set_values(np.array([0.2, 0.4, -7.0]))
    below = bar.grab().toImage()
    assert without != above != below != without


@pytest.mark.parametrize("orientation", [VERTICAL, HORIZONTAL])
def test_a_place_on_the_bar_tells_range_and_count(make, orientation):
    upright = orientation == VERTICAL
    bar = make(orientation, (90, 202) if upright else (202, 60))
    bar.set_levels(Levels(0, 10))
    bar.set_values(np.array([0.1, 0.1, 5.05, 12.0, 13.0]))
    strip = bar._bar()

    def reading(unit):
        if upright:
            return bar.reading_at(QPointF(strip.center().x(), strip.bottom() - unit * strip.height()))
        return bar.reading_at(QPointF(strip.left() + unit * strip.width(), strip.center().y()))

    assert reading(0.01).value == "2 of 5"
    assert reading(0.505).value == "1 of 5"
    assert reading(0.505).words == "values from 5 to 5.2"
    assert reading(0.999).words.splitlines()[1] == "2 above"
    assert bar.reading_at(QPointF(strip.right() + 12, strip.bottom() + 12)).is_empty


def test_without_values_there_is_nothing_to_count(make):
    bar = make(VERTICAL, (80, 200))
    width = bar.sizeHint().width()
    assert bar.histogram() is None
    assert bar.reading_at(QPointF(6, 100)).is_empty
    bar.set_values(np.zeros(5))
    assert bar.sizeHint().width() == width + PROFILE
    bar.set_values(None)
    assert bar.sizeHint().width() == width


def test_it_follows_the_values_of_a_view(make, qtbot):
    bar = make(VERTICAL, (90, 200))
    view = heat_map(qtbot, np.linspace(0, 1, 64, dtype=np.float32).reshape(8, 8))
    bar.follow(view)
    assert bar.histogram().total == 64
    view.set_array(np.full((3, 3), 5, np.float32))
    assert (bar.histogram().total, bar.histogram().above) == (9, 9)
    bar.set_levels(Levels(0, 6))
    assert bar.histogram().above == 0


def test_it_points_at_the_value_under_the_mouse(make, qtbot):
    bar = make(VERTICAL, (90, 200))
    view = heat_map(qtbot, np.linspace(0, 1, 64, dtype=np.float32).reshape(8, 8))
    bar.follow(view)
    plain = bar.grab().toImage()
    QTest.mouseMove(view, view.grid().cell(3, 5).center().toPoint())
    strip = bar._bar()
    at = round(strip.bottom() - float(view.array[3, 5]) * strip.height() - 0.5)
    painted = bar.grab().toImage()
    there = {painted.pixelColor(int(strip.center().x()), at + shift).name() for shift in (-1, 0, 1)}
    assert current_theme().text.name() in there
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert bar.grab().toImage() == plain


def test_values_are_counted_when_they_are_painted_and_once(make, monkeypatch):
    counts = []
    whole = colour_bar.count_values
    monkeypatch.setattr(colour_bar, "count_values", lambda *args: counts.append(1) or whole(*args))
    bar = make(VERTICAL, (90, 200))
    for _ in range(5):
        bar.set_values(np.zeros(9))
    assert not counts
    bar.grab()
    bar.set_pointer(0.5)
    bar.grab()
    assert len(counts) == 1


def test_however_little_room_there_is_it_says_that_colours_are_of_a_difference(make):
    bar = make(HORIZONTAL, (130, 40))
    bar.set_caption("shared by all heads, cut below peak 0.61")
    bar.set_mark("A − B")
    assert bar.shown_caption().startswith("A − B")
    assert bar.caption == "A − B, shared by all heads, cut below peak 0.61"
    bar.set_mark("")
    assert not bar.shown_caption().startswith("A − B")


def test_pixels_and_what_is_never_compared_have_no_mark(make):
    bar = make(HORIZONTAL, (200, 40))
    bar.set_caption("all pixels")
    bar.set_colour_map(ColourMap.GREY)
    bar.set_mark("A − B")
    assert bar.caption == "all pixels"
    bar.set_colour_map(ColourMap.DIVERGING)
    bar.set_marked(False)
    bar.set_mark("A − B")
    assert bar.caption == "all pixels"
