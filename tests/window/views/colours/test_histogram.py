import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from vit_studio.window.views.colours import histogram
from vit_studio.window.views.colours.histogram import count_values
from vit_studio.window.views.colours.levels import Levels


@given(
    values=st_numpy.arrays(np.float32, st.integers(1, 200), elements=st.floats(-10, 10, width=32)),
    bins=st.integers(1, 40),
)
def test_the_counts_are_numpys(values, bins):
    levels = Levels(-2.5, 4.0)
    counted = count_values(values, levels, bins)
    expected, edges = np.histogram(values.astype(np.float64), bins, (levels.low, levels.high))
    on_edges = np.isclose(values[:, None], edges, rtol=1e-5, atol=1e-5).any()  # may fall to either side by rounding
    if not on_edges:
        assert counted.counts.tolist() == expected.tolist()
    assert counted.below == (values < -2.5).sum() and counted.above == (values > 4.0).sum()
    assert counted.total == len(values)


def test_the_ends_belong_to_the_first_and_the_last_bin():
    counted = count_values(np.array([0.0, 1.0]), Levels(0, 1), 4)
    assert counted.counts.tolist() == [1, 0, 0, 1]
    assert (counted.below, counted.above) == (0, 0)


def test_nan_is_counted_nowhere_and_infinity_beyond():
    counted = count_values(np.array([np.nan, np.inf, -np.inf, 0.5]), Levels(0, 1), 2)
    assert (counted.total, counted.below, counted.above) == (3, 1, 1)


def test_a_flat_range_has_all_values_in_the_middle():
    assert count_values(np.full(7, 3.0), Levels(3, 3), 5).counts.tolist() == [0, 0, 7, 0, 0]


def test_the_ends_of_a_bin():
    counted = count_values(np.array([0.3]), Levels(-1, 1), 8)
    index = counted.bin_at((0.3 + 1) / 2)
    low, high = counted.ends(index)
    assert counted.counts[index] == 1 and low <= 0.3 < high
    assert (counted.bin_at(-0.1), counted.bin_at(1.0)) == (0, 7)


def test_even_counts_have_heights_in_proportion():
    values = np.repeat([0.1, 0.4, 0.6, 0.9], [10, 20, 40, 20])
    counted = count_values(values, Levels(0, 1), 4)
    assert not counted.is_steep
    assert counted.heights.tolist() == [0.25, 0.5, 1.0, 0.5]


def test_steep_counts_have_logarithmic_heights():
    values = np.repeat([0.1, 0.4, 0.6, 0.9], [10_000, 10, 10, 1])
    counted = count_values(values, Levels(0, 1), 4)
    assert counted.is_steep
    np.testing.assert_allclose(counted.heights, np.log(np.array([10_001, 11, 11, 2])) / np.log(10_001))


def test_no_value_in_the_range_has_no_height():
    assert count_values(np.array([5.0, 6.0]), Levels(0, 1), 4).heights.tolist() == [0, 0, 0, 0]


def test_very_many_values_are_sampled(monkeypatch):
    monkeypatch.setattr(histogram, "MOST_COUNTED", 100)
    counted = count_values(np.linspace(0, 1, 1000), Levels(0, 1), 10)
    assert counted.sampled and counted.total == 100
    assert counted.counts == pytest.approx(np.full(10, 10), abs=1)
    assert not count_values(np.linspace(0, 1, 100), Levels(0, 1), 10).sampled
