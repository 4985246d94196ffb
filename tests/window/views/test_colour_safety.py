"""Whether the colours of pictures can be read: by lightness alone, and by eyes that lack one kind of cone."""

import numpy as np
import pytest

from vit_studio.window.look.colour_choice import TABLES, ColourMap, ColourTable
from vit_studio.window.theme import DARK, LIGHT
from vit_studio.window.views.charts.curve_colours import NUM_RUN_COLOURS, run_colour
from vit_studio.window.views.colours.colour_maps import colours_of

# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
# severity 1.0, on linear sRGB: https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html
EYES = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
JUST_SEEN = 0.02
"""Distance in OKLab."""


def linear(table) -> np.ndarray:
    """(256, 3): linear sRGB."""
    return linear_of(colours_of(table)[:, :3])


def linear_of(rgb) -> np.ndarray:
    """(n, 3) of bytes: linear sRGB."""
    encoded = np.asarray(rgb) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def oklab(rgb: np.ndarray) -> np.ndarray:
    """(256, 3) of linear sRGB: lightness, a, b; https://bottosson.github.io/posts/oklab/."""
    to_cones = [[0.41222, 0.53633, 0.05145], [0.21190, 0.68070, 0.10740], [0.08830, 0.28172, 0.62998]]
    to_lab = [[0.21045, 0.79362, -0.00407], [1.97800, -2.42859, 0.45059], [0.02590, 0.78277, -0.80868]]
    return np.cbrt(rgb @ np.transpose(to_cones)) @ np.transpose(to_lab)


def seen(table, eyes: str) -> np.ndarray:
    return oklab((linear(table) @ EYES[eyes].T).clip(0, 1))


def seen_inks(colours, eyes: str) -> np.ndarray:
    return oklab((linear_of([colour.getRgb()[:3] for colour in colours]) @ EYES[eyes].T).clip(0, 1))


@pytest.fixture(params=EYES)
def eyes(request):
    return request.param


@pytest.mark.parametrize("table", TABLES[ColourMap.SEQUENTIAL] + TABLES[ColourMap.GREY])
def test_magnitudes_get_lighter_all_the_way(table, eyes):
    lightness = seen(table, eyes)[:, 0]
    assert (np.diff(lightness) > -0.002).all()  # bytes are rounded
    assert (lightness[16:] > lightness[:-16]).all()


@pytest.mark.parametrize("table", TABLES[ColourMap.DIVERGING])
def test_signed_values_darken_alike_to_both_sides(table, eyes):
    lightness = seen(table, eyes)[:, 0]
    assert (np.diff(lightness[:128]) > -0.003).all()
    assert (np.diff(lightness[128:]) < 0.003).all()
    most = JUST_SEEN if eyes == "all cones" else 0.1  # a missing cone shifts the lightness of one hue
    assert np.abs(lightness - lightness[::-1]).max() < most


@pytest.mark.parametrize("table", [table for tables in TABLES.values() for table in tables])
def test_a_sixteenth_of_the_range_is_seen_everywhere(table, eyes):
    colours = seen(table, eyes)
    halves = (slice(0, 128), slice(128, 256))
    for half in halves:
        steps = np.linalg.norm(colours[half][16:] - colours[half][:-16], axis=1)
        assert steps.min() > JUST_SEEN


@pytest.mark.parametrize("table", TABLES[ColourMap.DIVERGING])
def test_a_value_and_its_negative_look_different(table, eyes):
    apart = np.linalg.norm(seen(table, eyes) - seen(table, eyes)[::-1], axis=1)
    assert apart[:64].min() > 4 * JUST_SEEN  # beyond half of the range
    assert apart[:96].min() > 2 * JUST_SEEN  # beyond a quarter of it


@pytest.mark.parametrize("table", TABLES[ColourMap.DIVERGING])
def test_zero_is_nearly_white(table):
    middle = seen(table, "all cones")[127:129]
    assert (middle[:, 0] > 0.95).all() and (np.abs(middle[:, 1:]) < 0.01).all()
    assert np.array_equal(middle[0], middle[1])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_curves_are_told_apart(theme, eyes):
    inks = seen_inks(theme.series, eyes)
    apart = np.linalg.norm(inks[:, None] - inks[None], axis=-1)[np.triu_indices(len(inks), 1)]
    assert apart.min() > 5 * JUST_SEEN


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_runs_are_told_apart_and_stand_out(theme, eyes):
    colours = [run_colour(place, theme) for place in range(NUM_RUN_COLOURS)]
    inks = seen_inks(colours, eyes)
    apart = np.linalg.norm(inks[:, None] - inks[None], axis=-1)[np.triu_indices(len(inks), 1)]
    assert apart.min() > 5 * JUST_SEEN
    light = linear_of([colour.getRgb()[:3] for colour in (*colours, theme.surface)]) @ [0.2126, 0.7152, 0.0722] + 0.05
    assert np.maximum(light[:-1] / light[-1], light[-1] / light[:-1]).min() > 3  # WCAG's ratio for lines


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_curve_has_the_colour_of_a_sign_or_of_a_selection(theme):
    table = seen(ColourTable.BLUE_ORANGE, "all cones")
    ends = np.concatenate([table[:64], table[192:]])  # beyond half of the range
    meant = seen_inks([theme.selection, theme.good, theme.bad, theme.accent], "all cones")
    for ink in seen_inks(theme.series, "all cones"):
        assert np.linalg.norm(ends - ink, axis=1).min() > 5 * JUST_SEEN
        assert np.linalg.norm(meant - ink, axis=1).min() > 4 * JUST_SEEN
