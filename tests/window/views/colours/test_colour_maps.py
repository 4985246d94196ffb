import gc
import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import Normalize
from PySide6.QtGui import QImage

from vit_studio.window.look.colour_choice import ColourMap, ColourTable
from vit_studio.window.views.colours.colour_maps import colour_at, colours_of, ramp, rgba, to_qimage
from vit_studio.window.views.colours.levels import Levels


def pixels(image: QImage) -> np.ndarray:
    """(rows, columns, 4): red, green, blue, alpha."""
    converted = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return (
        np.frombuffer(converted.constBits(), np.uint8)
        .reshape(converted.height(), converted.bytesPerLine() // 4, 4)
        .copy()
    )


MATPLOTLIBS = [ColourTable.VIRIDIS, ColourTable.MAGMA, ColourTable.CIVIDIS]


@pytest.mark.parametrize("chosen", MATPLOTLIBS)
def test_the_table_is_matplotlibs(chosen):
    assert np.array_equal(colours_of(chosen), matplotlib.colormaps[chosen.value](np.arange(256), bytes=True))


@pytest.mark.parametrize("chosen", MATPLOTLIBS)
def test_a_picture_is_matplotlibs(chosen, choosing):
    choosing(ColourMap.SEQUENTIAL, chosen)
    values = np.random.default_rng(0).normal(size=(23, 17)).astype(np.float32)
    theirs = matplotlib.colormaps[chosen.value](Normalize(-1.0, 1.5, clip=True)(values), bytes=True)
    assert np.array_equal(pixels(to_qimage(values, Levels(-1.0, 1.5), ColourMap.SEQUENTIAL)), theirs)


def test_grey_shows_pixels_as_they_are():
    values = np.arange(256, dtype=np.float32).reshape(16, 16)
    assert np.array_equal(pixels(to_qimage(values, Levels(0, 255), ColourMap.GREY))[..., 0], values)


def test_diverging_is_nearly_white_at_zero_blue_below_orange_above():
    image = to_qimage(np.array([[-2.0, 0.0, 2.0]]), Levels(-2, 2), ColourMap.DIVERGING)
    below, zero, above = (image.pixelColor(column, 0) for column in range(3))
    assert zero.lightness() > 240 and zero.saturation() < 10
    assert below.blue() > below.green() > below.red()
    assert above.red() > above.green() > above.blue()


@pytest.mark.parametrize("chosen", ColourTable)
def test_a_table_is_opaque_and_cannot_be_changed(chosen):
    rows = colours_of(chosen)
    assert rows.shape == (256, 4) and (rows[:, 3] == 255).all()
    with pytest.raises(ValueError, match="read-only"):
        rows[0, 0] = 1


@pytest.mark.parametrize("colour_map", ColourMap)
def test_colour_at_is_the_picture_of_one_value(colour_map):
    for unit in (0.0, 0.3, 1.0):
        assert to_qimage([[unit]], Levels(0, 1), colour_map).pixelColor(0, 0) == colour_at(colour_map, unit)


def test_a_constant_array_has_the_middle_colour():
    image = to_qimage(np.zeros((2, 2)), Levels.symmetric(np.zeros(1)), ColourMap.DIVERGING)
    assert image.pixelColor(0, 0) == colour_at(ColourMap.DIVERGING, 0.5)


def test_nan_is_transparent_and_infinity_is_held_at_the_end():
    image = to_qimage(np.array([[np.nan, np.inf, 0.0]]), Levels(0, 1), ColourMap.SEQUENTIAL)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(1, 0) == colour_at(ColourMap.SEQUENTIAL, 1.0)
    assert image.pixelColor(2, 0) == colour_at(ColourMap.SEQUENTIAL, 0.0)


def test_the_picture_owns_its_memory():
    values = np.linspace(0, 1, 4096, dtype=np.float32).reshape(64, 64)
    image = to_qimage(values, Levels(0, 1), ColourMap.SEQUENTIAL)
    before = pixels(image)
    del values
    gc.collect()
    _fill = [np.full((64, 64), 7, dtype=np.uint32) for _ in range(200)]
    assert np.array_equal(pixels(image), before)


def test_rows_that_lie_apart_in_memory():
    values = np.linspace(0, 1, 60).reshape(6, 10)[::2, ::3]
    whole = np.ascontiguousarray(values)
    levels = Levels(0, 1)
    assert to_qimage(values, levels, ColourMap.DIVERGING) == to_qimage(whole, levels, ColourMap.DIVERGING)


def test_a_transposed_array_is_painted_as_it_reads():
    array = np.random.default_rng(0).random((7, 200)).astype(np.float32)
    image = to_qimage(array.T, Levels(0, 1), ColourMap.SEQUENTIAL)
    assert image == to_qimage(np.ascontiguousarray(array.T), Levels(0, 1), ColourMap.SEQUENTIAL)


def test_nothing_to_show_is_an_empty_picture():
    assert to_qimage(np.empty((0, 5)), Levels(0, 1), ColourMap.GREY).isNull()


def test_only_tables_become_pictures():
    with pytest.raises(ValueError, match="rows, columns"):
        to_qimage(np.zeros((2, 2, 2)), Levels(0, 1), ColourMap.GREY)


def test_the_views_need_neither_matplotlib_nor_torch():
    views = "vit_studio.window.views"
    modules = f"{views}.cells.heatmap_view, {views}.panels.panel"
    check = f"import sys, {modules}; sys.exit(bool({{'matplotlib', 'torch'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_colours_of_values_are_those_of_the_picture():
    values = np.array([[0.0, 0.4, np.nan], [1.0, 2.0, -1.0]], np.float32)
    colours = rgba(values, Levels(0, 1), ColourMap.SEQUENTIAL)
    picture = to_qimage(values, Levels(0, 1), ColourMap.SEQUENTIAL)
    for row, column in np.ndindex(2, 3):
        assert picture.pixelColor(column, row).getRgb() == tuple(colours[row, column])
    assert colours[0, 2, 3] == 0


@pytest.mark.parametrize("colour_map", ColourMap)
def test_a_ramp_has_each_colour_once_the_highest_on_top(colour_map, choosing):
    units = np.linspace(0, 1, 256, dtype=np.float32)
    np.testing.assert_array_equal(pixels(ramp(colour_map, upright=False))[0], rgba(units, Levels(0, 1), colour_map))
    upright = pixels(ramp(colour_map, upright=True))
    np.testing.assert_array_equal(upright[::-1, 0], pixels(ramp(colour_map, upright=False))[0])


def test_a_ramp_follows_the_chosen_table(choosing):
    choosing(ColourMap.SEQUENTIAL, ColourTable.MAGMA)
    magma = pixels(ramp(ColourMap.SEQUENTIAL, upright=False))[0]
    np.testing.assert_array_equal(magma, colours_of(ColourTable.MAGMA))
