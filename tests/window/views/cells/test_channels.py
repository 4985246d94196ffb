import numpy as np
import pytest

from vit_studio.window.text import pixel_text
from vit_studio.window.views.cells.channels import channel_at, side_by_side, with_gaps


def test_one_channel_stays_as_it_is():
    channels = np.arange(12.0).reshape(1, 3, 4)
    np.testing.assert_array_equal(side_by_side(channels), channels[0])


def test_channels_stand_side_by_side_with_nothing_between():
    channels = np.arange(24.0).reshape(3, 2, 4)
    joined = side_by_side(channels)
    assert joined.shape == (2, 14)
    assert np.isnan(joined[:, [4, 9]]).all()
    for channel in range(3):
        np.testing.assert_array_equal(joined[:, channel * 5 : channel * 5 + 4], channels[channel])


def test_many_pictures_are_joined_at_once():
    kernels = np.random.default_rng(0).normal(size=(8, 3, 2, 2))
    joined = side_by_side(kernels)
    assert joined.shape == (8, 2, 8)
    np.testing.assert_array_equal(joined[5], side_by_side(kernels[5]))


@pytest.mark.parametrize("column", range(14))
def test_a_column_is_found_again(column):
    channels = np.arange(24.0).reshape(3, 2, 4)
    place, value = channel_at(column, 4), side_by_side(channels)[1, column]
    if place is None:
        assert np.isnan(value)
    else:
        assert value == channels[place[0], 1, place[1]]


def test_nothing_is_written_between_channels():
    text = with_gaps(pixel_text)
    assert (text(12.0), text(float("nan")).strip()) == ("12", "")
