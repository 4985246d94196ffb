"""Where A − B is looked at, each panel shows what its expression gives for A, less what it gives for B."""

import dataclasses

import numpy as np
import pytest
import torch

from tests.window.test_panel_truth import (
    PATIENCE_MS,
    SELECTIONS,
    at_rest,
    check_value,
    is_of_one_pass,
    is_picture,
    select,
    walk,
    window,  # noqa: F401 - a fixture
)
from vit_studio.analysis.expression import evaluate
from vit_studio.session.held_model import HeldModel
from vit_studio.session.looked_at import LookedAt
from vit_studio.session.opening import View, make_scene
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import PosEmbed
from vit_studio.vit.model import VisionTransformer
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.export.view_data import MeasuredData
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.panels.compared_mark import DIFFERENCE, A, B


def other_model(studio, seed=7, **change):
    """A model of the same shape that nobody trained, reading pixels as the one on show does."""
    torch.manual_seed(seed)
    config = dataclasses.replace(studio.config, **change)
    return HeldModel(model=VisionTransformer(config).eval(), info=studio.info)


def compare(qtbot, studio, look, held):
    studio.comparison.pin(held)
    studio.comparison.look_at(look)
    qtbot.waitUntil(lambda: studio.comparison.seen is look and at_rest(studio), timeout=PATIENCE_MS)


def traced_apart(studio):
    """A's scene and B's, traced again by nobody but the test."""
    parts = studio.comparison.held, studio.comparison.pinned
    images, index = studio.images, studio.selection.image
    return [make_scene(View(images=images, index=index, held=held)) for held in parts]


KINDS = (
    (PosEmbed.LEARNED_1D, PosEmbed.LEARNED_1D),
    (PosEmbed.LEARNED_1D, PosEmbed.NONE),
    (PosEmbed.LEARNED_2D, PosEmbed.LEARNED_2D),
    (PosEmbed.RELATIVE, PosEmbed.RELATIVE),
    (PosEmbed.RELATIVE, PosEmbed.SINCOS_2D),
)
"""Of positions, in A and in B; those other than the bundled model's show on two pages alone."""
PLACES = [(stage, kinds) for kinds in KINDS[:1] for stage in Stage]
PLACES += [(stage, kinds) for kinds in KINDS[1:] for stage in (Stage.TOKENS, Stage.ENCODER)]


@pytest.mark.parametrize(("stage", "kinds"), PLACES)
def test_each_panel_shows_a_less_b(qtbot, window, stage, kinds):  # noqa: F811 - the fixture
    studio, compared = window.workplace.studio, 0
    if kinds[0] is not studio.config.pos_embed:
        compare(qtbot, studio, LookedAt.B, other_model(studio, seed=3, pos_embed=kinds[0]))
        studio.comparison.swap()
    compare(qtbot, studio, LookedAt.DIFFERENCE, other_model(studio, pos_embed=kinds[1]))
    assert studio.scene.config.pos_embed is kinds[0]
    a, b = traced_apart(studio)
    for selected, mode in zip(SELECTIONS, (*ScaleMode, ScaleMode.SHARED), strict=True):
        select(studio, *selected)
        studio.viewing.set_scale(mode)
        for section, place, panel in walk(qtbot, window, stage):
            picture = picture_of(panel)
            where = f"{stage.value}, {section}, {panel.title}"
            if picture is None:
                continue
            if picture.expression and panel.mark == DIFFERENCE:
                value = evaluate(picture.expression, a) - evaluate(picture.expression, b)
                check_value(value, picture, where)
                compared += 1
            elif picture.expression and panel.mark == A:
                assert panel.no_difference in panel.sentence, where
                check_value(evaluate(picture.expression, a), picture, where)
            elif picture.expression:  # of no model in particular
                for each in (a, b):
                    check_value(evaluate(picture.expression, each), picture, where)
            elif is_of_one_pass(stage, section, place):
                assert not is_picture(picture.main.data) or panel.mark == A, f"no code: {where}"
            if panel.mark == DIFFERENCE:
                check_colours(picture, where)
    assert compared >= len(SELECTIONS) or stage in (Stage.IMAGE, Stage.PATCHES)


def check_colours(picture, where):
    """Signed values on the diverging map, 0 in its middle; pixels and what both share stay as they are."""
    for part in picture.parts:
        if not isinstance(part.data, MeasuredData) or getattr(part.data, "colour_map", None) is ColourMap.GREY:
            continue
        levels = part.data.levels
        assert np.isclose(levels.low, -levels.high), f"{where}: {part.title} {levels}"
        assert getattr(part.data, "colour_map", ColourMap.DIVERGING) is ColourMap.DIVERGING, f"{where}: {part.title}"


@pytest.mark.parametrize("stage", Stage)
def test_a_and_b_have_their_ranges_in_common(qtbot, window, stage):  # noqa: F811 - the fixture
    studio = window.workplace.studio
    held = other_model(studio)
    ranges = {}
    for look, mark in ((LookedAt.A, A), (LookedAt.B, B)):
        compare(qtbot, studio, look, held)
        for section, place, panel in walk(qtbot, window, stage):
            picture = picture_of(panel)
            assert panel.mark in (mark, ""), panel.title
            for part in picture.parts if picture is not None else ():
                if isinstance(part.data, MeasuredData):
                    ranges.setdefault((section, place, part.key), []).append(part.data.levels)
    assert ranges
    different = {place: found for place, found in ranges.items() if found[0] != found[1] or len(found) != 2}
    assert different == {}
