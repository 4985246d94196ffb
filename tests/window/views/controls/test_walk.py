import pytest

from vit_studio.window.views.controls.walk import QUICKEST_MS, SLOWEST_MS, Walk


@pytest.fixture
def walk(qapp):
    walk = Walk()
    walk.set_count(5)
    yield walk
    walk.stop()


@pytest.fixture
def places(walk):
    """Where it has been."""
    told = []
    walk.moved.connect(told.append)
    return told


def test_it_plays_to_the_end_and_stays_there(walk, places, qtbot, monkeypatch):
    monkeypatch.setattr(Walk, "interval", 1)
    walk.toggle()
    assert walk.playing
    qtbot.waitUntil(lambda: not walk.playing)
    assert places == [0, 1, 2, 3, 4]
    assert walk.place == 4


def test_from_the_end_it_plays_from_the_start(walk, places):
    for _ in range(7):
        walk.step()
    walk.toggle()
    assert places == [0, 1, 2, 3, 4, 0]


def test_steps_stop_it_and_are_held_at_both_ends(walk, places):
    walk.toggle()
    walk.step()
    assert (walk.playing, walk.place) == (False, 1)
    walk.step_back()
    walk.step_back()
    assert walk.place == 0
    assert places == [0, 1, 0]


def test_pause_stays_and_plays_on(walk, places):
    walk.toggle()
    walk.toggle()
    assert (walk.playing, walk.place) == (False, 0)
    walk.toggle()
    assert (walk.playing, walk.place) == (True, 1)


def test_another_sequence_ends_it(walk, places):
    walk.step()
    walk.set_count(9)
    assert walk.place is None and places == [0, None]
    walk.set_count(9)
    assert places == [0, None]


def test_it_is_moved_only_while_it_is_on(walk):
    walk.move_to(3)
    assert walk.place is None
    walk.step()
    walk.move_to(3)
    assert walk.place == 3


def test_without_places_there_is_nothing_to_walk(qapp):
    walk = Walk()
    walk.toggle()
    walk.step()
    assert (walk.playing, walk.place) == (False, None)


@pytest.mark.parametrize(("count", "interval"), [(1, SLOWEST_MS), (49, 244), (784, QUICKEST_MS)])
def test_steps_are_calm(qapp, count, interval):
    walk = Walk()
    walk.set_count(count)
    assert walk.interval == interval
