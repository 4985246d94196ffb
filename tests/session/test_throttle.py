"""The first at once, so many a second, the last always."""

import pytest

from vit_studio.session.throttle import Throttle


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_the_first_value_passes_at_once(clock):
    assert Throttle(0.05, clock=clock).offer(0) == 0


def test_values_that_come_too_soon_are_held_and_the_newest_is_flushed_once(clock):
    throttle = Throttle(0.05, clock=clock)
    throttle.offer(0)
    clock.now += 0.01
    assert throttle.offer(1) is None
    clock.now += 0.01
    assert throttle.offer(2) is None
    assert throttle.flush() == 2
    assert throttle.flush() is None


def test_a_value_that_passes_takes_the_place_of_the_held_one(clock):
    throttle = Throttle(0.05, clock=clock)
    throttle.offer(0)
    throttle.offer(1)
    clock.now += 0.06
    assert throttle.offer(2) == 2
    assert throttle.flush() is None


def test_no_more_pass_in_a_second_than_the_interval_allows(clock):
    throttle = Throttle(0.05, clock=clock)
    passed = [throttle.offer(n) for n in range(1000) if setattr(clock, "now", 100.0 + n / 1000) is None]
    assert 15 <= len([n for n in passed if n is not None]) <= 20
