import argparse
import dataclasses
import enum

import pytest

from vit_studio.commands.field_options import add_field_options, from_options, thread_count
from vit_studio.commands.recipe_words import MODEL_WORDS, TRAINING_WORDS
from vit_studio.errors import ConfigError
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig

KINDS = [(ViTConfig, MODEL_WORDS), (TrainSettings, TRAINING_WORDS)]


class Colour(enum.StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclasses.dataclass(frozen=True)
class Values:
    step_count: int = 3
    rate: float = 0.5
    loud: bool = False
    colour: Colour = Colour.RED


WORDS = {"step_count": "steps", "rate": "100 % is all", "loud": "be loud", "colour": "the colour"}


@pytest.fixture
def parser():
    parser = argparse.ArgumentParser()
    add_field_options(parser, Values, title="values", words=WORDS)
    return parser


def test_each_kind_of_field_can_be_set(parser):
    options = parser.parse_args(["--step-count", "7", "--rate", "2e-3", "--loud", "--colour", "blue"])
    assert from_options(Values, options) == Values(step_count=7, rate=0.002, loud=True, colour=Colour.BLUE)
    assert from_options(Values, parser.parse_args(["--no-loud"])) == Values()


def test_the_help_tells_the_default_in_words(parser):
    said = " ".join(parser.format_help().split())
    assert "steps (default 3)" in said
    assert "100 % is all (default 0.5)" in said
    assert "be loud (default no)" in said
    assert "{red,blue}" in said


@pytest.mark.parametrize("words", ["--step-count 1.5", "--rate fast", "--rate nan", "--rate inf", "--colour green"])
def test_what_cannot_be_read_is_refused(parser, words, capsys):
    with pytest.raises(SystemExit) as leaving:
        parser.parse_args(words.split())
    assert leaving.value.code == 2
    assert words.split()[1] in capsys.readouterr().err


@pytest.mark.parametrize(("kind", "words"), KINDS)
def test_model_and_training_have_words_for_each_field(kind, words):
    assert set(words) == {field.name for field in dataclasses.fields(kind)}


@pytest.mark.parametrize(("kind", "words"), KINDS)
def test_model_and_training_are_their_defaults_unless_told_otherwise(kind, words):
    parser = argparse.ArgumentParser()
    add_field_options(parser, kind, title="all", words=words)
    assert from_options(kind, parser.parse_args([])) == kind()


def test_values_that_clash_are_refused_as_the_dataclass_refuses_them():
    parser = argparse.ArgumentParser()
    add_field_options(parser, ViTConfig, title="model", words=MODEL_WORDS)
    with pytest.raises(ConfigError, match="patch_size 5"):
        from_options(ViTConfig, parser.parse_args(["--patch-size", "5", "--pos-embed", PosEmbed.NONE]))


@pytest.mark.parametrize(
    ("words", "said"), [("0", "at least 1"), ("99999", "at most 1024 make sense"), ("two", "no whole number")]
)
def test_how_many_threads_make_sense(words, said):
    assert thread_count("1024") == 1024
    with pytest.raises(argparse.ArgumentTypeError, match=said):
        thread_count(words)
