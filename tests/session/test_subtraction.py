"""One thing minus another: numbers, arrays, several of them, and none."""

import dataclasses

import numpy as np
import pytest

from vit_studio.session.subtraction import fields_minus, minus


@dataclasses.dataclass
class Record:
    name: str
    values: np.ndarray
    table: np.ndarray | None = None


def test_arrays_are_subtracted_and_keep_their_type():
    first, second = np.float32([[1, 2]]), np.float32([[0.5, 4]])
    assert np.array_equal(minus(first, second), [[0.5, -2]])
    assert minus(first, second).dtype == np.float32


def test_tuples_are_subtracted_part_by_part_and_nothing_less_something_is_nothing():
    assert minus((3, 2.5), (1, 0.5)) == (2, 2.0)
    assert minus((3, None), (1, 2)) == (2, None)


def test_arrays_of_two_shapes_are_refused_even_if_numpy_could_stretch_one():
    with pytest.raises(ValueError, match="cannot be subtracted"):
        minus(np.zeros((3, 2)), np.zeros(2))


def test_one_number_stretched_over_a_shape_takes_no_memory_afterwards_either():
    zeros = np.broadcast_to(np.float32(0), (6, 12, 197, 197))
    taken = minus(zeros, zeros)
    assert taken.shape == zeros.shape
    assert not any(taken.strides)
    assert not taken.any()


def test_fields_are_subtracted_by_name_and_the_rest_is_the_firsts():
    first = Record("first", np.array([3.0]), np.zeros((2, 2)))
    second = Record("second", np.array([1.0]), np.zeros((4, 2)))
    values = fields_minus(first, second)
    assert values["name"] == "first"
    assert values["values"] == [2.0]
    assert values["table"] is None  # of another shape
    assert fields_minus(first, second, table="kept")["table"] == "kept"
