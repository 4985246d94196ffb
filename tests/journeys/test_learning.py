"""A model learns in the window: curves and attention change, and it can be stopped, kept, or closed upon."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from vit_studio.window.docks.training.model_presets import Preset
from vit_studio.window.pages.stage import Stage


@pytest.fixture
def dock(visit):
    dock = visit.place.training
    dock.form.preset.setCurrentIndex(dock.form.preset.findData(Preset.TINY.value))
    dock.form.batch_size.setValue(64)
    return dock


def press(visit, dock):
    visit.qtbot.mouseClick(dock.bar.button, Qt.MouseButton.LeftButton)


def train_until(visit, dock, steps):
    press(visit, dock)
    visit.wait_for(lambda: dock.steps_taken >= steps)


def stop(visit, dock):
    press(visit, dock)
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_until_settled()


def test_curves_and_attention_change_while_it_learns(visit, dock):
    visit.go_to(Stage.ENCODER)
    train_until(visit, dock, 3)
    visit.wait_for(lambda: visit.studio.scene.training_step is not None)
    first = visit.studio.scene
    assert first.config.depth == 3
    assert visit.window.strip.buttons[Stage.ENCODER].shape_text == "3 × 2 × 17 × 17"
    picture = visit.place.pages.currentWidget().grab().toImage()
    visit.wait_for(lambda: (visit.studio.scene.training_step or 0) > first.training_step + 20)
    assert np.abs(visit.studio.scene.trace.attn_weights - first.trace.attn_weights).max() > 1e-3
    assert visit.place.pages.currentWidget().grab().toImage() != picture
    stop(visit, dock)
    losses = next(curve.ys for curve in dock.curves.loss.curves() if curve.name == "batch")
    assert len(losses) >= 3
    assert np.median(losses[-3:]) < losses[0]


def test_the_other_pages_stay_usable_meanwhile(visit, dock):
    train_until(visit, dock, 2)
    for stage in Stage:
        visit.go_to(stage)
    visit.studio.selection.set_image(60_005)
    visit.wait_for(lambda: visit.studio.scene.index == 60_005)
    assert visit.studio.trainer.running
    stop(visit, dock)


def test_stop_keeps_what_was_learned_and_it_can_be_saved_and_opened(visit, dock, tmp_path):
    train_until(visit, dock, 30)
    stop(visit, dock)
    assert dock.bar.words.text().startswith("Kept the model after ")
    assert dock.bar.save_model.isVisible()
    kept = visit.studio.scene
    assert kept.training_step is None
    path = tmp_path / "kept.safetensors"
    with visit.qtbot.waitSignal(visit.studio.model_saved):
        visit.studio.save_model(path)
    visit.place.files.open_bundled_model()
    visit.wait_for(lambda: visit.studio.scene.config.depth == 6)
    visit.place.files.open_path(path)
    visit.wait_for(lambda: visit.studio.scene.config.depth == 3)
    np.testing.assert_array_equal(visit.studio.scene.trace.logits, kept.trace.logits)


def test_the_curves_can_be_saved_as_a_figure(visit, dock, tmp_path, monkeypatch):
    from vit_studio.window.docks.training.training_curves import Chart

    train_until(visit, dock, 2)
    stop(visit, dock)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "loss.png"), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.figures.ask(Chart.LOSS)
    assert (tmp_path / "loss.png").read_bytes().startswith(b"\x89PNG")


def test_space_trains_and_stops(visit, dock):
    visit.window.activateWindow()
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Space)
    visit.wait_for(lambda: dock.steps_taken >= 1)
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Space)
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_until_settled()


def test_closing_the_window_ends_the_training(visit, dock):
    train_until(visit, dock, 2)
    visit.window.close()
    assert not visit.studio.trainer.running
    assert not visit.window.isVisible()
