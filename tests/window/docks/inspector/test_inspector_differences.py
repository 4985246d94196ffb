"""The selection in numbers, A's less B's."""

import numpy as np
import pytest
import torch

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.session.difference import difference
from vit_studio.session.held_model import HeldModel
from vit_studio.session.opening import View, make_scene
from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.model_info import ModelInfo
from vit_studio.window.docks.inspector.inspector_differences import difference_facts
from vit_studio.window.docks.inspector.inspector_facts import facts_of
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import points_text, signed_text


@pytest.fixture(scope="module")
def two():
    """Two seeded models of one shape, and what they make of a drawn garment."""
    images, scenes = draw_garments(20, seed=0), []
    info = ModelInfo(pixel_mean=images.mean, pixel_std=images.std, class_names=images.class_names)
    for seed in (0, 1):
        torch.manual_seed(seed)
        held = HeldModel(model=VisionTransformer(ViTConfig()).eval(), info=info)
        scenes.append(make_scene(View(images=images, index=0, held=held)))
    return tuple(scenes)


@pytest.fixture
def selection(qapp, two):
    made = Selection()
    made.set_limits(SelectionLimits.of(two[0].config, 40))
    made.set_head(1)
    return made


def by_name(facts):
    return {fact.name: fact.value for fact in facts}


def test_numbers_are_subtracted(two, selection):
    a, b = two
    facts = by_name(difference_facts(Stage.TOKENS, difference(a, b), selection))
    token, dim = selection.token, selection.dim
    assert facts["= z₀"] == signed_text(a.trace.tokens[0, token, dim] - b.trace.tokens[0, token, dim])
    lengths = [np.linalg.norm(scene.trace.tokens[0, token]) for scene in two]
    assert facts["length of z₀"] == signed_text(lengths[0] - lengths[1])


def test_shares_are_told_in_points_by_the_keys_that_a_weighs_most(two, selection):
    a, b = two
    facts = difference_facts(Stage.ENCODER, difference(a, b), selection)
    assert [fact.name for fact in facts] == [fact.name for fact in facts_of(Stage.ENCODER, a, selection)]
    rows = [scene.trace.attn_weights[selection.layer, 1, selection.token] for scene in two]
    assert facts[0].value == points_text((rows[0] - rows[1])[rows[0].argmax()])


@pytest.mark.parametrize("stage", Stage)
def test_what_is_no_number_of_the_model_stays(two, selection, stage):
    a, b = two
    plain = {fact.name: fact for fact in facts_of(stage, a, selection)}
    for fact in difference_facts(stage, difference(a, b), selection):
        if not fact.expression or fact.expression.startswith("pixels"):
            assert fact == plain[fact.name]
