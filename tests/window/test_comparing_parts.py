"""Where A − B is read out, the card says A's number and B's as well, on every page; and only there."""

import dataclasses
import re

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from tests.window.test_comparing_truth import PLACES, compare, other_model, traced_apart
from tests.window.test_panel_truth import SELECTIONS, agree, is_picture, numbers, select, walk, window  # noqa: F401 - a fixture
from vit_studio.analysis.expression import evaluate
from vit_studio.analysis.subtracted import parts_of
from vit_studio.session.looked_at import LookedAt
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.export.view_data import CurvesData
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.painting.painted_view import PaintedView
from vit_studio.window.views.panels.compared_mark import DIFFERENCE

STEPS = np.linspace(0.03, 0.97, 9)
SAME_FOR_BOTH = {"Selected patch", "Matrix of patches", "Image with the kernel over it", "Image and its patches"}
"""Views in panels of a difference that show what both models read; they have no parts."""


def number(text):
    """What is written: with its sign, and in percent or points without their names."""
    found = re.match(r"[+−]?[\d.,]+(e−?\d+)?|0", text)
    assert found, text
    return float(found[0].replace("−", "-").replace(",", ""))


def readings(view):
    """All that a mouse finds on its way over a view, and what the keyboard reads."""
    for x in STEPS * view.width():
        for y in STEPS * view.height():
            yield view.reading_at(QPointF(x, y))
    yield view.reading_of_keys()


def views_of(panel):
    """Those that show values; a colour bar has none of its own."""
    return [view for view in panel.findChildren(PaintedView) if view.isVisible() and not isinstance(view, ColourBar)]


def check_reading(reading, where):
    """The value is A's number less B's, as far as digits are written."""
    value, (a, b) = number(reading.value), map(number, reading.parts)
    rounding = 1e-6 * max(abs(a), abs(b), 1e-3) + sum(map(last_digit, (reading.value, *reading.parts)))
    assert abs(value - (a - b)) <= rounding, f"{where}: {reading}"
    for text in (reading.value, *reading.parts):
        assert text in reading.equation, where


def last_digit(text):
    """Half of what the last digit that is written counts."""
    mantissa, _, exponent = re.match(r"[+−]?([\d.,]+)(e(−?\d+))?", text).groups()
    decimals = len(mantissa.partition(".")[2])
    return 0.5 * 10.0 ** (int((exponent or "0").replace("−", "-")) - decimals)


@pytest.mark.parametrize(("stage", "kinds"), PLACES)
def test_each_number_of_a_difference_comes_with_as_and_bs(qtbot, window, stage, kinds):  # noqa: F811 - the fixture
    studio = window.workplace.studio
    if kinds[0] is not studio.config.pos_embed:
        compare(qtbot, studio, LookedAt.B, other_model(studio, seed=3, pos_embed=kinds[0]))
        studio.comparison.swap()
    compare(qtbot, studio, LookedAt.DIFFERENCE, other_model(studio, pos_embed=kinds[1]))
    said = check_page(qtbot, window, stage)
    assert said or stage in (Stage.IMAGE, Stage.PATCHES)


@pytest.mark.parametrize("stage", [Stage.IMAGE, Stage.PATCHES, Stage.EMBEDDING])
def test_models_that_read_the_pixels_in_two_ways_have_two_inputs(qtbot, window, stage):  # noqa: F811 - the fixture
    studio = window.workplace.studio
    held = other_model(studio)
    info = dataclasses.replace(held.info, pixel_mean=held.info.pixel_mean / 2, pixel_std=0.25)
    compare(qtbot, studio, LookedAt.DIFFERENCE, dataclasses.replace(held, info=info))
    assert check_page(qtbot, window, stage)


def check_page(qtbot, window, stage):  # noqa: F811 - the fixture
    """Read all of a page; which views said what they subtract."""
    studio, said = window.workplace.studio, set()
    scenes = traced_apart(studio)
    for selected in SELECTIONS[:2]:
        select(studio, *selected)
        for section, _, panel in walk(qtbot, window, stage):
            picture, where = picture_of(panel), (stage.value, section, panel.title)
            if panel.mark == DIFFERENCE and picture is not None and picture.expression:
                check_parts(picture, scenes, where)
            for view in views_of(panel):
                place = (*where, view.accessibleName())
                for reading in readings(view):
                    if reading.parts is not None:
                        assert panel.mark == DIFFERENCE, place
                        check_reading(reading, place)
                        said.add(place)
                    elif panel.mark == DIFFERENCE and reading.value not in ("", "nan"):
                        assert view.accessibleName() in SAME_FOR_BOTH, (place, reading)
    return said


def check_parts(picture, scenes, where):
    """What is shown remembers what the panel's expression gives for A and for B."""
    data = picture.main.data
    if is_picture(data):
        pairs = [parts_of(data.array)]
    elif isinstance(data, CurvesData):
        pairs = [parts_of(curve.ys) for curve in data.curves]
        assert all(np.allclose(curve.ys, a - b, atol=1e-6) for curve, (a, b) in zip(data.curves, pairs, strict=True)), (
            where
        )
    else:
        return  # tables, whose numbers are read one by one
    for parts, scene in zip(zip(*pairs, strict=True), scenes, strict=True):
        value = evaluate(picture.expression, scene)
        assert any(agree(value, each) for each in (*parts, np.concatenate([part.ravel() for part in parts]))), where


@pytest.mark.parametrize("stage", Stage)
def test_a_model_alone_has_no_parts_not_even_after_a_difference(qtbot, window, stage):  # noqa: F811 - the fixture
    studio, read = window.workplace.studio, 0
    held = other_model(studio)
    for look in (LookedAt.DIFFERENCE, LookedAt.A, LookedAt.B):
        compare(qtbot, studio, look, held)
        for section, _, panel in walk(qtbot, window, stage):
            if look is LookedAt.DIFFERENCE:
                continue  # to show it is enough
            for reading in (reading for view in views_of(panel) for reading in readings(view)):
                assert reading.parts is None, (section, panel.title)
                read += bool(reading.value)
    assert read
