import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vit_studio.data.canvas import Canvas
from vit_studio.data.drawn_garments import _KINDS, draw_garments
from vit_studio.data.images import FASHION_CLASSES, ImageSet, Split, pixel_mean_and_std

CORNERS = np.s_[:, [0, 0, -1, -1], [0, -1, 0, -1]]


class Extremes(Canvas):
    """A canvas on which each number of a garment's shape is the least or the greatest that it may be."""

    def vary(self, low, high):
        return np.where(self._rng.random((self._count, 1, 1)) < 0.5, low, high).astype(np.float32)


def class_means(images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """(10, height · width): the mean image of each class."""
    return np.stack([images[labels == label].mean(axis=0).ravel() for label in range(10)])


def likeness(some: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Correlation of each of `some` (n, pixels) with each of `others` (m, pixels)."""
    return np.corrcoef(some, others)[: len(some), len(some) :]


@pytest.fixture(scope="module")
def drawn() -> ImageSet:
    return draw_garments()


def test_all_classes_are_evenly_spread_over_both_splits(drawn):
    assert len(drawn) == 600 and drawn.image_size == 28
    for split, each in ((Split.TRAIN, 50), (Split.TEST, 10)):
        counts = [len(drawn.indices(split=split, label=label)) for label in range(10)]
        assert counts == [each] * 10


def test_they_say_that_they_are_drawn(drawn):
    assert drawn.drawn and "rawn" in drawn.name and "MNIST" not in drawn.name + drawn.source
    assert drawn.class_names == FASHION_CLASSES


def test_numbers_count_within_the_split(drawn):
    assert drawn.index_of(Split.TRAIN, 499) == 499
    assert drawn.index_of(Split.TEST, 0) == 500
    assert drawn.index_of(Split.TEST, 100) is None


def test_mean_and_deviation_are_of_the_training_pixels(drawn):
    assert (drawn.mean, drawn.std) == pixel_mean_and_std(drawn.images[drawn.is_train])


def test_a_seed_draws_the_same_again_and_another_something_else(drawn):
    assert np.array_equal(draw_garments().images, drawn.images)
    assert not np.array_equal(draw_garments(seed=1).images, drawn.images)


def test_no_two_are_alike(drawn):
    assert len(np.unique(drawn.images.reshape(600, -1), axis=0)) == 600


def test_they_cannot_be_changed_by_accident(drawn):
    with pytest.raises(ValueError, match="read-only"):
        drawn.images[0] = 0


@settings(max_examples=25, deadline=None)
@given(count=st.integers(1, 60), seed=st.integers(0, 2**63 - 1))
def test_any_count_and_seed_gives_garments_on_black(count, seed):
    drawn = draw_garments(count, seed)
    assert drawn.images.shape == (count, 28, 28) and drawn.images.dtype == np.uint8
    lit = (drawn.images > 25).mean(axis=(1, 2))
    assert lit.min() > 0.03 and lit.max() < 0.85
    assert drawn.images.max(axis=(1, 2)).min() > 60
    assert not drawn.images[CORNERS].any()
    assert np.ptp(np.bincount(drawn.labels, minlength=10)) <= 1
    assert drawn.is_train.sum() == count - count // 6


@pytest.mark.parametrize("draw", sorted({draw for kinds in _KINDS for draw in kinds}, key=lambda draw: draw.__name__))
def test_the_widest_and_the_highest_of_each_kind_keep_off_the_corners(draw):
    canvas = Extremes(2000, np.random.default_rng(0))
    draw(canvas)
    assert not canvas.pixels()[CORNERS].any()


def test_no_garments_are_refused():
    with pytest.raises(ValueError, match="at least 1"):
        draw_garments(0)


def test_each_class_can_be_told_from_the_others(drawn):
    means = class_means(drawn.images, drawn.labels)
    others = draw_garments(seed=5)
    right = likeness(others.images.reshape(600, -1), means).argmax(axis=1) == others.labels
    assert right.mean() > 0.85
    assert min(right[others.labels == label].mean() for label in range(10)) > 0.4


def test_each_class_looks_like_the_real_one(drawn, oracle):
    real = class_means(oracle.train_images, oracle.train_labels)
    alike = likeness(class_means(drawn.images, drawn.labels), real)
    assert np.diag(alike).min() > 0.75
    # coats, pullovers and shirts are much alike in the real set as well
    assert (alike.argmax(axis=1) == np.arange(10)).sum() >= 8


def test_they_are_drawn_in_a_moment():
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        draw_garments()
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.6
