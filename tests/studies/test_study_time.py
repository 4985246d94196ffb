import dataclasses

import pytest

from vit_studio.studies.study_table import StudyTable
from vit_studio.studies.study_time import expected_seconds
from vit_studio.training.speed import Speed
from vit_studio.vit.config import PosEmbed

SPEED = Speed(per_step=0.01, per_multiply_add=1e-9)


def test_each_kind_takes_what_a_training_of_it_takes(plan):
    """8 steps of 160 images in batches of 48 (the last of each epoch smaller), and 6 looks at 40 + 50 images."""
    none = expected_seconds(plan, SPEED, train_images=200)[PosEmbed.NONE]
    assert none == SPEED.training_seconds(plan.config_for(PosEmbed.NONE), plan.settings_for(3), train_images=200)
    assert none > 8 * 0.01
    longer = dataclasses.replace(plan, settings=dataclasses.replace(plan.settings, epochs=20))
    assert expected_seconds(longer, SPEED, train_images=200)[PosEmbed.NONE] == pytest.approx(10 * none, rel=0.2)


def test_relative_positions_cost_more_than_none(plan):
    seconds = expected_seconds(plan, SPEED, train_images=200)
    assert seconds[PosEmbed.RELATIVE] > seconds[PosEmbed.NONE]


def test_a_study_takes_what_all_of_its_trainings_take(plan):
    seconds = expected_seconds(plan, SPEED, train_images=200)
    left = StudyTable(plan=plan, images="").seconds_left(seconds)
    assert left == pytest.approx(2 * seconds[PosEmbed.NONE] + 2 * seconds[PosEmbed.RELATIVE])
