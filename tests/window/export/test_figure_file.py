import dataclasses
import json
import re
import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from vit_studio.errors import VitStudioError
from vit_studio.window.export.figure_file import SUFFIXES, save_figure
from vit_studio.window.export.panel_figure import panel_figure
from vit_studio.window.export.read_context import read_context
from vit_studio.window.theme import LIGHT
from vit_studio.window.views.colours.colour_maps import colour_at

KINDS = ["heat_map", "grid", "wrapped", "image", "overlay", "bars", "columns", "row_bars", "points", "curves", "table"]


@pytest.fixture
def save(make_picture, context):
    def saved(path, *kinds, **options):
        picture = make_picture(*(kinds or ("heat_map",)), **options)
        save_figure(path, lambda: panel_figure(picture, context), context, "What is seen.")
        return path

    return saved


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_figure_shows_reads_back_from_the_file(tmp_path, save, context, suffix, kind):
    path = save(tmp_path / f"a{suffix}", kind)
    assert read_context(path) == context
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_equal_figures_give_equal_files(tmp_path, save, suffix):
    first, second = (save(tmp_path / f"{name}{suffix}", "heat_map", "bars").read_bytes() for name in "ab")
    assert first == second


def test_a_png_tells_title_and_description_to_any_program(tmp_path, save, context):
    with Image.open(save(tmp_path / "a.png")) as image:
        assert image.text["Title"] == "Attention"
        assert image.text["Description"] == "What is seen."
        assert image.text["Software"] == "ViT Studio"
        assert json.loads(image.text["vit_studio"])["token"] == 25


def test_an_svg_has_its_texts_as_texts_and_says_what_it_is(tmp_path, save, context):
    path = save(tmp_path / "a.svg")
    root = ElementTree.parse(path).getroot()
    said = {"".join(node.itertext()).strip() for node in root.iter() if str(node.tag).endswith("}text")}
    assert {"Attention", "query", "key"} <= said
    described = "".join(root.itertext())
    assert "What is seen." in described and "7b13b375ef2a" in described


def test_a_pdf_says_what_it_is(tmp_path, save):
    written = save(tmp_path / "a.pdf").read_bytes()
    assert b"/Title (Attention)" in written
    assert b"/Subject (What is seen.)" in written
    assert b"/vit_studio (" in written
    assert not re.search(rb"/(Creation|Mod)Date", written)


def test_a_pdf_keeps_brackets_backslashes_and_letters_of_any_script(tmp_path, make_picture, context):
    odd = dataclasses.replace(context, model="(a\\b) ((c) 模型", image_set="A\\)")
    path = tmp_path / "a.pdf"
    save_figure(path, lambda: panel_figure(make_picture("bars"), odd), odd, "")
    assert read_context(path) == odd


def test_the_pictures_cells_have_the_screens_colours(tmp_path, save, data):
    with Image.open(save(tmp_path / "a.png")) as image:
        seen = {colour for _, colour in image.convert("RGB").getcolors(1 << 24)}
    shown = data["heat_map"]
    for unit in shown.levels.unit(shown.array).ravel():
        assert colour_at(shown.colour_map, float(unit)).getRgb()[:3] in seen


def test_chinese_words_give_no_warning(tmp_path, save):
    from matplotlib.font_manager import get_font_names

    if not any("CJK" in name for name in get_font_names()):
        pytest.skip("no Chinese font here")
    assert save(tmp_path / "a.png", title="注意力").stat().st_size > 0


def test_a_dollar_is_a_dollar(tmp_path, save):
    assert "5$ a $x" in save(tmp_path / "a.svg", title="5$ a $x").read_text()


@pytest.mark.parametrize("name", ["loss.bmp", "loss"])
def test_an_unknown_suffix_is_refused_with_the_choices(tmp_path, save, name):
    with pytest.raises(VitStudioError, match=r"\.png, \.svg, \.pdf") as refused:
        save(tmp_path / name)
    assert name in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_lost(tmp_path, save, suffix):
    not_a_folder = tmp_path / "file"
    not_a_folder.write_text("kept")
    with pytest.raises(VitStudioError) as refused:
        save(not_a_folder / f"a{suffix}")
    assert refused.value.hint
    assert not_a_folder.read_text() == "kept"


def test_a_failed_write_leaves_the_old_file(tmp_path, save, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(VitStudioError, match="full"):
        save(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_rows_run_from_the_top_and_columns_from_the_left(make_picture, context, data):
    figure = panel_figure(make_picture("heat_map"), context)
    axes = figure.axes[0]
    drawn = np.asarray(axes.images[0].get_array())
    shown = data["heat_map"]
    height, width = (drawn.shape[axis] // shown.array.shape[axis] for axis in (0, 1))
    for (row, column), unit in np.ndenumerate(shown.levels.unit(shown.array)):
        cell = drawn[row * height : (row + 1) * height, column * width : (column + 1) * width, :3].reshape(-1, 3)
        assert {tuple(pixel) for pixel in cell.tolist()} == {colour_at(shown.colour_map, float(unit)).getRgb()[:3]}
    assert axes.images[0].get_extent() == [-0.5, 6.5, 4.5, -0.5]
    assert axes.yaxis_inverted()


def test_curves_have_the_colours_of_the_light_theme(tmp_path, save):
    image = Image.open(save(tmp_path / "a.png", "curves")).convert("RGB")
    seen = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in image.getcolors(1 << 24)}
    assert {colour.name() for colour in LIGHT.series[:2]} <= seen


def test_a_smoothed_curve_is_named_once(tmp_path, save):
    said = save(tmp_path / "a.svg", "curves").read_text()
    assert said.count(">train</text>") == 1
    assert said.count(">valid</text>") == 1


def test_matplotlib_is_not_imported_with_the_module():
    code = "import sys, vit_studio.window.files.take_along; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
