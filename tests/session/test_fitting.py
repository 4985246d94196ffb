"""A refusal says which numbers clash, and what would fit."""

import dataclasses

import pytest

from vit_studio.errors import ConfigError
from vit_studio.session.fitting import check_fit


def test_a_model_made_for_the_images_fits(small, images):
    check_fit(small, images)


@pytest.mark.parametrize(
    ("change", "given", "numbers"),
    [
        ({"image_size": 14}, {}, ["14 × 14", "28 × 28"]),
        ({}, {"size": 32}, ["28 × 28", "32 × 32"]),
        ({"in_channels": 3}, {}, ["3 channels", "in_channels 1"]),
        ({"num_classes": 7}, {}, ["7 classes", "num_classes 10"]),
        ({}, {"num_classes": 5}, ["10 classes", "num_classes 5"]),
    ],
)
def test_what_does_not_fit_is_refused_with_both_numbers(small, make_images, change, given, numbers):
    with pytest.raises(ConfigError) as refusal:
        check_fit(dataclasses.replace(small, max_tokens=0, **change), make_images(**given))
    assert refusal.value.hint
    for number in numbers:
        assert number in str(refusal.value)


def test_what_would_fill_the_memory_is_refused_in_words_before_it_is_computed(small, images):
    fits = dataclasses.replace(small, patch_size=1, max_tokens=0, depth=12, num_heads=8)
    check_fit(fits, images)
    with pytest.raises(ConfigError, match=r"785 tokens in 48 layers of 8 heads, takes 1\.9 GB") as refusal:
        check_fit(dataclasses.replace(fits, depth=48), images)
    assert "larger patches" in refusal.value.hint
