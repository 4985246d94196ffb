import errno
import tempfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from vit_studio.data import places
from vit_studio.window.main_window import MainWindow
from vit_studio.window.memory.preferences import Key, Preferences
from vit_studio.window.memory.runs_folder import RunsFolder


@pytest.fixture
def unnamed(monkeypatch, tmp_path):
    """No variable names a folder, and the usual one lies in the test's own."""
    monkeypatch.delenv("VIT_STUDIO_RUNS")
    monkeypatch.setattr(places, "usual_runs_dir", lambda: tmp_path / "usual")
    yield
    places.choose_runs_dir(None)


@pytest.fixture
def window(qtbot, unnamed, tmp_path):
    window = MainWindow(preferences=Preferences(tmp_path / "config"))
    qtbot.addWidget(window)
    return window


@pytest.fixture
def row(qtbot, window):
    row = RunsFolder(window)
    qtbot.addWidget(row)
    row.show()
    return row


@pytest.fixture
def other(tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    return folder


def answer(monkeypatch, folder):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *asked: str(folder))


def test_it_opens_on_the_usual_folder_without_a_word(row, tmp_path):
    assert row.path.text() == str(tmp_path / "usual")
    assert row.choose.isEnabled() and not row.usual.isEnabled()
    assert not row.note.isVisible()


def test_a_folder_is_chosen_and_the_usual_one_again(row, other, tmp_path, monkeypatch):
    answer(monkeypatch, other)
    row.choose.click()
    assert places.runs_dir() == other
    assert row.path.text() == str(other)
    assert not any(other.iterdir())
    row.usual.click()
    assert places.runs_dir() == tmp_path / "usual"
    assert row.path.text() == str(tmp_path / "usual") and not row.usual.isEnabled()


def test_a_dialog_that_is_cancelled_changes_nothing(row, tmp_path, monkeypatch):
    answer(monkeypatch, "")
    row.choose.click()
    assert places.runs_dir() == tmp_path / "usual"


def test_the_choice_is_remembered(qtbot, row, window, other, tmp_path):
    row.take(other)
    window.preferences.save()
    places.choose_runs_dir(None)
    qtbot.addWidget(MainWindow(preferences=Preferences(tmp_path / "config")))
    assert places.runs_dir() == other
    row._on_usual_clicked()
    assert window.preferences.text(Key.RUNS) == ""


def test_a_folder_that_takes_no_files_is_not_chosen_and_it_says_why(row, other, tmp_path, monkeypatch):
    def refuse(dir):
        raise OSError(errno.EROFS, "told by the system")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    row.take(other)
    assert places.runs_dir() == tmp_path / "usual" and row.path.text() == str(tmp_path / "usual")
    assert row.note.isVisible()
    assert f"You have no rights to use {other}." in row.note.text() and "Choose another folder" in row.note.text()


def test_a_remembered_folder_that_takes_no_files_any_more_is_told_of(row, window, other):
    row.take(other)
    other.rmdir()
    other.touch()
    row.show_choice()
    assert row.note.isVisible() and str(other) in row.note.text()


def test_a_variable_outweighs_the_choice_and_the_row_says_so(row, other, tmp_path, monkeypatch):
    row.take(other)
    monkeypatch.setenv("VIT_STUDIO_RUNS", str(tmp_path / "named"))
    row.show_choice()
    assert places.runs_dir() == Path(row.path.text()) == tmp_path / "named"
    assert not row.choose.isEnabled() and not row.usual.isEnabled()
    assert "VIT_STUDIO_RUNS" in row.note.text() and row.note.isVisible()
