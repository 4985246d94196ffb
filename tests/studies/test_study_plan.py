import dataclasses
import json

import numpy as np
import pytest

from vit_studio.errors import ConfigError
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_plan import Member, StudyPlan
from vit_studio.training.batches import Batches
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import hold_out
from vit_studio.training.world import World
from vit_studio.vit.config import PosEmbed, ViTConfig


def test_all_kinds_have_a_seed_before_the_next_seed_begins(plan):
    assert plan.members == (
        Member(PosEmbed.NONE, 3),
        Member(PosEmbed.RELATIVE, 3),
        Member(PosEmbed.NONE, 4),
        Member(PosEmbed.RELATIVE, 4),
    )
    assert plan.members[1].name == "relative-seed-3"


def test_by_default_it_is_the_papers_question_with_three_seeds():
    plan = StudyPlan(config=ViTConfig(), settings=TrainSettings())
    assert plan.kinds == tuple(PosEmbed)
    assert plan.seeds == (0, 1, 2)


def test_members_differ_in_positions_and_seed_alone(plan):
    configs = [plan.config_for(member.kind).to_dict() for member in plan.members]
    recipes = [plan.settings_for(member.seed).to_dict() for member in plan.members]
    assert [config.pop("pos_embed") for config in configs] == ["none", "relative", "none", "relative"]
    assert [recipe.pop("seed") for recipe in recipes] == [3, 3, 4, 4]
    assert all(config == configs[0] for config in configs)
    assert all(recipe == recipes[0] for recipe in recipes)


def test_one_seed_gives_every_kind_the_same_images_in_the_same_order(plan, garments):
    """The inputs themselves, augmented, step by step; and the same images are held out for all seeds."""
    batches = {}
    for member in plan.members:
        settings = plan.settings_for(member.seed)
        teach = hold_out(garments, settings.valid_images).train
        seen = Batches(garments, teach, settings, World())
        batches[member] = [seen.at(step) for step in range(8)]
    for seed in plan.seeds:
        one, other = (batches[Member(kind, seed)] for kind in plan.kinds)
        for mine, yours in zip(one, other, strict=True):
            np.testing.assert_array_equal(mine.inputs, yours.inputs)
            np.testing.assert_array_equal(mine.labels, yours.labels)
    three, four = (batches[Member(PosEmbed.NONE, seed)] for seed in plan.seeds)
    assert not np.array_equal(three[0].inputs, four[0].inputs)


def test_what_the_shared_numbers_say_of_positions_and_seed_counts_for_nothing(plan):
    other = dataclasses.replace(
        plan,
        config=dataclasses.replace(plan.config, pos_embed=PosEmbed.SINCOS_2D, max_tokens=0),
        settings=dataclasses.replace(plan.settings, seed=77),
    )
    assert other == plan


def test_it_grows_and_never_shrinks(plan):
    grown = plan.enlarged([PosEmbed.SINCOS_2D, PosEmbed.NONE], [9])
    assert grown.kinds == (PosEmbed.NONE, PosEmbed.SINCOS_2D, PosEmbed.RELATIVE)
    assert grown.seeds == (3, 4, 9)
    assert plan.enlarged((), ()) == plan


def test_it_comes_back_from_json(plan):
    assert StudyPlan.from_dict(json.loads(json.dumps(plan.to_dict()))) == plan


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({"kinds": ()}, StudyError, "nothing to train"),
        ({"seeds": ()}, StudyError, "nothing to train"),
        ({"settings": TrainSettings(valid_images=0)}, StudyError, "nothing to compare"),
        ({"seeds": (-1,)}, ConfigError, "seed is -1"),
        ({"config": ViTConfig(embed_dim=6, num_heads=1), "kinds": tuple(PosEmbed)}, ConfigError, "embed_dim 6"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_hint(plan, changes, kind, words):
    with pytest.raises(kind, match=words) as refused:
        dataclasses.replace(plan, **changes)
    assert refused.value.hint
