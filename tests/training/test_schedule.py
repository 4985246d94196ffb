import itertools

import pytest

from vit_studio.training.schedule import learning_rate_at


def rates(**choices):
    choices = {"steps": 100, "peak": 2e-3, "warmup": 0.1} | choices
    return [learning_rate_at(step, **choices) for step in range(choices["steps"])]


def test_it_rises_in_a_straight_line_to_the_peak():
    assert rates()[:10] == pytest.approx([2e-3 * step / 10 for step in range(1, 11)])


def test_it_falls_from_the_peak_by_half_at_half_way():
    after = rates()[10:]
    assert after[0] == pytest.approx(2e-3)
    assert after[45] == pytest.approx(1e-3)
    assert all(later < earlier for earlier, later in itertools.pairwise(after))


def test_the_last_step_still_learns_a_little():
    assert 0 < rates()[-1] < 2e-3 * 0.001


def test_it_falls_to_the_lowest_and_not_below():
    falling = rates(lowest=5e-4)[10:]
    assert falling[0] == pytest.approx(2e-3)
    assert falling[45] == pytest.approx((2e-3 + 5e-4) / 2)
    assert 5e-4 < falling[-1] < 5.1e-4
    assert rates(lowest=5e-4)[:10] == rates()[:10]


def test_without_warm_up_it_starts_at_the_peak():
    assert rates(warmup=0.0)[0] == pytest.approx(2e-3)


def test_it_can_rise_all_the_way():
    assert rates(warmup=1.0, steps=4) == pytest.approx([0.5e-3, 1e-3, 1.5e-3, 2e-3])


@pytest.mark.parametrize("warmup", [0.0, 0.1, 1.0])
def test_a_single_step_learns(warmup):
    assert learning_rate_at(0, steps=1, peak=1e-3, warmup=warmup) == pytest.approx(1e-3)
