import pytest
from PySide6.QtCore import Qt

from vit_studio.window.theme import DARK, LIGHT
from vit_studio.window.views.colour_bar import THICKNESS, ColourBar, bar_ticks
from vit_studio.window.views.colour_maps import ColourMap, colour_at
from vit_studio.window.views.levels import Levels

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


@pytest.mark.parametrize(("width", "count"), [(74, 2), (300, 3)])
def test_the_number_in_the_middle_makes_way_for_the_ends(make, width, count):
    bar = make(HORIZONTAL, (width, 40))
    bar.set_levels(Levels(-1.234, 1.234))
    placed = bar.placed_numbers()
    assert [tick.unit for tick, _ in placed] == [0.0, 1.0, 0.5][:count]
    assert all(bar.rect().contains(rect.toRect()) for _, rect in placed)


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
