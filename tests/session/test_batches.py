"""No value is lost, and few signals carry them."""

import pytest

from vit_studio.session.batches import Batches
from vit_studio.session.throttle import Throttle


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def batches(clock):
    return Batches(Throttle(0.05, clock=clock))


def test_the_first_value_passes_at_once(batches):
    assert batches.offer(0) == (0,)


def test_values_that_come_too_soon_pass_with_the_next_one(batches, clock):
    batches.offer(0)
    assert batches.offer(1) == batches.offer(2) == ()
    clock.now += 0.06
    assert batches.offer(3) == (1, 2, 3)


def test_what_is_held_is_flushed_once(batches):
    for value in range(3):
        batches.offer(value)
    assert batches.flush() == (1, 2)
    assert batches.flush() == ()


def test_all_of_many_values_pass_in_their_order_and_in_few_batches(batches, clock):
    passed = []
    for value in range(1000):
        clock.now = 100.0 + value / 1000
        passed.append(batches.offer(value))
    passed.append(batches.flush())
    assert [value for batch in passed for value in batch] == list(range(1000))
    assert 15 <= len([batch for batch in passed if batch]) <= 21
