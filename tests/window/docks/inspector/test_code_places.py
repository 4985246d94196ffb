"""Places: every step of every kind of model is on a page, and every page has its function."""

import pytest

from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.inspector.code_places import Place, file_of, function_of, place_of
from vit_studio.window.pages.stage import Stage


@pytest.mark.parametrize("positions", PosEmbed, ids=str)
def test_every_step_has_a_page_and_they_come_in_their_order(followed, positions):
    lines = followed(positions)
    stages = [place_of(step).stage for step in lines.steps]
    assert stages[0] is Stage.IMAGE
    assert stages[-1] is Stage.PREDICTION
    assert set(stages) == set(Stage)
    assert [stage.position for stage in stages] == sorted(stage.position for stage in stages)


@pytest.mark.parametrize("stage", Stage)
def test_every_page_has_a_function_that_runs_and_belongs_to_it(followed, stage):
    lines = followed()
    for section in ("", "attention", "mlp", "stream", "sum", "whatever"):
        calls = lines.calls_of(function_of(Place(stage, section)))
        assert calls
        assert stage in {place_of(step).stage for step in lines.steps_in(calls[0])}


@pytest.mark.parametrize("stage", Stage)
def test_the_file_told_for_a_page_is_the_one_that_runs(followed, stage):
    for section in ("", "table", "mlp", "stream", "steps"):
        function = function_of(Place(stage, section))
        [path] = {call.source.path for call in followed().calls_of(function)}
        assert path.as_posix().endswith("vit_studio/" + file_of(function))


def test_a_page_covers_its_sections():
    anywhere, attention, other = Place(Stage.ENCODER), Place(Stage.ENCODER, "attention"), Place(Stage.ENCODER, "mlp")
    assert anywhere.covers(attention) and attention.covers(attention)
    assert not attention.covers(other)
    assert not Place(Stage.TOKENS).covers(anywhere)
