import dataclasses

import pytest

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import ConfigError
from vit_studio.training.presets import Preset
from vit_studio.training.settings import Precision, TrainSettings
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.window.docks.training.recipe import Recipe, RecipeChoice


@pytest.fixture(scope="module")
def images():
    return draw_garments(60)


@pytest.fixture
def choice(qapp):
    return RecipeChoice()


def test_it_begins_with_the_bundled_models_shape_and_the_default_settings(images):
    recipe = Recipe()
    assert recipe.config(images) == DEFAULT
    assert recipe.settings() == TrainSettings()
    assert not recipe.differences


@pytest.mark.parametrize("kind", PosEmbed)
@pytest.mark.parametrize("preset", Preset)
def test_each_preset_can_have_each_kind_of_positions(images, preset, kind):
    recipe = Recipe().with_preset(preset).with_value("pos_embed", kind)
    assert recipe.config(images).pos_embed is kind


@pytest.mark.parametrize("patch_size", [2, 7, 28])
@pytest.mark.parametrize("preset", Preset)
def test_each_preset_can_have_each_patch_size(images, preset, patch_size):
    config = Recipe().with_preset(preset).with_value("patch_size", patch_size).config(images)
    assert config.patch_size == patch_size
    assert config.max_tokens >= config.num_tokens


def test_a_table_that_is_too_short_gets_as_long_as_needed(images):
    notebook = Recipe().with_preset(Preset.NOTEBOOK)
    assert notebook.config(images) == NOTEBOOK
    assert notebook.with_value("patch_size", 2).config(images).max_tokens == 197


def test_other_images_and_classes_change_the_model_with_them(images):
    larger = dataclasses.replace(images, images=images.images.repeat(2, axis=1).repeat(2, axis=2))
    assert Recipe().config(larger).image_size == 56


def test_what_clashes_is_a_problem_in_words_and_no_crash(images):
    for name, value in (("num_heads", 5), ("patch_size", 5), ("min_learning_rate", 1.0)):
        problem = Recipe().with_value(name, value).problem(images)
        assert isinstance(problem, ConfigError)
        assert str(value) in str(problem)
    assert Recipe().problem(images) is None


def test_a_preset_brings_its_values_and_leaves_seed_and_machine(images):
    recipe = Recipe().with_value("seed", 7).with_value("device", "cuda:0").with_value("epochs", 3)
    tiny = recipe.with_preset(Preset.TINY)
    assert (tiny.get("seed"), tiny.device, tiny.get("epochs")) == (7, "cuda:0", 10)
    assert not tiny.differences


def test_it_knows_in_what_it_differs_from_its_preset():
    assert Recipe().with_value("epochs", 3).with_value("seed", 5).with_value("depth", 2).differences == (
        "depth",
        "epochs",
    )


@pytest.mark.parametrize("preset", Preset)
def test_a_run_is_shown_as_the_preset_it_was_made_of(images, preset):
    made = Recipe().with_preset(preset).with_value("seed", 3)
    shown = Recipe.of_run(made.config(images), made.settings())
    assert shown == made


def test_a_precision_that_was_left_to_the_device_is_shown_as_left_to_it(images):
    made = Recipe()
    kept = dataclasses.replace(made.settings(), precision=Precision.BFLOAT16)  # a run keeps it decided
    assert Recipe.of_run(made.config(images), kept, automatic="bfloat16") == made
    assert Recipe.of_run(made.config(images), kept, automatic="float32").differences == ("precision",)
    assert Recipe.of_run(made.config(images), kept).differences == ("precision",)


def test_a_run_that_no_preset_knows_is_shown_as_the_nearest(images):
    config = ViTConfig(embed_dim=48, depth=5)
    settings = TrainSettings(optimizer="adamw", warmup=0.0, epochs=3)
    shown = Recipe.of_run(config, settings)
    assert shown.preset is Preset.NO_WARMUP
    assert (shown.config(images), shown.settings()) == (config, settings)


def test_a_choice_tells_only_what_is_new(choice, qtbot):
    heard = []
    choice.changed.connect(lambda: heard.append(choice.recipe))
    choice.set("epochs", 3)
    choice.set("epochs", 3)
    choice.choose_preset(Preset.TINY)
    assert [recipe.get("epochs") for recipe in heard] == [3, 10]


def test_a_run_has_decided_what_its_recipe_left_to_the_device(images):
    recipe = Recipe()
    decided = dataclasses.replace(recipe.settings(), precision="bfloat16")
    assert recipe.makes(recipe.config(images), decided, images)
    assert not recipe.with_value("precision", Precision.FLOAT32).makes(recipe.config(images), decided, images)
    assert not recipe.makes(recipe.config(images), dataclasses.replace(decided, seed=4), images)
    assert not recipe.makes(dataclasses.replace(recipe.config(images), depth=2), decided, images)
    assert not recipe.with_value("num_heads", 5).makes(recipe.config(images), decided, images)
