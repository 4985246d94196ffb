"""A − B of two passes: what is linear is subtracted as it is, what is derived is derived from each first."""

import dataclasses

import numpy as np
import pytest

from vit_studio.analysis.rollout import rollout
from vit_studio.analysis.subtracted import parts_of
from vit_studio.session.difference import difference, other_shape, side_by_side, why_no_difference
from vit_studio.session.opening import View, make_scene
from vit_studio.vit.config import PosEmbed, ViTConfig


@pytest.fixture
def two(images, make_held):
    return [make_scene(View(images=images, index=3, held=make_held(seed=seed))) for seed in (0, 1)]


def test_every_array_of_the_pass_is_a_less_b(two):
    a, b = two
    taken = difference(a, b)
    for field in dataclasses.fields(a.trace):
        one, other = getattr(a.trace, field.name), getattr(b.trace, field.name)
        if isinstance(one, np.ndarray):
            assert np.array_equal(getattr(taken.trace, field.name), one - other), field.name
    assert np.array_equal(taken.proof.weight, a.proof.weight - b.proof.weight)
    assert np.array_equal(taken.positions.pos_table, a.positions.pos_table - b.positions.pos_table)
    assert taken.proof.max_difference == a.proof.max_difference
    assert taken.difference == (a, b)
    assert taken.plain is a
    assert taken.compared == (taken,)


def test_probabilities_are_subtracted_not_made_of_subtracted_logits(two):
    a, b = two
    taken = difference(a, b)
    assert np.allclose(taken.trace.probs, a.trace.probs - b.trace.probs)
    assert np.allclose(taken.trace.lens_probs.sum(-1), 0, atol=1e-6)


def test_derive_subtracts_what_a_function_makes_of_each(two):
    a, b = two
    taken = difference(a, b)
    rolled = taken.derive(lambda scene: rollout(scene.trace.attn_weights))
    assert np.array_equal(rolled, rollout(a.trace.attn_weights) - rollout(b.trace.attn_weights))
    assert not np.allclose(rolled, rollout(taken.trace.attn_weights))
    assert np.array_equal(a.derive(lambda scene: scene.trace.logits), a.trace.logits)


def test_what_is_subtracted_can_be_asked_of_every_array_and_of_what_is_derived(two):
    a, b = two
    taken = difference(a, b)
    looks = [lambda scene, name=field.name: getattr(scene.trace, name) for field in dataclasses.fields(a.trace)]
    looks += [lambda scene, name=name: getattr(scene.proof, name) for name in ("weight", "bias", "kernels")]
    looks += [lambda scene: scene.trace.probs, lambda scene: scene.trace.lens_probs[:, 2].T]
    looks += [lambda scene: scene.positions.pos_table[3:], lambda scene: scene.derive(_rolled)[-1, 0, 1:]]
    for look in looks:
        if isinstance(look(a), np.ndarray):
            first, second = parts_of(look(taken))
            assert np.array_equal(first, look(a)) and np.array_equal(second, look(b))
            assert parts_of(look(a)) is None


def _rolled(scene):
    return rollout(scene.trace.attn_weights)


def test_models_of_another_shape_are_told_apart_by_their_numbers(make_held, small):
    deeper = dataclasses.replace(small, depth=3)
    assert other_shape(small, deeper) == ("depth 2 ≠ 3",)
    trouble = why_no_difference(make_held(small), make_held(deeper))
    assert trouble is not None
    assert "depth 2 ≠ 3" in str(trouble)


def test_another_kind_of_positions_is_no_other_shape(images, make_held, small):
    without = dataclasses.replace(small, pos_embed=PosEmbed.NONE)
    assert why_no_difference(make_held(small), make_held(without)) is None
    a, b = (make_scene(View(images=images, index=0, held=make_held(config))) for config in (small, without))
    taken = difference(a, b)
    assert np.array_equal(taken.trace.pos_embed, a.trace.pos_embed)
    assert taken.positions.pos_table is None  # B has none


def test_models_with_other_classes_are_not_subtracted(make_held):
    a, b = make_held(), make_held()
    b = dataclasses.replace(b, info=dataclasses.replace(b.info, class_names=tuple(reversed(b.info.class_names))))
    assert "classes" in str(why_no_difference(a, b))


def test_ranges_are_shared_with_a_model_of_the_same_shape_alone(images, make_held, two):
    a, b = two
    assert side_by_side(a, b, is_pinned=False).beside is b
    tall = make_scene(
        View(images=images, index=3, held=make_held(ViTConfig(patch_size=7, embed_dim=8, depth=3, num_heads=2)))
    )
    pinned = side_by_side(tall, a, is_pinned=True)
    assert pinned.beside is None
    assert pinned.is_pinned
    assert pinned.lead is pinned
    assert side_by_side(b, a, is_pinned=True).lead is a
