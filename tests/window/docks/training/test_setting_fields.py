import dataclasses

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox

from vit_studio.training.presets import MODEL_FIELDS, SETTINGS_FIELDS
from vit_studio.training.setting_ranges import SETTING_RANGES
from vit_studio.training.settings import OptimizerKind, Precision, TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.window.docks.training.recipe import MACHINE_FIELDS, RecipeChoice
from vit_studio.window.docks.training.setting_fields import GREATEST, make_field, offer_patch_sizes, span
from vit_studio.window.docks.training.setting_names import setting_meaning, setting_name

EVERY = (*MODEL_FIELDS, *SETTINGS_FIELDS, *MACHINE_FIELDS)

OTHERS = {
    "pos_embed": PosEmbed.RELATIVE,
    "optimizer": OptimizerKind.MUON,
    "precision": Precision.BFLOAT16,
    "flip": True,
    "patch_size": 7,
    "device": "cuda:0",
    "snapshot_budget": 10 * 10**6,
    "mlp_ratio": 4.0,
}


def other(name, value):
    """Another value that the field may have."""
    if name in OTHERS:
        return OTHERS[name]
    return value + 1 if isinstance(value, int) else round(value / 2 + 0.001, 6)


@pytest.fixture
def choice(qapp):
    return RecipeChoice()


def made(qtbot, choice, name):
    field = make_field(name)
    qtbot.addWidget(field.widget)
    if name == "patch_size":
        offer_patch_sizes(field, 28, 4)
    field.bind(choice)
    return field


def shown(field):
    widget = field.widget
    if isinstance(widget, QComboBox):
        return widget.currentData()
    return widget.isChecked() if isinstance(widget, QCheckBox) else widget.value()


def choose(field, value):
    """As a person does."""
    widget = field.widget
    if isinstance(widget, QComboBox):
        place = widget.findData(getattr(value, "value", value))
        widget.setCurrentIndex(place)
        widget.activated.emit(place)
    elif isinstance(widget, QCheckBox):
        widget.click()
    else:
        widget.setValue(value)


@pytest.mark.parametrize("name", EVERY)
def test_each_field_follows_the_recipe(qtbot, choice, name):
    field = made(qtbot, choice, name)
    value = other(name, choice.recipe.get(name))
    choice.set(name, value)
    scale = 10**6 if name == "snapshot_budget" else 1
    assert shown(field) == (value // scale if scale > 1 else getattr(value, "value", value))


@pytest.mark.parametrize("name", [name for name in EVERY if name != "device"])
def test_each_field_changes_the_recipe(qtbot, choice, name):
    field = made(qtbot, choice, name)
    value = other(name, choice.recipe.get(name))
    choose(field, value // 10**6 if name == "snapshot_budget" else value)
    assert choice.recipe.get(name) == (pytest.approx(value) if isinstance(value, float) else value)
    assert type(choice.recipe.get(name)) is type(value)


@pytest.mark.parametrize("name", EVERY)
def test_each_field_has_a_name_and_says_what_it_means(qtbot, choice, name):
    widget = made(qtbot, choice, name).widget
    assert widget.accessibleName() == setting_name(name)
    assert setting_meaning(name) in widget.toolTip()
    assert name in widget.toolTip()


@pytest.mark.parametrize("name", SETTING_RANGES)
def test_the_ranges_are_those_of_the_training(qtbot, choice, name):
    widget = made(qtbot, choice, name).widget
    assert isinstance(widget, QAbstractSpinBox)
    allowed = SETTING_RANGES[name]
    assert widget.minimum() == pytest.approx(allowed.low, abs=1e-9)
    assert widget.maximum() == pytest.approx(min(allowed.high, GREATEST))
    for value in (allowed.low, min(allowed.high, GREATEST)):
        kind = type(getattr(TrainSettings(), name))
        lowest = {"min_learning_rate": 0.0} if name == "learning_rate" else {}
        more = {"learning_rate": 10.0} if name == "min_learning_rate" else lowest
        dataclasses.replace(TrainSettings(), **{name: kind(value)}, **more)  # does not raise


@pytest.mark.parametrize(("name", "text"), [("max_tokens", "as needed"), ("train_images", "all"), ("ema", "off")])
def test_zero_says_what_it_stands_for(qtbot, choice, name, text):
    assert made(qtbot, choice, name).widget.text() == text


def test_every_width_in_range_is_a_width(qtbot, choice):
    low, high, _ = span("embed_dim")
    for width in (int(low), int(high)):
        assert ViTConfig(embed_dim=width, num_heads=1).embed_dim == width


def test_what_is_being_typed_is_not_written_over(qtbot, choice):
    box = made(qtbot, choice, "weight_decay").widget
    box.selectAll()
    qtbot.keyClicks(box, "0.10")
    assert box.lineEdit().text() == "0.10"
    assert choice.recipe.get("weight_decay") == 0.1


def test_patch_sizes_are_those_that_divide_and_the_chosen_one(qtbot, choice):
    field = made(qtbot, choice, "patch_size")
    offer_patch_sizes(field, 15, 4)
    box = field.widget
    assert [box.itemData(place) for place in range(box.count())] == [1, 3, 4, 5, 15]
    assert box.currentData() == 4
