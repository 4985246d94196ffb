import numpy as np
import pytest

from vit_studio.training.random_erasing import AREAS, RATIOS, draw_erasure


@pytest.fixture(scope="module")
def erasure():
    return draw_erasure(4000, np.random.default_rng(0), probability=0.3, side=28)


def test_about_so_many_images_are_erased(erasure):
    assert (erasure.height > 0).mean() == pytest.approx(0.3, abs=0.03)


def test_rectangles_lie_within_and_are_of_the_paper_s_sizes(erasure):
    erased = erasure.height > 0
    height, width = erasure.height[erased], erasure.width[erased]
    assert ((erasure.top + erasure.height)[erased] <= 28).all()
    assert ((erasure.left + erasure.width)[erased] <= 28).all()
    area = height * width / 28**2
    assert AREAS[0] * 0.6 < area.min() < 0.03  # sides are whole pixels
    assert 0.35 < area.max() < AREAS[1] * 1.1
    assert np.median(height / width) == pytest.approx(1, abs=0.15)
    assert (height / width).max() <= RATIOS[1] * 1.4


def test_what_is_within_is_noise_and_the_rest_stays():
    images = np.full((500, 12, 12), 7, dtype=np.uint8)
    erasure = draw_erasure(500, np.random.default_rng(1), probability=0.5, side=12)
    result = erasure.apply(images)
    assert (images == 7).all()
    for number in range(500):
        rows = slice(erasure.top[number], erasure.top[number] + erasure.height[number])
        columns = slice(erasure.left[number], erasure.left[number] + erasure.width[number])
        outside = np.ones((12, 12), dtype=bool)
        outside[rows, columns] = False
        assert (result[number][outside] == 7).all()
        assert np.array_equal(result[number][~outside], erasure.noise[number][~outside])
    assert np.unique(result).size > 250


def test_none_and_all(erasure):
    images = np.full((50, 9, 9), 7, dtype=np.uint8)
    none, every = (draw_erasure(50, np.random.default_rng(2), probability=share, side=9) for share in (0.0, 1.0))
    assert np.array_equal(none.apply(images), images)
    assert (every.apply(images) != 7).any(axis=(1, 2)).all()
