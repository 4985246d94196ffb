import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.data.images import FASHION_CLASSES, ImageId, ImageSet, Split, pixel_mean_and_std


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("images", np.zeros((40, 28, 27), np.uint8), "side, side"),
        ("images", np.zeros((40, 28 * 28), np.uint8), "side, side"),
        ("images", np.zeros((40, 28, 28), np.float32), "uint8"),
        ("images", np.zeros((39, 28, 28), np.uint8), "for 39 images"),
        ("labels", np.zeros(39, np.uint8), "labels"),
        ("labels", np.full(40, 3, np.uint8), "only 3 class names"),
        ("is_train", np.zeros((40, 1), bool), "is_train"),
        ("numbers", np.zeros(41, np.int32), "numbers"),
    ],
)
def test_parts_that_do_not_fit_are_refused(small_set, field, value, said):
    with pytest.raises(ValueError, match=said):
        dataclasses.replace(small_set, **{field: value})


def test_an_empty_set_is_a_set(small_set):
    nothing = {name: getattr(small_set, name)[:0] for name in ("images", "labels", "is_train", "numbers")}
    assert len(dataclasses.replace(small_set, **nothing)) == 0


def test_an_image_is_known_by_its_split_and_number(small_set):
    assert small_set.image_id(29) == ImageId(Split.TRAIN, 29)
    assert small_set.image_id(30) == ImageId(Split.TEST, 0)
    assert small_set.index_of(Split.TEST, 9) == 39
    assert small_set.index_of(Split.TEST, 10) is None


@given(st.integers(0, 2**32 - 1))
def test_no_number_is_guessed_from_a_position(seed):
    order = np.random.default_rng(seed).permutation(12)
    mixed = ImageSet(
        name="mixed",
        images=np.zeros((12, 4, 4), np.uint8),
        labels=np.zeros(12, np.uint8),
        class_names=("only",),
        is_train=(np.arange(12) < 8)[order],
        numbers=np.r_[np.arange(8), np.arange(4)].astype(np.int32)[order],
        mean=0,
        std=1,
        source="a test",
    )
    for index in range(12):
        found = mixed.image_id(index)
        assert mixed.index_of(found.split, found.number) == index


def test_indices_filter_by_split_and_class(small_set):
    assert list(small_set.indices(split=Split.TEST)) == list(range(30, 40))
    of_class = small_set.indices(split=Split.TRAIN, label=1)
    assert len(of_class) and set(small_set.labels[of_class]) == {1} and of_class.max() < 30
    assert len(small_set.indices()) == 40


@pytest.mark.parametrize("count", [1, 999, 1000, 2003])
def test_mean_and_deviation_are_those_of_all_pixels(count):
    pixels = np.random.default_rng(count).integers(0, 256, (count, 3, 3), dtype=np.uint8)
    assert pixel_mean_and_std(pixels) == pytest.approx((pixels.mean() / 255, pixels.std() / 255), rel=1e-9)


def test_equal_pixels_do_not_deviate():
    assert pixel_mean_and_std(np.full((5, 2, 2), 255, np.uint8)) == (1.0, 0.0)


def test_the_class_names_are_torchvisions():
    from torchvision.datasets import FashionMNIST

    assert tuple(FashionMNIST.classes) == FASHION_CLASSES
