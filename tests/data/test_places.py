from pathlib import Path

import platformdirs
import pytest

from vit_studio.data import places


def test_the_option_comes_before_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_DATA", str(tmp_path / "named"))
    assert places.data_dir() == tmp_path / "named"
    assert places.data_dir(str(tmp_path / "option")) == tmp_path / "option"
    assert places.data_dir(tmp_path / "option") == tmp_path / "option"


def test_without_option_and_environment_the_data_lie_in_the_cache(monkeypatch):
    monkeypatch.delenv("VIT_STUDIO_CACHE")
    assert places.cache_dir() == platformdirs.user_cache_path("vit-studio", appauthor=False)
    assert places.data_dir() == places.cache_dir() / "datasets"


def test_an_empty_name_is_no_name(monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_DATA", "")
    assert places.data_dir("") == places.cache_dir() / "datasets"


def test_one_variable_moves_cache_data_and_log(tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(tmp_path))
    assert places.cache_dir() == tmp_path
    assert places.data_dir().parent == tmp_path
    assert places.log_file().parent == tmp_path


def test_preferences_have_a_place_of_their_own(tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CONFIG", str(tmp_path))
    assert places.config_dir() == tmp_path
    monkeypatch.delenv("VIT_STUDIO_CONFIG")
    assert places.config_dir() == platformdirs.user_config_path("vit-studio", appauthor=False)


def test_runs_lie_where_the_user_keeps_documents_or_where_a_variable_says(tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_RUNS", str(tmp_path))
    assert places.runs_dir() == tmp_path
    monkeypatch.delenv("VIT_STUDIO_RUNS")
    assert places.runs_dir() == platformdirs.user_documents_path() / "ViT Studio" / "runs"


def test_a_chosen_folder_of_runs_counts_until_a_variable_names_one(tmp_path, monkeypatch):
    monkeypatch.delenv("VIT_STUDIO_RUNS")
    places.choose_runs_dir(tmp_path / "chosen")
    try:
        assert places.runs_dir() == tmp_path / "chosen"
        assert places.named_runs_dir() is None
        monkeypatch.setenv("VIT_STUDIO_RUNS", str(tmp_path / "named"))
        assert places.runs_dir() == places.named_runs_dir() == tmp_path / "named"
        monkeypatch.delenv("VIT_STUDIO_RUNS")
        places.choose_runs_dir("")
        assert places.runs_dir() == places.usual_runs_dir()
    finally:
        places.choose_runs_dir(None)


@pytest.mark.parametrize("named", ["~/pictures", "pictures"])
def test_names_become_absolute(named, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert places.data_dir(named) == tmp_path / "pictures"


def test_asking_creates_nothing(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "CONFIG", "RUNS"):
        monkeypatch.setenv(f"VIT_STUDIO_{name}", str(tmp_path / name))
    places.data_dir(), places.cache_dir(), places.config_dir(), places.log_file(), places.runs_dir()
    assert not any(Path(tmp_path).iterdir())
