import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.window.views.charts.chart_axis import linear_axis, log_axis, nice_step, places_axis

numbers = st.floats(-1e7, 1e7).map(lambda number: round(number, 4))
positives = st.floats(-6, 6).map(lambda power: 10**power)
counts = st.integers(2, 9)


def is_round(step: float) -> bool:
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
    return any(math.isclose(mantissa, nice, rel_tol=1e-6) for nice in (1, 2, 5, 10))


@given(positives, counts)
def test_steps_are_1_2_5_and_the_smallest_that_do(span, most):
    step = nice_step(span, most)
    assert is_round(step)
    assert span / step <= most * (1 + 1e-6)
    assert span / (step / 2.5) > most * (1 - 1e-6)


@given(numbers, numbers, counts)
def test_snapped_ticks_cover_the_range_evenly(a, b, most):
    axis = linear_axis(min(a, b), max(a, b), most=most, snap=True)
    slack = 1e-6 * max(abs(a), abs(b), 1e-6)
    assert axis.low == axis.ticks[0] <= min(a, b) + slack
    assert axis.high == axis.ticks[-1] >= max(a, b) - slack
    assert 2 <= len(axis.ticks) <= most + 2
    gaps = np.diff(axis.ticks)
    assert gaps == pytest.approx(gaps[0], rel=1e-3)
    assert is_round(gaps[0])


@given(numbers, numbers, counts)
def test_ticks_of_an_unsnapped_axis_stay_inside(a, b, most):
    axis = linear_axis(min(a, b), max(a, b), most=most)
    slack = (axis.high - axis.low) * 1e-6
    assert all(axis.low - slack <= tick <= axis.high + slack for tick in axis.ticks)


@given(positives, positives, counts)
def test_logarithmic_ticks_cover_the_range(a, b, most):
    axis = log_axis(min(a, b), max(a, b), most=most)
    assert axis.low <= min(a, b) * (1 + 1e-6)
    assert axis.high >= max(a, b) * (1 - 1e-6)
    assert axis.low < axis.high
    assert len(axis.ticks) <= most + 2
    assert all(is_round(tick) for tick in axis.ticks)


@given(positives, positives, st.floats(0, 1))
def test_value_and_fraction_are_inverse(a, b, fraction):
    for axis in (linear_axis(min(a, b), max(a, b), most=5, snap=True), log_axis(min(a, b), max(a, b), most=5)):
        assert axis.fraction(axis.value(fraction)) == pytest.approx(fraction, abs=1e-6)


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        (0, 2.4, ["0", "0.5", "1.0", "1.5", "2.0", "2.5"]),
        (0, 4300, ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]),
        (-0.02, 0.02, ["−0.02", "−0.01", "0", "0.01", "0.02"]),
    ],
)
def test_ticks_are_written_with_the_decimals_they_need(low, high, texts):
    axis = linear_axis(low, high, most=5, snap=True)
    assert [axis.text(tick) for tick in axis.ticks] == texts


def test_logarithmic_ticks_are_written_each_with_its_own_decimals():
    axis = log_axis(0.03, 2.0, most=6)
    assert [axis.text(tick) for tick in axis.ticks] == ["0.02", "0.05", "0.1", "0.2", "0.5", "1", "2"]


@pytest.mark.parametrize(
    ("first", "last", "most", "ticks"),
    [
        (1, 6, 6, [1, 2, 3, 4, 5, 6]),
        (0, 6, 20, [0, 1, 2, 3, 4, 5, 6]),
        (1, 12, 8, [1, 3, 5, 7, 9, 11]),
        (1, 24, 6, [1, 5, 10, 15, 20]),
        (0, 197, 5, [0, 50, 100, 150]),
    ],
)
def test_places_have_a_tick_each_if_there_is_room(first, last, most, ticks):
    axis = places_axis(first, last, most=most)
    assert list(axis.ticks) == ticks
    assert (axis.low, axis.high) == (first - 0.5, last + 0.5)


@given(st.integers(0, 5), st.integers(0, 400), st.integers(2, 40), st.booleans())
def test_ticks_of_places_keep_apart(first, more, most, keep_last):
    last = first + more
    ticks = places_axis(first, last, most=most, keep_last=keep_last).ticks
    assert ticks[0] == first or keep_last
    assert all(first <= tick <= last and tick == int(tick) for tick in ticks)
    assert all(b - a >= (more + 1) / most for a, b in itertools.pairwise(ticks))
    assert ticks[-1] == last or not keep_last
