"""The training of a panel as a file: every moment in it, on one scale, while the window stays as it is."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton

from vit_studio.session.jobs import Lane
from vit_studio.session.looked_at import LookedAt
from vit_studio.vit.weights import load_model
from vit_studio.window.export import timeline_film
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.files import save_timeline as module
from vit_studio.window.files.panel_menu import panel_menu
from vit_studio.window.files.save_timeline import SaveTimeline, timeline_formats
from vit_studio.window.files.take_along import Target, write_figure
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.panels.panel import Panel


@pytest.fixture
def at_run(visit, run):
    visit.place.files.open_path(run)
    visit.wait_for(lambda: visit.studio.scene.step == 12 and not visit.studio.jobs.is_busy(Lane.TRACE))
    return visit


def panel_of(visit, title):
    page = visit.go_to(Stage.ENCODER)
    return next(panel for panel in page.findChildren(Panel) if panel.isVisible() and panel.title == title)


def save(visit, panel, path):
    saving = SaveTimeline(visit.place, panel)
    told = []
    saving.saved.connect(told.append)
    saving.failed.connect(told.append)
    picture = picture_of(panel)
    saving.save(path, visit.place.take_along._context(picture))
    visit.wait_for(lambda: bool(told))
    return told[0]


def test_a_film_has_every_moment_and_the_screen_stays(at_run, tmp_path):
    panel = panel_of(at_run, "Attention")
    before, seen = at_run.studio.scene, []
    at_run.studio.scene_changed.connect(seen.append)
    assert save(at_run, panel, tmp_path / "film.gif") == tmp_path / "film.gif"
    with Image.open(tmp_path / "film.gif") as film:
        assert film.n_frames == 13
        film.seek(3)
        fourth = np.asarray(film.convert("RGB")).copy()
        film.seek(12)
        last = np.asarray(film.convert("RGB"))
    assert fourth.shape == last.shape
    assert not np.array_equal(fourth, last)
    assert at_run.studio.scene is before
    assert seen == []


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_strip_shows_some_moments_side_by_side(at_run, tmp_path, suffix):
    panel = panel_of(at_run, "Attention")
    path = tmp_path / f"strip{suffix}"
    assert save(at_run, panel, path) == path
    if suffix == ".svg":
        text = path.read_text()
        assert "step 0" in text
        assert "step 12 · epoch 3" in text
        assert "one range for all moments" in text
    assert path.stat().st_size > 1000


def test_each_picture_is_that_of_its_snapshot_on_one_scale(at_run, tmp_path, run, monkeypatch):
    kept = []
    monkeypatch.setattr(module, "save_timeline", lambda path, frames, progress: kept.extend(frames) or path.touch())
    panel = panel_of(at_run, "Attention")
    save(at_run, panel, tmp_path / "film.gif")
    import torch

    from vit_studio.tracing.tracer import trace

    image = torch.from_numpy(at_run.studio.scene.trace.image.copy())
    layer = at_run.studio.selection.layer
    for step, frame in enumerate(kept):
        weights = trace(load_model(run / "snapshots" / f"step-{step:07d}.safetensors").model, image).attn_weights
        np.testing.assert_allclose(frame.picture.main.data.array, weights[layer].mean(0), atol=1e-6)
    alike = timeline_film.on_common_scale([frame.picture for frame in kept])
    assert len({picture.main.data.levels for picture in alike}) == 1
    greatest = max(frame.picture.main.data.levels.high for frame in kept)
    assert alike[0].main.data.levels.high == greatest


def test_the_progress_is_about_as_even_as_the_time(at_run, tmp_path):
    saving, seen = SaveTimeline(at_run.place, panel_of(at_run, "Attention")), []
    saving.save(tmp_path / "film.gif", at_run.place.take_along._context(picture_of(saving._panel)))
    at_run.wait_for(lambda: saving._is_writing)  # all is gathered, and nothing is drawn yet
    assert saving.progress.value() == saving.progress.maximum() / 10
    at_run.studio.jobs.progressed.connect(lambda *_: seen.append(saving.progress and saving.progress.value()))
    at_run.wait_for(lambda: (tmp_path / "film.gif").exists())
    at_run.wait_for(lambda: not at_run.studio.jobs.is_busy(Lane.SAVE))
    assert 130 in seen


@pytest.mark.parametrize("suffix", [".gif", ".png"])
@pytest.mark.parametrize("while_", ["reading", "writing"])
def test_a_cancelled_saving_ends_quietly_and_leaves_nothing(at_run, tmp_path, suffix, while_):
    panel = panel_of(at_run, "Attention")
    saving, told, gone = SaveTimeline(at_run.place, panel), [], []
    for signal in (saving.saved, saving.failed):
        signal.connect(told.append)
    saving.destroyed.connect(lambda: gone.append(True))
    saving.save(tmp_path / f"film{suffix}", at_run.place.take_along._context(picture_of(panel)))
    jobs, lanes = at_run.studio.jobs, (Lane.SAVE, Lane.REEL)
    at_run.wait_for(lambda: len(saving._frames) > 2 if while_ == "reading" else jobs.is_busy(Lane.SAVE))
    saving.progress.findChild(QPushButton).click()
    at_run.wait_for(lambda: gone and not any(map(jobs.is_busy, lanes)))
    assert told == []
    assert list(tmp_path.glob(f"*{suffix}")) == []


def test_what_somebody_else_saves_meanwhile_is_not_cancelled(at_run, tmp_path):
    panel = panel_of(at_run, "Attention")
    saving, take = SaveTimeline(at_run.place, panel), at_run.place.take_along
    saving.save(tmp_path / "film.gif", take._context(picture_of(panel)))
    with at_run.qtbot.waitSignal(take.saved, timeout=60_000):
        take.save_picture(tmp_path / "figure.png", picture_of(panel), write_figure)
        saving.cancel()
    assert (tmp_path / "figure.png").exists()


def test_where_mp4_cannot_be_written_it_says_what_is_missing(at_run, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "can_write_mp4", lambda: True)
    assert "needs" not in dict(timeline_formats().formats)[".mp4"]
    monkeypatch.setattr(module, "can_write_mp4", lambda: False)
    assert "needs ffmpeg" in dict(timeline_formats().formats)[".mp4"]
    panel = panel_of(at_run, "Attention")
    saving = SaveTimeline(at_run.place, panel)
    with at_run.qtbot.waitSignal(saving.failed) as failed:
        saving.save(tmp_path / "film.mp4", at_run.place.take_along._context(picture_of(panel)))
    assert "ffmpeg" in str(failed.args[0])
    assert list(tmp_path.glob("film*")) == []


def offer(visit, panel):
    menu = panel_menu(visit.place.take_along, Target(panel))
    return next(action for action in menu.actions() if "training" in action.text())


def test_the_menu_offers_it_where_there_are_moments(at_run):
    panel = panel_of(at_run, "Attention")
    assert offer(at_run, panel).isEnabled()
    at_run.studio.timeline.clear()
    assert not offer(at_run, panel).isEnabled()
    assert "Open a run" in offer(at_run, panel).toolTip()


def test_beside_a_pinned_model_it_is_the_training_of_a(at_run, tmp_path):
    panel, comparison = panel_of(at_run, "Attention"), at_run.studio.comparison
    comparison.pin_shown()
    at_run.wait_for(lambda: panel.mark == "A")
    assert offer(at_run, panel).isEnabled()
    assert save(at_run, panel, tmp_path / "strip.svg") == tmp_path / "strip.svg"
    for look in (LookedAt.B, LookedAt.DIFFERENCE):
        comparison.look_at(look)
        assert not offer(at_run, panel).isEnabled()
        assert "Look at A" in offer(at_run, panel).toolTip()
