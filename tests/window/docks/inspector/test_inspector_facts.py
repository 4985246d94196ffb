"""The selection in numbers: each number is what its expression gives."""

import numpy as np
import pytest

from vit_studio.analysis.expression import evaluate
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.resources import bundled_model
from vit_studio.session.opening import View, make_scene, open_model
from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.window.docks.inspector.inspector_facts import facts_of
from vit_studio.window.docks.inspector.inspector_table import FactTable
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import number_text, percent_text, token_text


@pytest.fixture(scope="module")
def scene():
    held, _ = open_model(bundled_model(), None, 0)
    return make_scene(View(images=draw_garments(40, seed=0), index=31, held=held))


@pytest.fixture
def selection(qapp, scene):
    made = Selection()
    made.set_limits(SelectionLimits.of(scene.config, 40))
    return made


def select(selection, token=12, dim=7, layer=3, head=None):
    selection.set_token(token)
    selection.set_dim(dim)
    selection.set_layer(layer)
    selection.set_head(head)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize(("token", "head"), [(12, None), (12, 2), (0, 1)])
def test_every_number_is_what_its_expression_gives(scene, selection, stage, token, head):
    select(selection, token=token, head=head)
    facts = facts_of(stage, scene, selection)
    assert facts
    for fact in facts:
        if not fact.expression:
            continue
        found = np.asarray(evaluate(fact.expression, scene))
        if found.ndim == 0:
            number = float(found)
            assert any(text in fact.value for text in (number_text(number), percent_text(number))), fact


def test_the_encoder_names_the_keys_that_the_query_weighs_most(scene, selection):
    select(selection, token=20, layer=2, head=1)
    row = scene.trace.attn_weights[2, 1, 20]
    facts = facts_of(Stage.ENCODER, scene, selection)
    for fact, key in zip(facts, np.argsort(-row)[:6], strict=False):
        assert fact.name == token_text(scene.grid, int(key))
        assert fact.value == percent_text(float(row[key]))


def test_the_sum_of_tokens_adds_up(scene, selection):
    select(selection, token=5, dim=9)
    first, position, total, *_ = facts_of(Stage.TOKENS, scene, selection)
    assert float(evaluate(first.expression, scene)) + float(evaluate(position.expression, scene)) == pytest.approx(
        float(evaluate(total.expression, scene)), abs=1e-6
    )


def test_the_table_keeps_as_many_rows_as_there_are_facts(qtbot, scene, selection):
    table = FactTable()
    qtbot.addWidget(table)
    table.show()
    for stage in (Stage.ENCODER, Stage.EMBEDDING, Stage.PREDICTION):
        facts = facts_of(stage, scene, selection)
        table.set_facts(facts)
        rows = [(name.text(), value.text()) for name, value in table._labels if name.isVisibleTo(table)]
        assert rows == [(fact.name, fact.value) for fact in facts]
        assert table._labels[0][1].toolTip() == facts[0].expression
