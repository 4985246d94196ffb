"""A model learns in the window, and every page shows it; it is paused, stepped, stopped, resumed, closed upon."""

import csv
import errno
import io
import os
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from vit_studio.runs import recorder
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.run_folder import RunFolder
from vit_studio.session.trainer_state import TrainerState
from vit_studio.training.events import Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.presets import Preset
from vit_studio.window.docks.training.curve_choices import Chart
from vit_studio.window.docks.training.run_table import RunColumns, curves_csv
from vit_studio.window.pages.stage import Stage


@pytest.fixture
def runs(monkeypatch, tmp_path):
    """Where the trainings of this test lie."""
    folder = tmp_path / "runs"
    monkeypatch.setenv("VIT_STUDIO_RUNS", str(folder))
    return folder


@pytest.fixture
def dock(visit, runs):
    """Set for a small model that is soon evaluated."""
    dock = visit.place.training
    dock.choice.choose_preset(Preset.TINY)
    for name, value in {"batch_size": 64, "valid_images": 200, "eval_train_images": 200}.items():
        dock.choice.set(name, value)
    return dock


def click(visit, button):
    visit.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def reach(visit, state):
    visit.wait_for(lambda: visit.studio.trainer.state is state)


def train_until(visit, dock, steps):
    click(visit, dock.bar.button)
    visit.wait_for(lambda: dock.steps_taken >= steps)


def stop(visit, dock):
    click(visit, dock.bar.stop)
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


def test_every_step_is_on_the_curves_and_in_the_numbers_that_are_saved(visit, dock, tmp_path):
    train_until(visit, dock, 12)
    click(visit, dock.bar.button)
    reach(visit, TrainerState.PAUSED)
    in_folder = [event.step for event in read_metrics(visit.studio.trainer.folder) if isinstance(event, Progress)]
    assert in_folder == list(range(1, dock.steps_taken + 1))
    np.testing.assert_array_equal(dock.record.batch("step"), in_folder)
    shown = dock.curves.loss.curves()
    assert [len(curve) for curve in shown if curve.name == "batch"] == [len(in_folder)] * 2  # faint, and its mean
    (run,) = map(RunColumns.of, dock.curves.shelf.shown)
    rows = list(csv.DictReader(io.StringIO(curves_csv([run]).decode("utf-8-sig"), newline="")))
    assert [int(row["step"]) for row in rows if row["loss"]] == in_folder
    stop(visit, dock)


def test_the_other_pages_stay_usable_meanwhile(visit, dock):
    train_until(visit, dock, 2)
    for stage in Stage:
        visit.go_to(stage)
    visit.studio.selection.set_image(60_005)
    visit.wait_for(lambda: visit.studio.scene.index == 60_005)
    assert visit.studio.trainer.running
    stop(visit, dock)


def test_paused_every_page_shows_the_model_as_it_is(visit, dock):
    train_until(visit, dock, 3)
    click(visit, dock.bar.button)
    reach(visit, TrainerState.PAUSED)
    step = dock.steps_taken
    visit.wait_for(lambda: visit.studio.scene.training_step == step)
    visit.studio.selection.set_image(60_007)
    for stage in Stage:
        visit.go_to(stage)
        visit.wait_until_settled()
    assert visit.studio.scene.training_step == dock.steps_taken == step
    assert f"step {step:,} of" in dock.bar.words.text()
    click(visit, dock.bar.button)
    visit.wait_for(lambda: dock.steps_taken > step)
    stop(visit, dock)


def test_a_model_is_followed_step_by_step(visit, dock):
    weights = []
    for step in (1, 2, 3):
        click(visit, dock.bar.step)
        visit.wait_for(lambda step=step: visit.studio.scene.training_step == step)
        reach(visit, TrainerState.PAUSED)
        weights.append(visit.studio.scene.trace.attn_weights)
    assert not np.array_equal(weights[0], weights[1])
    assert not np.array_equal(weights[1], weights[2])
    stop(visit, dock)
    assert dock.steps_taken == 3


