"""Where a step stands, and which numbers have room."""

import pathlib

import pytest

from vit_studio.session.timeline_moment import Moment
from vit_studio.session.timeline_record import TimelineRecord
from vit_studio.window.time.time_axis import TimeAxis, epoch_steps_shown, numbered


def record(*steps, planned=(), epoch_steps=4):
    moments = tuple(Moment(step=step, path=pathlib.Path("x"), epoch=step / epoch_steps) for step in steps)
    return TimelineRecord(steps=100, epoch_steps=epoch_steps, moments=moments, planned=planned)


def test_every_moment_has_the_same_room():
    axis = TimeAxis.of(record(0, 1, 2, 10, 100), 10, 50)
    assert [axis.x_of(step) for step in axis.steps] == [10, 20, 30, 40, 50]
    assert [axis.place_at(x) for x in (-5, 14, 16, 44, 99)] == [0, 0, 1, 3, 4]


def test_a_step_between_two_moments_stands_between_them():
    axis = TimeAxis.of(record(0, 10, 110), 0, 200)
    assert axis.x_of(5) == 50
    assert axis.x_of(60) == 150
    assert (axis.x_of(-1), axis.x_of(500)) == (0, 200)


def test_what_is_planned_has_its_room_already():
    axis = TimeAxis.of(record(0, 10, planned=(20, 40)), 0, 30)
    assert axis.x_of(10) == 10
    assert axis.place_at(29) == 3


@pytest.mark.parametrize("steps", [(), (7,)])
def test_less_than_two_moments_are_no_line(steps):
    axis = TimeAxis.of(record(*steps), 5, 50)
    assert axis.x_of(3) == 5
    assert axis.place_at(40) == 0


def test_epochs_end_after_their_last_step():
    told = record(0, 3, 9)
    assert epoch_steps_shown(told, TimeAxis.of(told, 0, 9)) == (4, 8)
    assert epoch_steps_shown(record(), TimeAxis((), 0, 9)) == ()


def test_numbers_never_touch_and_count_evenly():
    places = [(10.0 * number, 12.0) for number in range(1, 31)]
    shown = [number for number, is_shown in enumerate(numbered(places), start=1) if is_shown]
    assert shown == [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30]
    close = [(3.0 * number, 12.0) for number in range(1, 31)]
    assert [number for number, is_shown in enumerate(numbered(close), start=1) if is_shown] == [10, 20, 30]
    assert numbered([]) == []
