"""A person trains again without having saved, and loses nothing."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from vit_studio.window.docks.training.model_presets import Preset


def train_a_little(visit, seed):
    dock = visit.place.training
    dock.choice.choose_preset(Preset.TINY)
    dock.choice.set("seed", seed)
    dock.start()
    visit.wait_for(lambda: dock.steps_taken > 2)
    dock.stop()
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_until_settled()
    return visit.studio.scene.model_hash


def test_the_model_of_the_training_before_can_still_be_saved(visit, tmp_path, monkeypatch):
    banner, path = visit.place.kept_banner, tmp_path / "first.safetensors"
    first = train_a_little(visit, seed=1)
    assert banner.isHidden()
    second = train_a_little(visit, seed=2)
    assert second != first
    assert banner.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    visit.qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    visit.wait_for(path.exists)
    visit.wait_until_settled()
    assert banner.isHidden()
    assert visit.studio.scene.model_hash == second
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    visit.place.menus.open_model.trigger()
    visit.wait_for(lambda: visit.studio.scene.model_hash == first)
    assert banner.isVisible()  # now it is the second that would be lost
    assert np.isfinite(visit.studio.scene.trace.logits).all()
