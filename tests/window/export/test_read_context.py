import dataclasses

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from vit_studio.errors import VitStudioError
from vit_studio.window.export.figure_context import FigureContext
from vit_studio.window.export.numbers import save_numbers
from vit_studio.window.export.read_context import MOST_BYTES, READERS, read_context


def test_numbers_say_what_they_are(tmp_path, make_picture, context):
    save_numbers(tmp_path / "a.npz", make_picture("heat_map"), context)
    assert read_context(tmp_path / "a.npz") == context


def test_a_foreign_picture_is_named_with_what_to_do(tmp_path):
    path = tmp_path / "holiday.png"
    Image.new("RGB", (4, 4)).save(path)
    with pytest.raises(VitStudioError, match=r"holiday\.png .*has not saved it") as refused:
        read_context(path)
    assert refused.value.hint


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    "content", [b"", b"nothing of the kind", bytes(range(256)) * 40], ids=["empty", "text", "noise"]
)
def test_what_is_no_such_file_is_refused_in_words(tmp_path, suffix, content):
    path = tmp_path / f"odd{suffix}"
    path.write_bytes(content)
    with pytest.raises(VitStudioError, match="odd"):
        read_context(path)


@pytest.mark.parametrize("suffix", READERS)
def test_a_file_that_is_not_there_is_named(tmp_path, suffix):
    with pytest.raises(VitStudioError, match="gone"):
        read_context(tmp_path / f"gone{suffix}")


@pytest.mark.parametrize("name", ["query.csv", "rvenv.sh", "no_suffix"])
def test_a_file_of_another_kind_is_refused_in_words(tmp_path, name):
    path = tmp_path / name
    path.write_text("token,weight")
    with pytest.raises(VitStudioError, match=f"{name} .*has not saved it") as refused:
        read_context(path)
    assert refused.value.hint


def png_that_says(path, text):
    info = PngImagePlugin.PngInfo()
    info.add_text("vit_studio", text)
    Image.new("RGB", (4, 4)).save(path, pnginfo=info)
    return path


@pytest.mark.parametrize("text", ["{", "[1]", "null", "[" * 100_000], ids=["cut", "list", "null", "deep"])
def test_a_damaged_context_is_refused_in_words(tmp_path, text):
    with pytest.raises(VitStudioError, match="damaged"):
        read_context(png_that_says(tmp_path / "a.png", text))


def test_a_huge_context_is_not_read(tmp_path):
    with pytest.raises(VitStudioError, match="has not saved it"):
        read_context(png_that_says(tmp_path / "a.png", '{"title": "' + "a" * MOST_BYTES + '"}'))


def test_entities_of_an_svg_are_not_expanded_without_end(tmp_path):
    rounds = "".join(f'<!ENTITY e{i} "&e{i - 1};&e{i - 1};&e{i - 1};&e{i - 1};">' for i in range(1, 15))
    path = tmp_path / "a.svg"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "aaaaaaaaaa">{rounds}]>'
        '<svg><metadata id="vit_studio">&e14;</metadata></svg>'
    )
    with pytest.raises(VitStudioError, match=r"a\.svg"):
        read_context(path)


def test_a_pickle_among_the_numbers_is_not_opened(tmp_path, context):
    path = tmp_path / "a.npz"
    np.savez(path, vit_studio=np.array([{"title": "x"}], dtype=object), allow_pickle=True)
    with pytest.raises(VitStudioError, match=r"a\.npz"):
        read_context(path)


def test_numbers_of_somebody_else_are_refused(tmp_path):
    path = tmp_path / "a.npz"
    np.savez(path, weights=np.arange(3))
    with pytest.raises(VitStudioError, match=r"a\.npz"):
        read_context(path)


def test_an_svg_that_an_editor_has_written_anew_still_says_it(tmp_path, context):
    wished = dataclasses.replace(context, model="a < b & c")
    escaped = wished.to_json().replace("&", "&amp;").replace("<", "&lt;")
    path = tmp_path / "a.svg"
    ours = f"<metadata lang='en' id='vit_studio'>\n{escaped}\n</metadata>"
    path.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'><g/>{ours}</svg>")
    assert read_context(path) == wished


def test_the_least_that_a_context_can_be(tmp_path):
    assert read_context(png_that_says(tmp_path / "a.PNG".lower(), "{}")) == FigureContext()
