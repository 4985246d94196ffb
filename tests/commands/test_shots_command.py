import argparse
import contextlib
import itertools
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage

from vit_studio.commands import shots_command
from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import DARK, LIGHT, apply_theme

FIRST_PIXELS = (2, 60)
"""A corner of the window that no view covers."""


@pytest.fixture(scope="module")
def warm_cache(data_dir, tmp_path_factory):
    from vit_studio.data.loading import load_images

    folder = tmp_path_factory.mktemp("warm")
    load_images(data_dir, folder)
    return folder


@pytest.fixture
def shots(qapp, tmp_path, warm_cache, data_dir, monkeypatch, capsys):
    """shots("--theme dark …") -> (exit code, what it printed, what it complained)."""
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(warm_cache))
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")

    def run(line="", *, data=data_dir):
        parser = argparse.ArgumentParser()
        shots_command.add_arguments(parser)
        words = ["--out", str(tmp_path / "shots"), *line.split()]
        if data is not None:
            words += ["--data-dir", str(data)]
        code = shots_command.run(parser.parse_args(words))
        return code, *capsys.readouterr()

    yield run
    apply_theme(qapp, LIGHT)


def test_each_page_and_section_is_drawn_and_its_path_printed(shots, tmp_path):
    code, printed, _ = shots("--size 1100x700")
    assert code == 0
    paths = [Path(line) for line in printed.splitlines()]
    assert {path.parent for path in paths} == {tmp_path / "shots"}
    for stage in Stage:
        assert any(path.name.startswith(f"{stage.position + 1:02d}-{stage.value}") for path in paths)
    assert [path.name for path in paths[-2:]] == ["08-code.png", "09-inspector.png"]
    pictures = [QImage(str(path)) for path in paths]
    assert {(picture.width(), picture.height()) for picture in pictures} == {(1100, 700)}
    assert all(first != second for first, second in itertools.combinations(pictures, 2))


def test_one_page_can_be_drawn_alone(shots):
    _, printed, _ = shots("--page tokens")
    assert printed and all("04-tokens" in line for line in printed.splitlines())


def test_the_pages_to_choose_from_are_the_stages():
    assert list(shots_command.PAGES) == [stage.value for stage in Stage]


def test_the_theme_is_seen(shots, tmp_path):
    shots("--theme dark --page image")
    corner = QImage(str(tmp_path / "shots" / "01-image.png")).pixelColor(*FIRST_PIXELS)
    assert corner == DARK.window


def test_another_image_gives_other_pictures(shots, tmp_path):
    shots("--image 0 --page image")
    first = QImage(str(tmp_path / "shots" / "01-image.png"))
    shots("--image 1 --page image")
    assert QImage(str(tmp_path / "shots" / "01-image.png")) != first


def test_a_training_can_be_drawn_too(shots, tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(tmp_path))
    code, printed, _ = shots("--train-steps 2 --page image", data=None)  # drawn garments: there are few, so it is quick
    assert code == 0
    assert len(printed.splitlines()) == 2
    assert (tmp_path / "shots" / "07-training.png").is_file()


def test_the_users_preferences_are_left_alone(shots, tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CONFIG", str(tmp_path / "config"))
    shots("--theme dark")
    assert not (tmp_path / "config").exists()


def test_a_damaged_model_ends_it_with_a_word(shots, tmp_path):
    (tmp_path / "bad.safetensors").write_bytes(b"not a model")
    code, printed, complaint = shots(f"--model {tmp_path / 'bad.safetensors'}")
    assert (code, printed) == (2, "")
    assert complaint.startswith("vit-studio shots: ")
    assert "bad.safetensors" in complaint


def test_an_image_that_is_not_there_ends_it_with_a_word(shots):
    code, printed, complaint = shots("--image 10000")
    assert (code, printed) == (2, "")
    assert "no test image 10000" in complaint


def test_a_folder_without_images_ends_it_with_a_word(shots, tmp_path):
    code, printed, complaint = shots(data=tmp_path)
    assert (code, printed) == (2, "")
    assert str(tmp_path) in complaint


def test_a_folder_that_cannot_be_made_ends_it_with_a_word(shots, tmp_path):
    (tmp_path / "shots").write_text("a file where the folder should be")
    code, _, complaint = shots()
    assert code == 2
    assert "shots" in complaint


def test_a_machine_without_fonts_is_told_so(shots, monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: [])
    code, printed, complaint = shots()
    assert (code, printed) == (2, "")
    assert "no fonts" in complaint


@pytest.mark.parametrize("size", ["1280", "1280x", "100x100", "1280×800", "99999x800"])
def test_what_is_no_size_is_refused(shots, size, capsys):
    with contextlib.suppress(SystemExit):
        shots(f"--size {size}")
        pytest.fail("was taken")
    assert "is no size" in capsys.readouterr().err