def test_stop_keeps_what_was_learned_and_it_can_be_saved_and_opened(visit, dock, tmp_path):
    train_until(visit, dock, 30)
    stop(visit, dock)
    assert dock.bar.words.text().startswith("Kept the model after ")
    assert dock.bar.save_model.isVisible()
    kept = visit.studio.scene
    assert kept.training_step is None
    path = tmp_path / "kept.safetensors"
    with visit.qtbot.waitSignal(visit.studio.saver.saved):
        visit.studio.saver.save_shown(path)
    visit.place.files.open_bundled_model()
    visit.wait_for(lambda: visit.studio.scene.config.depth == 6)
    visit.place.files.open_path(path)
    visit.wait_for(lambda: visit.studio.scene.config.depth == 3)
    np.testing.assert_array_equal(visit.studio.scene.trace.logits, kept.trace.logits)


def test_what_was_stopped_goes_on_with_its_curves(visit, dock, runs):
    train_until(visit, dock, 5)
    stop(visit, dock)
    step = dock.steps_taken
    click(visit, dock.bar.resume)
    visit.wait_for(lambda: dock.steps_taken > step)
    steps = dock.record.batch("step")
    assert steps[0] <= 2
    assert (np.diff(steps) > 0).all()
    stop(visit, dock)
    assert len(list(runs.iterdir())) == 1


def test_a_run_of_another_day_is_resumed_from_its_folder(visit, dock, runs, monkeypatch):
    train_until(visit, dock, 5)
    stop(visit, dock)
    dock.choice.choose_preset(Preset.DEFAULT)
    (folder,) = runs.iterdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    visit.place.menus.resume_run.trigger()
    reach(visit, TrainerState.RUNNING)
    visit.wait_for(lambda: visit.studio.scene.training_step is not None)
    assert dock.choice.recipe.preset is Preset.TINY
    assert dock.choice.recipe.get("batch_size") == 64
    stop(visit, dock)


def test_reset_shows_the_same_first_weights_and_a_new_seed_shows_others(visit, dock):
    train_until(visit, dock, 3)
    click(visit, dock.bar.reset)
    visit.wait_for(lambda: not visit.studio.trainer.running and visit.studio.info.steps == 0)
    visit.wait_until_settled()
    config, first = visit.studio.config, visit.studio.scene
    assert torch.equal(shown_head(visit), initial_model(config, 0).head.weight)
    assert "seed 0" in dock.bar.words.text()
    click(visit, dock.bar.new_seed)
    visit.wait_for(lambda: visit.studio.scene is not first)
    visit.wait_until_settled()
    seed = dock.form.fields["seed"].widget.value()
    assert seed != 0
    assert torch.equal(shown_head(visit), initial_model(config, seed).head.weight)
    assert not visit.studio.trainer.running


def shown_head(visit):
    return visit.studio._exhibit.shown.held.model.head.weight


def test_a_training_lies_in_its_folder_until_its_end(visit, dock, runs):
    for name, value in {"epochs": 1, "train_images": 640}.items():
        dock.choice.set(name, value)
    click(visit, dock.bar.button)
    visit.wait_for(lambda: dock.steps_taken and not visit.studio.trainer.running)
    visit.wait_until_settled()
    (folder,) = map(RunFolder.open, runs.iterdir())
    assert folder.path.name.endswith(" tiny")
    assert folder.is_finished
    assert visit.studio.info.test_accuracy is not None
    assert str(folder.path) in dock.bar.words.toolTip()
    assert not dock.bar.resume.isVisible()


def test_a_stopped_run_that_is_opened_is_resumed_by_the_dock(visit, dock):
    train_until(visit, dock, 2)
    stop(visit, dock)
    left = visit.studio.trainer.folder
    train_until(visit, dock, 2)
    stop(visit, dock)
    visit.place.files.open_path(left.path)
    visit.wait_for(lambda: left.path.name in dock.bar.resume.toolTip())
    visit.wait_until_settled()
    click(visit, dock.bar.resume)
    visit.wait_for(lambda: visit.studio.trainer.running and dock.steps_taken > 2)
    assert visit.studio.trainer.folder.path == left.path
    stop(visit, dock)


