import dataclasses

import pytest

from vit_studio.training.presets import KNOWN_BAD, MODEL_FIELDS, SETTINGS_FIELDS, Preset
from vit_studio.training.settings import OptimizerKind, TrainSettings
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed


@pytest.mark.parametrize("preset", Preset)
def test_each_has_every_value(preset):
    assert set(preset.values) == {*MODEL_FIELDS, *SETTINGS_FIELDS}


def test_the_fields_are_all_that_images_do_not_decide():
    given = {"image_size", "in_channels", "num_classes"}
    assert {*MODEL_FIELDS} | given == {field.name for field in dataclasses.fields(DEFAULT)}


def test_the_shapes_are_those_of_that_name():
    assert Preset.NOTEBOOK.values["patch_size"] == NOTEBOOK.patch_size == 14
    assert Preset.NOTEBOOK.values["max_tokens"] == NOTEBOOK.max_tokens
    assert Preset.DEFAULT.values["embed_dim"] == DEFAULT.embed_dim
    assert Preset.DEFAULT.values["max_tokens"] == 0


def test_each_bad_one_differs_from_the_default_in_what_it_is_called():
    usual = Preset.DEFAULT.values
    changed = {
        preset: {name: value for name, value in preset.values.items() if value != usual[name]} for preset in KNOWN_BAD
    }
    assert changed == {
        Preset.NO_POSITIONS: {"pos_embed": PosEmbed.NONE},
        Preset.HIGH_RATE: {"learning_rate": 10 * TrainSettings().learning_rate},
        Preset.ONE_PATCH: {"patch_size": 28},
        Preset.NO_WARMUP: {"optimizer": OptimizerKind.ADAMW, "warmup": 0.0},
        Preset.FEW_IMAGES: {"train_images": 500, "epochs": 100},
    }
    assert all(preset.is_known_bad for preset in KNOWN_BAD)
    assert not Preset.DEFAULT.is_known_bad
