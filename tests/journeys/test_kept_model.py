"""A person trains again, or looks back in time, without having saved, and loses nothing."""

import errno
import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from vit_studio.runs import recorder
from vit_studio.session.trainer_state import TrainerState
from vit_studio.training.presets import Preset


@pytest.fixture(autouse=True)
def small(visit):
    visit.place.training.choice.choose_preset(Preset.TINY)


def click(visit, button):
    visit.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def train_a_little(visit, seed):
    dock = visit.place.training
    dock.choice.set("seed", seed)
    dock.start()
    visit.wait_for(lambda: dock.steps_taken > 2)
    return end(visit)


def end(visit):
    visit.place.training.stop()
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_until_settled()
    return visit.studio.scene.model_hash


def answer(monkeypatch, path):
    """What will be said to the dialog that asks where to; returns what it is asked with."""
    asked = []

    def ask(window, title, wished, filters):
        asked.append((title, wished))
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def test_a_run_that_was_recorded_is_not_asked_about(visit):
    train_a_little(visit, seed=1)
    click(visit, visit.place.training.bar.resume)
    visit.wait_for(lambda: visit.studio.trainer.running)
    end(visit)
    train_a_little(visit, seed=2)
    assert visit.place.kept_banner.isHidden()


def test_a_model_that_could_not_be_recorded_can_still_be_saved(visit, tmp_path, monkeypatch):
    place, path, write = visit.place, tmp_path / "first.safetensors", recorder.write_checkpoint

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(recorder, "write_checkpoint", full)
    place.training.choice.set("seed", 1)
    place.training.start()
    visit.wait_for(lambda: place.training.steps_taken > 2)
    visit.studio.trainer.pause()
    visit.wait_for(lambda: "room" in place.trouble.text)
    visit.wait_for(lambda: visit.studio.trainer.state is TrainerState.PAUSED)
    first = end(visit)
    monkeypatch.setattr(recorder, "write_checkpoint", write)
    second = train_a_little(visit, seed=2)
    assert second != first
    assert place.kept_banner.isVisible()
    answer(monkeypatch, path)
    click(visit, place.kept_banner.action)
    visit.wait_for(path.exists)
    visit.wait_until_settled()
    assert place.kept_banner.isHidden()
    assert visit.studio.scene.model_hash == second
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    place.menus.open_model.trigger()
    visit.wait_for(lambda: visit.studio.scene.model_hash == first)
    assert place.kept_banner.isHidden()  # the second is in its run


def test_the_dock_saves_what_was_kept_and_the_menu_what_is_on_show(visit, tmp_path, monkeypatch):
    from vit_studio.session.opening import hash_of_model

    kept = train_a_little(visit, seed=1)
    step = visit.studio.info.steps
    visit.wait_for(lambda: visit.studio.timeline.moments)
    visit.studio.timeline.go_to(0)
    visit.wait_for(lambda: visit.studio.kept_step == 0)
    visit.wait_until_settled()
    earlier = visit.studio.scene.model_hash
    asked = answer(monkeypatch, tmp_path / "kept.safetensors")
    click(visit, visit.place.training.bar.save_model)
    visit.wait_for((tmp_path / "kept.safetensors").exists)
    visit.wait_until_settled()
    assert f"after {step} steps" in asked[0][0]
    asked = answer(monkeypatch, tmp_path / "earlier.safetensors")
    visit.place.files.save_model_as()
    visit.wait_for((tmp_path / "earlier.safetensors").exists)
    visit.wait_until_settled()
    assert asked[0][1].endswith(" step 0.safetensors")
    assert hash_of_model(tmp_path / "kept.safetensors") == kept
    assert hash_of_model(tmp_path / "earlier.safetensors") == earlier
    assert earlier != kept
