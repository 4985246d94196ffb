import pytest

from vit_studio.training.pace import RECENT, Pace


def test_nothing_is_promised_before_the_first_step():
    pace = Pace()
    assert (pace.recent, pace.overall, pace.seconds_left(steps=5, evaluations=1)) == (0.0, 0.0, 0.0)


def test_one_hiccup_does_not_show_in_the_recent_rate_but_counts_in_the_whole():
    pace = Pace()
    for seconds in (0.1, 0.1, 5.0, 0.1):
        pace.step_took(seconds, images=100)
    assert pace.recent == pytest.approx(1000)
    assert pace.overall == pytest.approx(400 / 5.3)


def test_old_steps_are_forgotten():
    pace = Pace()
    for seconds in [1.0] * 100 + [0.5] * RECENT:
        pace.step_took(seconds, images=10)
    assert pace.recent == pytest.approx(20)


def test_the_time_left_counts_evaluations():
    pace = Pace()
    pace.step_took(0.5, images=1)
    pace.evaluation_took(9.0)
    pace.evaluation_took(2.0)
    assert pace.seconds_left(steps=10, evaluations=3) == pytest.approx(10 * 0.5 + 3 * 2.0)
    assert pace.recent == pytest.approx(2)
