import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.window.views.cells.shrink import shrunk


def test_whole_blocks_are_their_means():
    array = np.random.default_rng(0).normal(size=(3, 12, 20)).astype(np.float32)
    expected = array.reshape(3, 4, 3, 5, 4).mean((2, 4))
    np.testing.assert_allclose(shrunk(array, 4, 5), expected, rtol=1e-5, atol=1e-6)


@given(rows=st.integers(1, 40), columns=st.integers(1, 40), new=st.tuples(st.integers(1, 40), st.integers(1, 40)))
def test_the_mean_of_all_stays_and_nothing_leaves_the_range(rows, columns, new):
    array = np.random.default_rng(rows * 41 + columns).random((rows, columns), np.float32)
    small = shrunk(array, *new)
    assert small.shape == (min(rows, new[0]), min(columns, new[1]))
    assert small.mean() == pytest.approx(array.mean(), rel=1e-4)
    assert array.min() - 1e-6 <= small.min() <= small.max() <= array.max() + 1e-6


def test_a_cell_that_lies_on_a_border_counts_for_both_sides():
    array = np.array([[0.0, 1.0, 0.0]], np.float32)
    np.testing.assert_allclose(shrunk(array, 1, 2), [[1 / 3, 1 / 3]], rtol=1e-6)


def test_holes_are_left_out_of_the_mean():
    array = np.array([[1.0, np.nan, np.nan, np.nan], [3.0, 5.0, np.nan, np.nan]], np.float32)
    np.testing.assert_allclose(shrunk(array, 1, 2), [[3.0, np.nan]])


def test_as_many_cells_as_before_are_the_same():
    array = np.random.default_rng(1).normal(size=(5, 7)).astype(np.float32)
    np.testing.assert_allclose(shrunk(array, 5, 7), array, rtol=1e-6)
    np.testing.assert_allclose(shrunk(array, 50, 70), array, rtol=1e-6)
