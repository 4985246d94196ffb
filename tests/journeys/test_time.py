"""Through the training of a model in the real window: drag, play, follow, and what cannot be read."""

import os
import shutil
import subprocess
import sys

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.session.jobs import Lane
from vit_studio.tracing.tracer import trace
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.weights import load_model
from vit_studio.window.memory.last_shown import LastShown
from vit_studio.window.memory.preferences import Preferences
from vit_studio.window.pages.stage import Stage

TINY = ViTConfig(patch_size=7, embed_dim=16, depth=2, num_heads=2)


@pytest.fixture
def at_run(visit, run):
    """The window on the last moment of the run."""
    visit.place.files.open_path(run)
    wait_for_step(visit, 12)
    visit.wait_for(visit.place.time.isVisible)
    return visit


def wait_for_step(visit, step):
    visit.wait_for(lambda: visit.studio.scene.step == step and not visit.studio.jobs.is_busy(Lane.TRACE))


def shown_attention(visit):
    """The cells of the map of attention on the Encoder page, as numbers."""
    from vit_studio.window.export.panel_picture import picture_of
    from vit_studio.window.views.panels.panel import Panel

    page = visit.go_to(Stage.ENCODER)
    panel = next(panel for panel in page.findChildren(Panel) if panel.isVisible() and panel.title == "Attention")
    return picture_of(panel).main.data.array


def drag(visit, steps):
    slider = visit.place.time.slider
    points = [QPoint(round(slider.x_of(step)), slider.height() // 2) for step in steps]
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(slider, point)
        QApplication.processEvents()
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=points[-1])


def test_no_second_moment_no_bar(visit):
    assert visit.studio.timeline.moments == () or visit.place.time.isVisible()


def test_a_drag_shows_the_attention_of_that_moment(at_run, run):
    drag(at_run, (12, 9, 6, 3))
    wait_for_step(at_run, 3)
    model = load_model(run / "snapshots" / "step-0000003.safetensors").model
    traced = trace(model, torch.from_numpy(at_run.studio.scene.trace.image.copy()))
    np.testing.assert_allclose(at_run.studio.scene.trace.attn_weights, traced.attn_weights, atol=1e-6)
    layer, head = at_run.studio.selection.layer, at_run.studio.selection.head
    weights = traced.attn_weights[layer]
    np.testing.assert_allclose(shown_attention(at_run), weights.mean(0) if head is None else weights[head], atol=1e-6)
    assert at_run.place.time.step_label.text() == "step 3"
    assert "after 3 training steps" in at_run.status()


def test_keys_go_through_the_moments(at_run):
    window, slider = at_run.window, at_run.place.time.slider
    window.setFocus()
    for key, modifier, step in (
        (Qt.Key.Key_Less, Qt.KeyboardModifier.ShiftModifier, 11),
        (Qt.Key.Key_Less, Qt.KeyboardModifier.ShiftModifier, 10),
        (Qt.Key.Key_Greater, Qt.KeyboardModifier.ShiftModifier, 11),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier, 12),
        (Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier, at_run.studio.timeline.record.best),
    ):
        QTest.keyClick(window, key, modifier)
        assert at_run.studio.timeline.step == step
    slider.setFocus()
    for key, step in (
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageDown, 4),
        (Qt.Key.Key_PageDown, 8),
        (Qt.Key.Key_PageUp, 4),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_End, 12),
    ):
        QTest.keyClick(slider, key)
        assert at_run.studio.timeline.step == step
    wait_for_step(at_run, 12)


def test_it_plays_to_the_end(at_run):
    bar = at_run.place.time
    at_run.studio.timeline.go_to(8)
    seen = []
    at_run.studio.scene_changed.connect(lambda scene: seen.append(scene.step))
    bar.player.walk.set_speed(8)
    QTest.keyClick(at_run.window, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert bar.player.walk.playing
    at_run.wait_for(lambda: not bar.player.walk.playing)
    wait_for_step(at_run, 12)
    assert seen == sorted(seen)


def test_a_star_marks_the_best_and_leads_there(at_run):
    slider, record = at_run.place.time.slider, at_run.studio.timeline.record
    at_run.studio.timeline.go_to(1 if record.best != 1 else 2)
    place = slider.best_rect().center()
    assert f"after step {record.best}" in slider.tip_at(place)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place.toPoint())
    wait_for_step(at_run, record.best)


def test_a_damaged_moment_is_told_and_the_others_work(visit, run):
    (run / "snapshots" / "step-0000005.safetensors").write_bytes(b"torn")
    visit.place.files.open_path(run)
    wait_for_step(visit, 12)
    drag(visit, (5,))
    visit.wait_for(lambda: visit.place.trouble.isVisible())
    assert visit.studio.scene.step == 12
    assert visit.place.time.step_label.text() == "step 12"
    drag(visit, (4,))
    wait_for_step(visit, 4)


def test_where_the_newest_is_damaged_bar_and_pages_agree(visit, run):
    (run / "snapshots" / "step-0000012.safetensors").write_bytes(b"torn")
    visit.place.files.open_path(run)
    wait_for_step(visit, 11)
    visit.wait_for(lambda: visit.place.trouble.isVisible())
    assert visit.place.time.step_label.text() == "step 11"
    assert "cannot be read" in visit.place.time.slider.tip_at(QPointF(visit.place.time.slider.x_of(12), 20))


