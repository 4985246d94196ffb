import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from vit_studio.window.views.colours.levels import Levels

tables = st_numpy.arrays(np.float32, (3, 4), elements=st.floats(width=32))


def test_of_takes_the_extremes():
    assert Levels.of(np.array([[1.0, -2.0], [0.5, 3.0]])) == Levels(-2.0, 3.0)


def test_symmetric_is_centred_on_zero():
    assert Levels.symmetric([-1.0, 4.0]) == Levels(-4.0, 4.0)
    assert Levels.symmetric([-7.0, 4.0]) == Levels(-7.0, 7.0)


def test_whole_numbers_are_welcome():
    assert Levels.of(np.array([0, 255], dtype=np.uint8)) == Levels(0.0, 255.0)
    assert Levels.symmetric(np.array([0, 200], dtype=np.uint8)) == Levels(-200.0, 200.0)


def test_nothing_finite_gives_zero_to_one():
    assert Levels.of([np.nan, np.inf]) == Levels(0.0, 1.0)
    assert Levels.symmetric(np.empty((0, 3))) == Levels(-1.0, 1.0)


def test_union_holds_both():
    assert Levels(0.0, 1.0).union(Levels(-3.0, 0.5)) == Levels(-3.0, 1.0)


@pytest.mark.parametrize(("low", "high"), [(1.0, 0.0), (np.nan, 1.0), (0.0, np.inf)])
def test_levels_that_make_no_sense_are_refused(low, high):
    with pytest.raises(ValueError, match="rising order"):
        Levels(low, high)


def test_unit_of_the_ends_and_beyond():
    assert Levels(2.0, 4.0).unit([1.0, 2.0, 3.0, 4.0, 9.0]).tolist() == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert Levels(0.0, 1.0).unit([-np.inf, np.inf]).tolist() == [0.0, 1.0]


def test_flat_levels_give_the_middle():
    levels = Levels(3.0, 3.0)
    assert levels.is_flat
    assert levels.unit([[3.0, 5.0]]).tolist() == [[0.5, 0.5]]


@given(tables)
def test_unit_stays_within_zero_and_one_and_keeps_nan(values):
    unit = Levels.of(values).unit(values)
    missing = np.isnan(values)
    assert unit.dtype == np.float32
    assert np.array_equal(np.isnan(unit), missing)
    assert ((unit[~missing] >= 0) & (unit[~missing] <= 1)).all()


def test_the_callers_array_is_left_alone():
    values = np.array([5.0, 6.0], dtype=np.float32)
    values.setflags(write=False)
    Levels(0.0, 1.0).unit(values)
    assert values.tolist() == [5.0, 6.0]
