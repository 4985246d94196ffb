import dataclasses
import json
from pathlib import Path

import pytest

from vit_studio.resources import bundled_model
from vit_studio.window.export.figure_context import FigureContext, model_path


def test_it_reads_back_what_it_wrote(context):
    assert FigureContext.from_json(context.to_json()) == context


def test_the_head_may_be_the_mean_and_the_step_none(context):
    chosen = dataclasses.replace(context, head=2, training_step=40)
    assert FigureContext.from_json(chosen.to_json()) == chosen


def test_equal_contexts_give_equal_lines(context):
    turned = dataclasses.replace(context, viewing=dict(reversed(context.viewing.items())))
    assert turned.to_json() == context.to_json()
    assert context.to_json().isascii()


def test_what_a_later_version_adds_is_passed_over(context):
    values = json.loads(context.to_json()) | {"colour_of_the_sky": "blue"}
    assert FigureContext.from_json(json.dumps(values)) == context


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("layer", "5"),
        ("layer", True),
        ("layer", -1),
        ("layer", 2**40),
        ("layer", None),
        ("head", 1.5),
        ("viewing", {"scale": 3}),
        ("viewing", "scale"),
        ("title", ["a"]),
        ("probability", "much"),
    ],
)
def test_a_value_of_the_wrong_kind_counts_as_absent(context, name, value):
    values = json.loads(context.to_json()) | {name: value}
    read = FigureContext.from_json(json.dumps(values))
    assert getattr(read, name) == getattr(FigureContext(), name)
    assert read.model_hash == context.model_hash


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "3"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"object|Expecting"):
        FigureContext.from_json(text)


def test_where_its_model_lies(context):
    assert model_path(context) == Path.home() / "models (old)" / "mine.safetensors"
    assert model_path(dataclasses.replace(context, model_file="bundled")) == bundled_model()
    assert model_path(dataclasses.replace(context, model_file="")) is None
