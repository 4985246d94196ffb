import dataclasses
import json

import pytest

from vit_studio.errors import ConfigError
from vit_studio.training.setting_ranges import SETTING_MEANINGS, SETTING_RANGES
from vit_studio.training.settings import OptimizerKind, Precision, TrainSettings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("epochs", 0),
        ("epochs", 2.5),
        ("epochs", True),
        ("batch_size", 0),
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
        ("weight_decay", -0.1),
        ("warmup", 1.5),
        ("clip_norm", -1.0),
        ("label_smoothing", 1.0),
        ("shift", -1),
        ("shift", 65),
        ("random_erasing", 1.1),
        ("mixup", -0.1),
        ("drop_path", 1.0),
        ("ema", 1.0),
        ("optimizer", "sgd"),
        ("precision", "float8"),
        ("valid_images", -1),
        ("seed", -1),
        ("seed", 2**63),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_by_name(name, value):
    with pytest.raises(ConfigError, match=name):
        TrainSettings(**{name: value})


def test_a_whole_learning_rate_is_a_number_too():
    assert TrainSettings(learning_rate=1, weight_decay=0).learning_rate == 1


def test_the_learning_rate_cannot_fall_upwards():
    assert TrainSettings(learning_rate=1e-3, min_learning_rate=1e-3).min_learning_rate == 1e-3
    with pytest.raises(ConfigError, match=r"min_learning_rate 0\.002 is above learning_rate 0\.001"):
        TrainSettings(learning_rate=1e-3, min_learning_rate=2e-3)


def test_a_choice_may_be_given_as_a_text():
    settings = TrainSettings(optimizer="muon", precision="bfloat16")
    assert settings.optimizer is OptimizerKind.MUON
    assert settings.precision is Precision.BFLOAT16


@pytest.mark.parametrize("name", SETTING_RANGES)
def test_both_ends_of_a_range_are_allowed(name):
    allowed = SETTING_RANGES[name]
    others = {"learning_rate": 10.0} if name == "min_learning_rate" else {}
    for value in (allowed.low, allowed.high):
        assert getattr(TrainSettings(**{name: value}, **others), name) == value


def test_each_setting_has_a_meaning_and_each_number_a_range():
    fields = {field.name: field.type for field in dataclasses.fields(TrainSettings)}
    assert set(SETTING_MEANINGS) == set(fields)
    assert set(SETTING_RANGES) == {name for name, kind in fields.items() if kind in (int, float)}
    assert all(meaning.endswith(".") for meaning in SETTING_MEANINGS.values())


def test_they_travel_as_json():
    settings = TrainSettings(optimizer="muon", mixup=0.2, seed=2**62)
    assert TrainSettings.from_dict(json.loads(json.dumps(settings.to_dict()))) == settings


def test_what_an_older_version_did_not_know_is_the_default():
    values = TrainSettings(epochs=3).to_dict()
    del values["mixup"]
    assert TrainSettings.from_dict(values) == TrainSettings(epochs=3)


def test_what_a_newer_version_knows_is_refused():
    with pytest.raises(ConfigError, match="sharpness"):
        TrainSettings.from_dict({"epochs": 3, "sharpness": 1})
