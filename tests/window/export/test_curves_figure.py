import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QImage

from vit_studio.errors import VitStudioError
from vit_studio.window.export.curves_figure import SUFFIXES, save_curves
from vit_studio.window.views.curve import Curve

CURVES = (
    Curve("training", np.arange(100.0), np.exp(-np.arange(100) / 30), faint=True),
    Curve("training", np.arange(100.0), np.exp(-np.arange(100) / 30)),
    Curve("validation", np.arange(0, 100, 20.0), np.exp(-np.arange(0, 100, 20) / 30), role=1, dashed=True),
)


def save(path, curves=CURVES, **options):
    save_curves(path, curves, title="Loss while learning", x_label="step", y_label="loss", **options)


@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_the_suffix_says_the_format(tmp_path, suffix, magic):
    path = tmp_path / f"loss{suffix}"
    save(path)
    assert path.read_bytes().startswith(magic)
    assert list(tmp_path.iterdir()) == [path]


def test_title_labels_and_legend_are_there(tmp_path):
    path = tmp_path / "loss.svg"
    save(path)
    said = " ".join(node.text or "" for node in ElementTree.parse(path).iter() if "comment" in str(node.tag))
    said += path.read_text()
    for text in ("Loss while learning", "step", "loss", "validation"):
        assert f"<!-- {text} -->" in said
    assert said.count("<!-- training -->") == 1


def test_curves_have_the_colours_of_the_light_theme(tmp_path):
    path = tmp_path / "loss.PNG"
    save(path)
    image = QImage(str(path))
    small = image.scaled(700, 420)
    seen = {small.pixelColor(x, y).name() for x in range(small.width()) for y in range(small.height())}
    assert {"#2a5db0", "#b85607"} <= seen


def test_equal_curves_give_equal_files(tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    save(first)
    save(second, log_y=False)
    assert first.read_bytes() == second.read_bytes()


def test_a_logarithmic_axis_and_no_curves(tmp_path):
    save(tmp_path / "log.png", log_y=True)
    save(tmp_path / "none.png", curves=())
    assert (tmp_path / "log.png").stat().st_size > 0
    assert (tmp_path / "none.png").stat().st_size > 0


def test_chinese_labels_give_no_warning(tmp_path):
    from matplotlib.font_manager import get_font_names

    if not any("CJK" in name for name in get_font_names()):
        pytest.skip("no Chinese font here")
    save_curves(tmp_path / "loss.png", CURVES, title="训练损失", x_label="步数", y_label="损失")


@pytest.mark.parametrize("name", ["loss.bmp", "loss"])
def test_an_unknown_suffix_is_refused_with_the_choices(tmp_path, name):
    with pytest.raises(VitStudioError, match=r"\.png, \.svg, \.pdf") as refused:
        save(tmp_path / name)
    assert name in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_lost(tmp_path, suffix):
    not_a_folder = tmp_path / "file"
    not_a_folder.write_text("kept")
    with pytest.raises(VitStudioError) as refused:
        save(not_a_folder / f"loss{suffix}")
    assert refused.value.hint
    assert "loss" in str(refused.value)
    assert not_a_folder.read_text() == "kept"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "loss.png"
    path.write_bytes(b"old")

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(VitStudioError, match="full"):
        save(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_matplotlib_is_not_imported_with_the_module():
    code = "import sys, vit_studio.window.export.curves_figure; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
