"""Colours, axes and parts of the tensors of lines."""

import numpy as np
import pytest

from vit_studio.tracing.line_steps import LineValue
from vit_studio.window.docks.inspector.inspector_axes import AxisKind, AxisLengths, axis_kinds
from vit_studio.window.docks.inspector.inspector_values import chosen_axes, levels_of, map_of, slice_of
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.views.colours.levels import Levels

HEAD, TOKEN, DIM, OTHER = AxisKind


def value(low, high):
    array = np.array([[low, high]], np.float32)
    return LineValue(name="x", shape=(1, 2), thumbnail=array, low=low, high=high, array=array)


def test_signs_are_on_the_diverging_map_around_nought():
    assert map_of(value(-1, 3)) is ColourMap.DIVERGING
    assert levels_of(value(-1, 3)) == Levels(-3, 3)
    assert levels_of(value(-5, 3)) == Levels(-5, 5)
    assert map_of(value(0, 3)) is ColourMap.SEQUENTIAL
    assert levels_of(value(1, 3)) == Levels(0, 3)


@pytest.mark.parametrize(
    ("shape", "axes"),
    [((1, 4, 50, 50), [1]), ((1, 50, 3, 4, 16), [1, 2]), ((1, 50, 64), []), ((49, 16), []), ((3,), [])],
)
def test_all_but_the_last_two_axes_are_chosen(shape, axes):
    assert chosen_axes(shape) == axes


def test_a_part_is_the_array_at_its_index():
    array = np.arange(2 * 3 * 4 * 5, dtype=np.float32).reshape(2, 3, 4, 5)
    part = slice_of(array, {0: 1, 1: 2})
    assert part.index == "[1, 2]"
    assert np.array_equal(part.array, eval(f"array{part.index}"))
    assert np.array_equal(slice_of(array, {1: 1}).array, array[0, 1])
    assert slice_of(array[0, 0], {}).index == ""
    assert slice_of(array[0, 0, 0], {}).array.shape == (1, 5)
    assert slice_of(array[0, 0, 0, 0], {}).array.shape == (1, 1)


@pytest.mark.parametrize(
    ("shape", "kinds"),
    [
        ((1, 4, 50, 50), (OTHER, HEAD, TOKEN, TOKEN)),
        ((1, 4, 50, 16), (OTHER, HEAD, TOKEN, OTHER)),
        ((1, 50, 64), (OTHER, TOKEN, DIM)),
        ((1, 50, 128), (OTHER, TOKEN, OTHER)),
        ((1, 49, 64), (OTHER, OTHER, OTHER)),
        ((16, 64), (OTHER, OTHER)),
        ((1, 50, 3, 4, 16), (OTHER,) * 5),
        ((10,), (OTHER,)),
    ],
)
def test_axes_are_told_by_their_lengths_and_places(shape, kinds):
    assert axis_kinds(shape, AxisLengths(heads=4, tokens=50, dims=64)) == kinds