def test_a_model_that_learned_from_other_images_says_so(at_run):
    assert "trained on other images: Drawn garments" in at_run.status()
    at_run.place.menus.open_bundled.trigger()
    at_run.wait_for(lambda: "other images" not in at_run.status())


def test_a_run_that_is_opened_brings_its_curves_and_says_where_it_is(at_run, run):
    dock = at_run.place.training
    dock.set_open(True)
    at_run.wait_for(lambda: bool(dock.curves.shelf.runs))
    shown = dock.curves.shelf.chosen
    assert (shown.name, shown.path, len(shown.record)) == (run.name, run, 12)
    assert dock.bar.words.text() == f"{run.name}: step 12 of 12"


def test_the_bar_stays_while_another_training_begins(at_run, run):
    time, timeline = at_run.place.time, at_run.studio.timeline
    seen, settings = (
        [],
        TrainSettings(epochs=100, batch_size=20, valid_images=20, eval_train_images=20, train_images=200),
    )
    at_run.studio.training.train(TINY, settings)
    at_run.wait_for(
        lambda: (
            seen.append((time.isVisible(), time.step_label.text() if timeline.step is None else ""))
            or (timeline.folder is not None and timeline.folder.path != run and len(timeline.moments) > 2)
        )
    )
    assert set(seen) == {(True, "")}
    QTest.keyClick(time.slider, Qt.Key.Key_PageDown)
    at_run.studio.trainer.stop()
    at_run.wait_for(lambda: not at_run.studio.trainer.running)


def test_the_moment_that_is_b_is_marked_on_the_line(at_run):
    slider, timeline = at_run.place.time.slider, at_run.studio.timeline
    assert slider.pinned_rect() is None
    timeline.go_to(7)
    wait_for_step(at_run, 7)
    at_run.studio.comparison.pin_shown()
    at_run.wait_for(lambda: slider.pinned_rect() is not None)
    timeline.go_to(3)
    wait_for_step(at_run, 3)
    assert slider.pinned_rect().center().x() == pytest.approx(slider.x_of(7))
    at_run.studio.comparison.unpin()
    at_run.wait_for(lambda: slider.pinned_rect() is None)


def test_another_model_hides_the_bar(at_run, tmp_path):
    from vit_studio.vit.model import VisionTransformer
    from vit_studio.vit.model_info import ModelInfo
    from vit_studio.vit.weights import save_model

    save_model(tmp_path / "alone.safetensors", VisionTransformer(TINY), ModelInfo(name="alone"))
    at_run.place.files.open_path(tmp_path / "alone.safetensors")
    at_run.wait_for(lambda: at_run.studio.info.name == "alone")
    assert not at_run.place.time.isVisible()


def test_the_next_start_opens_the_run_that_was_on_show(at_run, run, tmp_path):
    preferences = Preferences(tmp_path / "config")
    last = LastShown(at_run.studio, preferences)
    assert last.run is None
    last.remember()
    assert last.run == run
    at_run.place.menus.open_bundled.trigger()
    at_run.wait_for(lambda: at_run.studio.timeline.folder and at_run.studio.timeline.folder.path != run)
    at_run.wait_until_settled()
    last.remember()
    assert last.run is None, "the run beside a model's file comes with the file"
    at_run.place.files.open_path(run)
    wait_for_step(at_run, 12)
    last.remember()
    shutil.rmtree(run)
    assert last.run is None


def test_a_run_that_another_process_writes_is_followed_until_somebody_drags(visit, tmp_path):
    path = tmp_path / "live"
    sizes = {"epochs": 10_000, "batch-size": 20, "patch-size": 14, "embed-dim": 8, "depth": 1, "num-heads": 2}
    options = [word for name, number in sizes.items() for word in (f"--{name}", str(number))]
    command = [sys.executable, "-m", "vit_studio", "train", "--drawn", "--out", str(path), *options]
    process = subprocess.Popen(
        command,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        visit.wait_for(lambda: (path / "snapshots" / "step-0000001.safetensors").exists())
        visit.place.files.open_path(path)
        visit.wait_for(lambda: visit.studio.timeline.is_live and visit.place.time.follow.isVisible())
        assert "is written by another process: step " in visit.place.training.bar.words.text()
        visit.place.training.set_open(True)
        visit.wait_for(lambda: bool(visit.place.training.curves.shelf.runs))
        followed = visit.place.training.curves.shelf.runs[0]
        count = len(followed.record)
        visit.wait_for(lambda: len(followed.record) > count)
        width = visit.place.time.slider.width()
        first = visit.studio.timeline.step
        visit.wait_for(lambda: visit.studio.scene.step is not None and visit.studio.scene.step > first)
        drag(visit, (2, 1))
        wait_for_step(visit, 1)
        assert not visit.place.time.follow.isChecked()
        count = len(visit.studio.timeline.moments)
        visit.wait_for(lambda: len(visit.studio.timeline.moments) > count)
        assert visit.studio.scene.step == 1
        visit.place.time.follow.click()
        visit.wait_for(lambda: visit.studio.scene.step > 2)
        assert visit.place.time.slider.width() == width
    finally:
        process.kill()
        process.wait()
    visit.wait_for(lambda: not visit.place.time.follow.isVisible())
    assert visit.place.time.slider.width() == width
    assert "another process" not in visit.place.training.bar.words.text()