def test_what_was_left_at_the_last_start_is_offered_and_goes_on(visit, dock):
    train_until(visit, dock, 2)
    stop(visit, dock)
    left, banner = visit.studio.trainer.folder, visit.place.unfinished_banner
    visit.studio.unfinished.look(left.path)
    visit.wait_for(banner.isVisible)
    assert left.path.name in banner.text
    click(visit, banner.action)
    visit.wait_for(lambda: visit.studio.trainer.running and dock.steps_taken > 2)
    assert visit.studio.trainer.folder.path == left.path
    visit.wait_for(banner.isHidden)
    stop(visit, dock)


def test_on_a_full_disk_it_waits_and_goes_on_when_there_is_room(visit, dock, monkeypatch):
    write = recorder.write_checkpoint

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    train_until(visit, dock, 2)
    monkeypatch.setattr(recorder, "write_checkpoint", full)
    click(visit, dock.bar.button)
    visit.wait_for(lambda: "room" in visit.place.trouble.text)
    reach(visit, TrainerState.PAUSED)
    assert "cannot be written" in dock.bar.words.text()
    step = dock.steps_taken
    monkeypatch.setattr(recorder, "write_checkpoint", write)
    click(visit, dock.bar.button)
    visit.wait_for(lambda: dock.steps_taken > step)
    stop(visit, dock)


@pytest.mark.qt_log_ignore("does not support", extend=True)  # dialogs on the offscreen platform
def test_every_setting_is_chosen_on_one_sheet(visit, dock):
    dock.set_open(True)
    click(visit, dock.form.all_settings)
    sheet = visit.place.dialogs._open["settings"]
    sheet.fields["depth"].widget.setValue(2)
    sheet.fields["num_heads"].widget.setValue(5)
    assert "Heads 5 does not divide Width" in sheet.summary.problem.text()
    assert not sheet.train.isEnabled()
    click(visit, dock.bar.button)
    visit.wait_for(lambda: "Heads 5 does not divide Width" in visit.place.trouble.text)
    assert not visit.studio.trainer.running
    sheet.fields["num_heads"].widget.setValue(4)
    assert visit.place.trouble.isHidden()
    click(visit, sheet.train)
    visit.wait_for(lambda: dock.steps_taken >= 1)
    assert not sheet.fields["depth"].widget.isEnabled()
    visit.wait_for(lambda: visit.studio.scene.config.depth == 2)
    stop(visit, dock)
    assert sheet.fields["depth"].widget.isEnabled()


def test_the_curves_can_be_saved_as_a_figure(visit, dock, tmp_path, monkeypatch):
    train_until(visit, dock, 2)
    stop(visit, dock)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "loss.png"), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.figures.ask(Chart.LOSS)
    assert (tmp_path / "loss.png").read_bytes().startswith(b"\x89PNG")


def test_space_trains_pauses_and_goes_on_and_other_keys_step_and_stop(visit, dock):
    visit.window.activateWindow()
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Space)
    visit.wait_for(lambda: dock.steps_taken >= 1)
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Space)
    reach(visit, TrainerState.PAUSED)
    step = dock.steps_taken
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_S)
    visit.wait_for(lambda: dock.steps_taken == step + 1)
    reach(visit, TrainerState.PAUSED)
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Space)
    reach(visit, TrainerState.RUNNING)
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_until_settled()


@pytest.mark.parametrize("is_paused", [False, True])
def test_closing_the_window_writes_what_was_learned_and_ends_the_training(visit, dock, runs, is_paused):
    train_until(visit, dock, 2)
    if is_paused:
        click(visit, dock.bar.button)
        reach(visit, TrainerState.PAUSED)
    before = time.monotonic()
    visit.window.close()
    assert time.monotonic() - before < 5.0
    assert not visit.studio.trainer.running
    assert not visit.window.isVisible()
    (folder,) = map(RunFolder.open, runs.iterdir())
    assert folder.checkpoint_file.is_file()
    assert not Path(folder.writer_file).exists()
