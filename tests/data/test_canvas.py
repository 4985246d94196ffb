import numpy as np
import pytest

from vit_studio.data.canvas import SIDE, Canvas, all_of, curve, only


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(3, np.random.default_rng(0))


def test_nothing_painted_is_black(canvas):
    assert canvas.pixels().shape == (3, SIDE, SIDE)
    assert not canvas.pixels().any()


def test_an_ellipse_covers_its_area(canvas):
    canvas.paint(canvas.ellipse((0, 14), 8, 5), 1.0)
    area = canvas.pixels().sum(axis=(1, 2)) / 255
    assert area == pytest.approx(np.pi * 8 * 5, rel=0.08)


def test_a_line_covers_its_length_times_its_mean_width(canvas):
    canvas.paint(canvas.line((-8, 6), (4, 22), width=4, to=2), 1.0)
    assert canvas.pixels().sum(axis=(1, 2)) / 255 == pytest.approx(20 * 3, rel=0.08)


def test_a_pair_is_a_line_and_its_mirror_image(canvas):
    one = canvas.line((3, 5), (9, 20), width=2)
    both = canvas.pair((3, 5), (9, 20), width=2)
    right = np.broadcast_to(canvas.x > 0, both.shape)
    assert np.allclose(both[right], one[right], atol=1e-4)
    assert (both[~right] > 0).sum() == pytest.approx((both[right] > 0).sum(), rel=0.1)


def test_an_arch_stands_on_its_feet_and_is_as_high_as_said(canvas):
    arch = canvas.arch(-6, 6, foot=20, height=10, width=2)
    rows = (arch > 0).any(axis=2)
    y = canvas.y[:, :, 0]
    for picture in range(3):
        inside = y[picture][rows[picture]]
        assert inside.min() == pytest.approx(9, abs=0.6) and inside.max() == pytest.approx(20, abs=0.6)


def test_a_curve_goes_through_its_points():
    at = np.array([[-1.0, 0.0, 1.0, 2.0, 3.0, 9.0]])
    assert curve(at, [(0, 5), (2, 1), (3, 4)]).tolist() == [[5, 5, 3, 1, 4, 4]]


def test_all_of_is_what_shapes_share_and_only_picks_pictures(canvas):
    left, right = canvas.ellipse((-2, 14), 5, 5), canvas.ellipse((2, 14), 5, 5)
    assert np.array_equal(all_of(left, right) > 0, (left > 0) & (right > 0))
    picked = only(np.array([1, 0, 1], np.float32)[:, None, None], left)
    assert [bool((depth > 0).any()) for depth in picked] == [True, False, True]


def test_each_picture_varies_and_a_share_of_them_is_some():
    canvas = Canvas(2000, np.random.default_rng(1))
    numbers = canvas.vary(2, 5)
    assert numbers.min() >= 2 and numbers.max() <= 5 and len(np.unique(numbers)) > 1900
    assert canvas.some(0.3).mean() == pytest.approx(0.3, abs=0.05)


def test_no_pictures_at_all_are_no_trouble():
    assert Canvas(0, np.random.default_rng(0)).pixels().shape == (0, SIDE, SIDE)
