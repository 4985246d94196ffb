import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from vit_studio.training.augment import draw_augmentation, flip_some, move

untimed = settings(deadline=None)
BATCHES = hnp.arrays(np.uint8, st.tuples(st.integers(1, 4), st.integers(1, 9), st.integers(1, 9)))


def augment(images, rng, **choices):
    return draw_augmentation(len(images), rng, side=images.shape[1], **choices).apply(images)


@untimed
@given(BATCHES, st.integers(0, 3), st.booleans(), st.integers(0, 2**32))
def test_it_keeps_shape_and_kind_and_leaves_its_input_alone(images, shift, flip, seed):
    before = images.copy()
    result = augment(images, np.random.default_rng(seed), flip=flip, shift=shift)
    assert result.shape == images.shape
    assert result.dtype == np.uint8
    assert np.array_equal(images, before)


@untimed
@given(BATCHES, st.integers(0, 2**32))
def test_without_flip_and_shift_nothing_changes(images, seed):
    assert np.array_equal(augment(images, np.random.default_rng(seed), flip=False, shift=0), images)


@untimed
@given(BATCHES, st.integers(0, 2**32))
def test_a_flip_keeps_each_row_s_pixels(images, seed):
    result = augment(images, np.random.default_rng(seed), flip=True, shift=0)
    assert np.array_equal(np.sort(result, axis=2), np.sort(images, axis=2))


@untimed
@given(BATCHES, st.data())
def test_flipping_twice_is_not_flipping(images, data):
    chosen = data.draw(hnp.arrays(bool, len(images)))
    assert np.array_equal(flip_some(flip_some(images, chosen), chosen), images)


@untimed
@given(BATCHES, st.integers(0, 3), st.integers(0, 2**32))
def test_a_move_brings_in_nothing_but_background(images, shift, seed):
    result = augment(images, np.random.default_rng(seed), flip=False, shift=shift)
    for before, after in zip(images, result, strict=True):
        left = np.bincount(after[after > 0], minlength=256)
        assert (left <= np.bincount(before[before > 0], minlength=256)).all()


def test_each_image_moves_by_its_own_way():
    image = np.zeros((4, 4), dtype=np.uint8)
    image[1, 1] = 7
    moved = move(np.stack([image, image, image]), down=np.array([0, 1, -1]), right=np.array([0, 2, -2]))
    assert moved[0, 1, 1] == 7
    assert moved[1, 2, 3] == 7
    assert not moved[2].any()  # out of the picture


def test_the_choices_of_a_batch_cover_all_moves_and_both_sides():
    images = np.zeros((2000, 5, 5), dtype=np.uint8)
    images[:, 2, 1] = 1
    result = augment(images, np.random.default_rng(0), flip=True, shift=1)
    places = {(int(row), int(column)) for row, column in zip(*np.nonzero(result)[1:], strict=True)}
    assert places == {(row, column) for row in (1, 2, 3) for column in (0, 1, 2, 3, 4)}
    assert result[:, :, 2].any(axis=1).mean() == pytest.approx(1 / 3, abs=0.05)


def test_the_same_chance_gives_the_same_images():
    images = np.random.default_rng(1).integers(0, 256, size=(8, 28, 28), dtype=np.uint8)
    once, again, other = (augment(images, np.random.default_rng(seed), flip=True, shift=2) for seed in (5, 5, 6))
    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)


def test_a_part_of_a_batch_is_changed_as_within_the_whole():
    images = np.random.default_rng(1).integers(0, 256, size=(40, 28, 28), dtype=np.uint8)
    augmentation = draw_augmentation(40, np.random.default_rng(3), flip=True, shift=3, random_erasing=0.5, side=28)
    whole = augmentation.apply(images)
    for rows in (np.arange(13), np.arange(13, 40), np.array([7]), np.array([9, 3, 9])):
        assert np.array_equal(augmentation.of(rows).apply(images[rows]), whole[rows])
