"""Badges, colours and ranges of pages that show one of two compared models, or A − B."""

import numpy as np
import pytest

from vit_studio.session.difference import difference, side_by_side
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.pages.compared import (
    from_zero,
    levels_over,
    magnitudes,
    mark_of,
    mark_panels,
    natural,
    range_words,
    same_input,
)
from vit_studio.window.pages.section import Section
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.panel import Panel


@pytest.fixture
def two(make_scene):
    return make_scene(seed=0), make_scene(seed=1)


def logits(scene):
    return scene.trace.logits


def test_a_scene_says_what_it_is_of(two):
    a, b = two
    marks = [mark_of(a), mark_of(side_by_side(a, b, is_pinned=False)), mark_of(side_by_side(b, a, is_pinned=True))]
    assert [*marks, mark_of(difference(a, b))] == ["", "A", "B", "A − B"]


def test_panels_of_a_difference_wear_its_mark_but_for_those_that_have_none(qtbot, studio, two):
    section = Section(studio)
    qtbot.addWidget(section)
    panel, stays = Panel("one"), Panel("other")
    stays.set_no_difference("The same for both.")
    section.add_row(panel, stays)
    mark_panels(section, difference(*two))
    assert (panel.mark, stays.mark, stays.sentence) == ("A − B", "A", "The same for both.")
    mark_panels(section, side_by_side(*two, is_pinned=True))
    assert (panel.mark, stays.mark, stays.sentence) == ("B", "B", "")
    mark_panels(section, two[0])
    assert (panel.mark, stays.mark) == ("", "")


def test_ranges_hold_both_models_and_are_the_same_from_either_side(two):
    a, b = two
    both = np.concatenate([logits(a), logits(b)])
    for scene in (side_by_side(a, b, is_pinned=False), side_by_side(b, a, is_pinned=True)):
        assert levels_over(scene, logits) == Levels.symmetric(both)
        assert levels_over(scene, lambda each: np.abs(logits(each)), from_zero) == Levels(0, np.abs(both).max())
    assert levels_over(a, logits, Levels.of) == Levels.of(logits(a))


def test_the_range_of_a_difference_is_symmetric_whatever_the_values_are(two):
    a, b = two
    taken = difference(a, b)
    apart = np.exp(logits(a)) - np.exp(logits(b))
    assert levels_over(taken, lambda each: np.exp(logits(each)), from_zero) == Levels.symmetric(apart)
    assert natural(taken, Levels(0, 1)) == Levels(-1, 1)
    assert natural(taken, Levels(-1, 1)) == Levels(-2, 2)
    assert natural(a, Levels(0, 1)) == Levels(0, 1)


def test_differences_of_magnitudes_have_two_signs(two):
    assert magnitudes(difference(*two)) is ColourMap.DIVERGING
    assert magnitudes(two[0]) is ColourMap.SEQUENTIAL


def test_a_range_in_common_is_said_to_be_that(two):
    assert range_words(two[0], "all heads") == "all heads"
    assert range_words(side_by_side(*two, is_pinned=False), "all heads") == "A and B, all heads"
    assert range_words(difference(*two), "all heads") == "all heads"


def test_models_that_scale_pixels_alike_read_the_same(two):
    assert same_input(difference(*two))
