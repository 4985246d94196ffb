import pytest

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.data.images import Split
from vit_studio.training.presets import KNOWN_BAD, Preset
from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.training.recipe import Recipe
from vit_studio.window.docks.training.recipe_warnings import warnings_of

MANY = 60_000


def warned(recipe, train_images=MANY):
    config = recipe.config(draw_garments(12))
    return warnings_of(config, recipe.settings(), train_images=train_images, max_tokens=recipe.get("max_tokens"))


def names(recipe, train_images=MANY):
    return [warning.name for warning in warned(recipe, train_images)]


@pytest.mark.parametrize("preset", [Preset.TINY, Preset.QUICK, Preset.DEFAULT, Preset.ACCURATE])
def test_what_works_is_not_warned_of(preset):
    assert names(Recipe().with_preset(preset)) == []


@pytest.mark.parametrize("preset", KNOWN_BAD)
def test_what_is_known_to_fail_is_warned_of(preset):
    assert names(Recipe().with_preset(preset))


@pytest.mark.parametrize(
    ("name", "value", "about"),
    [
        ("num_heads", 8, "num_heads"),
        ("pos_embed", PosEmbed.NONE, "pos_embed"),
        ("patch_size", 28, "patch_size"),
        ("patch_size", 1, "patch_size"),
        ("max_tokens", 20, "max_tokens"),
        ("warmup", 0.0, "warmup"),
        ("learning_rate", 0.02, "learning_rate"),
        ("train_images", 500, "train_images"),
        ("valid_images", 0, "valid_images"),
    ],
)
def test_each_warning_comes_from_its_field_and_says_why(name, value, about):
    (warning,) = warned(Recipe().with_value(name, value))
    assert warning.name == about
    assert warning.text.endswith(".")


def test_the_numbers_are_those_of_the_recipe():
    (heads,) = warned(Recipe().with_value("num_heads", 8))
    assert "A head has 8 numbers" in heads.text
    batch, few = warned(Recipe(), train_images=100)
    assert "80 images" in batch.text
    assert "80 images" in few.text


def test_drawn_garments_are_few():
    images = draw_garments(600)
    assert "train_images" in names(Recipe(), len(images.indices(split=Split.TRAIN)))
