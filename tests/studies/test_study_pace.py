import dataclasses

from vit_studio.studies.study_pace import expected_seconds
from vit_studio.vit.config import PosEmbed


def test_each_kind_is_tried_and_the_whole_of_its_training_foretold(plan, garments):
    one = dict(expected_seconds(plan, garments, should_stop=bool))
    longer = dataclasses.replace(plan, settings=dataclasses.replace(plan.settings, epochs=200))
    other = dict(expected_seconds(longer, garments, should_stop=bool))
    assert list(one) == [PosEmbed.NONE, PosEmbed.RELATIVE]
    assert all(0 < one[kind] * 10 < other[kind] for kind in one)  # a hundred times as long, give or take a busy machine


def test_it_ends_when_it_is_asked_to(plan, garments):
    assert list(expected_seconds(plan, garments, should_stop=lambda: True)) == []
    asked = []
    kinds = expected_seconds(plan, garments, should_stop=lambda: bool(asked))
    next(kinds)
    asked.append(True)
    assert list(kinds) == []
