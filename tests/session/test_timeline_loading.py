"""What may be wanted next is fetched first where the moves lead, then nearby."""

import pytest

from vit_studio.session.timeline_loading import around


@pytest.mark.parametrize(
    ("position", "stride", "expected"),
    [
        (2, 1, [3, 1, 4, 0, 5]),
        (2, -1, [1, 3, 0, 4, 5]),
        (1, 3, [4, 2, 0, 3, 5]),
        (5, -2, [3, 4, 2, 1, 0]),
        (2, 0, [3, 1, 4, 0, 5]),
        (4, 3, [5, 3, 2, 1, 0]),
        (1, -4, [0, 2, 3, 4, 5]),
    ],
    ids=["on", "back", "on by three", "back by two", "nowhere", "beyond the end", "before the start"],
)
def test_another_stride_comes_first_then_what_is_near_and_each_place_once(position, stride, expected):
    assert list(around(position, 6, stride=stride)) == expected


def test_nothing_is_around_a_single_moment():
    assert list(around(0, 1, stride=1)) == []
