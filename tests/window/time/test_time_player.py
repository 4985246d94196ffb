"""The player goes on from where the run is, as fast as it is told, and never past a growing end."""

import pytest
from PySide6.QtCore import Qt

from vit_studio.window.time.time_player import SPEEDS, TimePlayer


@pytest.fixture
def player(qtbot):
    made = TimePlayer()
    qtbot.addWidget(made)
    made.show()
    made.places = []
    made.moved.connect(made.places.append)
    made.moved.connect(lambda place: made.show_place(place, made._count))
    return made


def test_it_plays_on_from_where_the_run_is_to_its_end(player, qtbot):
    player.show_place(2, 5)
    player.walk.set_speed(20)
    qtbot.mouseClick(player.play, Qt.MouseButton.LeftButton)
    assert player.places == [3]
    qtbot.waitUntil(lambda: not player.walk.playing)
    assert player.places == [3, 4]


def test_at_the_end_it_begins_again(player, qtbot):
    player.show_place(4, 5)
    player.toggle()
    assert player.places == [0]
    player.pause()
    assert not player.walk.playing


def test_moments_that_come_while_it_plays_do_not_stop_it(player):
    player.show_place(0, 5)
    player.toggle()
    player.show_place(player.walk.place, 9)
    assert player.walk.playing
    player.pause()
    player.show_place(8, 9)
    player.toggle()
    assert player.places[-1] == 0


def test_a_step_pauses_and_asks(player, qtbot):
    asked = []
    player.stepped.connect(asked.append)
    player.show_place(1, 5)
    player.toggle()
    qtbot.mouseClick(player.step, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(player.back, Qt.MouseButton.LeftButton)
    assert asked == [1, -1]
    assert not player.walk.playing


def test_each_click_chooses_another_speed_and_says_so(player, qtbot):
    player.show_place(0, 5)
    usual, said = player.walk.interval, []
    for _ in SPEEDS:
        qtbot.mouseClick(player.speed, Qt.MouseButton.LeftButton)
        said.append((player.speed.text(), usual / player.walk.interval))
    assert said == [("2×", 2), ("4×", 4), ("0.5×", 0.5), ("1×", 1)]


def test_out_of_sight_it_rests(player):
    player.show_place(0, 5)
    player.toggle()
    player.hide()
    assert not player.walk.playing
