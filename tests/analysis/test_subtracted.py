"""A difference remembers what it is made of wherever it is only looked at, and never where it is computed with."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.analysis.subtracted import Subtracted, alike, kept, parts_of, remember, subtract


@pytest.fixture
def two():
    numbers = np.random.default_rng(0)
    return [numbers.normal(size=(3, 2, 4, 6)).astype(np.float32) for _ in range(2)]


LOOKS = {
    "all of it": lambda array: array,
    "a part": lambda array: array[1, 0],
    "a part of a part": lambda array: array[1][:, 1:][1, ::2],
    "rows picked": lambda array: array[[2, 0]],
    "a mask": lambda array: array[np.arange(array.size).reshape(array.shape) % 3 == 0],
    "another axis": lambda array: array[:, None, ..., 0],
    "reshaped": lambda array: array[0].reshape(-1, 3),
    "turned": lambda array: array[0, 1].T,
    "axes swapped": lambda array: array.transpose(0, 2, 1, 3),
    "by numpy": lambda array: np.moveaxis(array, 1, -1),
    "kept": lambda array: kept(array[2]),
    "of another type": lambda array: array[0].astype(np.float64),
    "side by side": lambda array: alike(lambda one, two: np.concatenate([one, two]), array[0, 0], array[1, 0]),
    "a mean": lambda array: alike(lambda heads: heads.mean(axis=0), array[1])[2:],
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_whoever_looks_at_it_finds_a_and_b_looked_at_alike(two, look):
    a, b = two
    seen = look(subtract(a, b))
    first, second = parts_of(seen)
    assert np.array_equal(first, look(a)) and np.array_equal(second, look(b))
    assert np.allclose(seen, first - second, atol=1e-6)


COMPUTED = {
    "sizes": np.abs,
    "a sum": lambda array: array + 1,
    "another difference": lambda array: array - array[0],
    "shares": lambda array: array / 2,
    "a mean": lambda array: array.mean(axis=0),
    "the greatest": lambda array: array.max(),
    "a product": lambda array: array @ array[..., :4, :].transpose(0, 1, 3, 2),
    "in a row": lambda array: np.concatenate([array, array]),
    "in order": np.sort,
    "a copy": lambda array: array.copy(),
}


@pytest.mark.parametrize("compute", COMPUTED.values(), ids=COMPUTED)
def test_what_is_computed_from_it_is_as_of_any_array_and_claims_no_parts(two, compute):
    a, b = two
    made, plain = compute(subtract(a, b)), compute(a - b)
    assert parts_of(made) is None
    assert type(made) in (type(plain), Subtracted)
    assert np.array_equal(made, plain)


def test_a_single_number_is_a_number(two):
    value = subtract(*two)[0, 1, 2, 3]
    assert isinstance(value, np.float32)
    assert value == two[0][0, 1, 2, 3] - two[1][0, 1, 2, 3]


def test_nothing_is_done_for_the_parts_before_somebody_asks_and_then_once(two):
    calls = []

    def halved(array):
        calls.append(array)
        return array / 2

    made = alike(halved, subtract(*two))
    row = made[0, 0, 1]
    assert len(calls) == 1
    for _ in range(3):
        a, b = parts_of(row)
    assert np.array_equal(a, two[0][0, 0, 1] / 2) and np.array_equal(b, two[1][0, 0, 1] / 2)
    assert len(calls) == 3


def test_a_plain_array_among_several_is_the_same_for_both(two):
    a, b = two
    where = a[0, 0] > 0
    made = alike(lambda array, kept: np.where(kept, array, 0), subtract(a, b)[0, 0], where)
    first, second = parts_of(made)
    assert np.array_equal(first, np.where(where, a[0, 0], 0))
    assert np.array_equal(second, np.where(where, b[0, 0], 0))


def test_without_any_difference_nothing_is_remembered():
    array = np.ones((2, 3))
    assert type(alike(np.transpose, array)) is np.ndarray
    assert parts_of(array) is None


def test_what_is_kept_lets_go_of_what_it_was_a_part_of(two):
    a, b = two
    taken = subtract(a, b)
    part = kept(taken[0, 1])
    first, second = parts_of(part)
    assert not np.shares_memory(part, taken)
    assert not np.shares_memory(first, a) and not np.shares_memory(second, b)
    assert type(kept(a[0])) is np.ndarray and not np.shares_memory(kept(a[0]), a)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_what_knows_its_parts_cannot_be_changed_behind_their_back(two, look):
    seen = look(subtract(*two))
    with pytest.raises(ValueError, match="read-only"):
        seen[...] = 0


def test_zeros_that_a_model_does_not_have_take_no_memory_and_are_remembered():
    zeros = np.broadcast_to(np.float32(0), (6, 12, 197, 197))
    taken = subtract(zeros, zeros)
    assert not any(taken.strides)
    assert parts_of(taken[0, 0])[0].shape == (197, 197)


def test_arrays_of_two_shapes_are_refused():
    with pytest.raises(ValueError, match="cannot be subtracted"):
        subtract(np.zeros((3, 2)), np.zeros(2))


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=8), st.integers(0, 7))
def test_any_slice_of_it_agrees(values, start):
    a, b = np.array(values), np.array(values[::-1])
    made = remember(a - b, a, b)[start:]
    first, second = parts_of(made)
    assert np.array_equal(made, first - second)
