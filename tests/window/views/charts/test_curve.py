import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from vit_studio.window.views.charts.curve import Curve, smoothed, smoothed_on, thinned

series = npst.arrays(np.float64, st.integers(1, 400), elements=st.floats(-100, 100))


@given(series, st.floats(0.01, 0.99))
def test_smoothing_equals_the_definition(ys, weight):
    mean, means = ys[0], []
    for y in ys:
        mean = weight * mean + (1 - weight) * y
        means.append(mean)
    assert smoothed(ys, weight) == pytest.approx(np.array(means), abs=1e-9)


@pytest.mark.parametrize("weight", [0.3, 0.9, 0.99])
def test_a_long_curve_is_smoothed_by_the_definition_too(weight):
    ys = np.random.default_rng(0).normal(size=20_000)
    mean, means = ys[0], []
    for y in ys:
        mean = weight * mean + (1 - weight) * y
        means.append(mean)
    np.testing.assert_allclose(smoothed(ys, weight), means, atol=1e-12)


@given(series, st.floats(0.01, 0.99), st.integers(0, 400))
def test_a_curve_that_has_grown_is_smoothed_on(ys, weight, known):
    known = min(known, len(ys))
    means = smoothed(ys[:known], weight)
    assert smoothed_on(ys, weight, ys[:known], means) == pytest.approx(smoothed(ys, weight), abs=1e-9)


def test_a_curve_that_is_another_one_is_smoothed_anew():
    ys = np.array([3.0, 1.0, 2.0])
    assert smoothed_on(ys, 0.5, np.array([3.0, 2.0]), np.zeros(2)) == pytest.approx(smoothed(ys, 0.5))
    assert smoothed_on(ys[:1], 0.5, ys, np.zeros(3)) == pytest.approx(ys[:1])


def test_no_weight_smooths_nothing():
    ys = np.array([3.0, 1.0, 2.0])
    assert smoothed(ys, 0.0) is ys


@given(series, st.integers(2, 60))
def test_thinning_keeps_the_extremes_of_each_column(ys, columns):
    xs = np.arange(len(ys), dtype=np.float64)
    high = float(len(ys))
    thin_xs, thin_ys = thinned(xs, ys, low=0.0, high=high, columns=columns)
    assert len(thin_xs) == len(thin_ys) <= max(2 * columns, len(ys))
    assert np.all(np.diff(thin_xs) >= 0)
    scale = columns / high  # rounded once, as a point on a border falls to the side that the product says
    column, thin_column = (xs * scale).astype(int), (thin_xs * scale).astype(int)
    for c in np.unique(column):
        assert thin_ys[thin_column == c].min() == ys[column == c].min()
        assert thin_ys[thin_column == c].max() == ys[column == c].max()


def test_few_points_come_back_as_they_are():
    xs = ys = np.arange(10.0)
    thin_xs, thin_ys = thinned(xs, ys, low=0, high=10, columns=5)
    assert thin_xs is xs and thin_ys is ys


def test_thinning_follows_the_way_of_the_curve():
    ys = np.arange(1000.0)
    thin = thinned(ys, ys, low=0, high=1000, columns=10)[1]
    assert np.all(np.diff(thin) >= 0)
    assert np.all(np.diff(thinned(ys, ys[::-1], low=0, high=1000, columns=10)[1]) <= 0)


def test_a_loss_that_ran_away_is_left_out():
    curve = Curve("loss", np.arange(4), np.array([1.0, np.nan, np.inf, 2.0]))
    assert curve.xs.tolist() == [0, 3]
    assert curve.ys.tolist() == [1, 2]


def test_only_positive_values_have_a_logarithm():
    curve = Curve("loss", np.arange(3), np.array([1.0, 0.0, 2.0])).positive()
    assert curve.xs.tolist() == [0, 2]


@pytest.mark.parametrize(("x", "index"), [(-5, 0), (0.4, 0), (0.6, 1), (1.4, 1), (7, 2), (100, 2)])
def test_nearest_point(x, index):
    assert Curve("loss", np.array([0.0, 1.0, 10.0]), np.zeros(3)).nearest(x) == index


def test_xs_and_ys_must_match():
    with pytest.raises(ValueError, match="as many xs as ys"):
        Curve("loss", np.arange(3), np.arange(4))
    with pytest.raises(IndexError):
        Curve("loss", np.zeros(0), np.zeros(0)).nearest(1.0)


def test_the_first_point_of_a_joined_curve_is_none_of_its_own():
    curve = Curve("bias", np.array([16.0, 17.0]), np.array([0.25, -0.5]), joined=True)
    assert curve.nearest(3) == curve.nearest(16) == 1
    assert (curve.value_at(16), curve.value_at(17)) == (None, -0.5)
    assert [part.tolist() for part in curve.own_points] == [[17.0], [-0.5]]
    with pytest.raises(IndexError, match="no points"):
        Curve("bias", np.array([16.0]), np.array([0.25]), joined=True).nearest(16)
