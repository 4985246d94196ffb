"""Two models are held against each other in the real window: by menu and key, in every page, taken along and back."""

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from vit_studio.resources import bundled_model
from vit_studio.session.jobs import Lane
from vit_studio.session.looked_at import LookedAt
from vit_studio.vit.config import NOTEBOOK
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.weights import save_model
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.export.read_context import read_context
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.panels.compared_mark import DIFFERENCE
from vit_studio.window.views.panels.panel import Panel


@pytest.fixture
def other(visit, tmp_path):
    """A model of the bundled one's shape that nobody trained, in a file."""
    torch.manual_seed(3)
    path = tmp_path / "other.safetensors"
    save_model(path, VisionTransformer(visit.studio.config).eval(), visit.studio.info)
    return path


def at_rest(visit):
    visit.wait_for(lambda: not any(map(visit.studio.jobs.is_busy, Lane)))


def choose(visit, path, monkeypatch):
    """Compare, Choose a model file as B…"""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    visit.place.compare.choose.trigger()
    visit.wait_for(lambda: visit.studio.comparison.pinned is not None)
    at_rest(visit)


def press(visit, key):
    QTest.keyClick(visit.window, key)
    at_rest(visit)


def first_panel(page):
    return next(panel for panel in page.findChildren(Panel) if panel.isVisible() and picture_of(panel))


def test_a_file_is_chosen_as_b_and_keys_look_at_each(visit, other, monkeypatch):
    page = visit.go_to(Stage.ENCODER)
    assert visit.place.compare_bar.isHidden()
    choose(visit, other, monkeypatch)
    assert visit.place.compare_bar.isVisible()
    shown = {}
    for key, look in ((Qt.Key.Key_V, LookedAt.B), (Qt.Key.Key_V, LookedAt.A), (Qt.Key.Key_D, LookedAt.DIFFERENCE)):
        press(visit, key)
        assert visit.studio.comparison.seen is look
        shown[look] = picture_of(first_panel(page)).main.data.array.copy()
    np.testing.assert_array_equal(shown[LookedAt.DIFFERENCE], shown[LookedAt.A] - shown[LookedAt.B])
    assert first_panel(page).mark == DIFFERENCE
    visit.studio.comparison.unpin()
    at_rest(visit)
    assert visit.place.compare_bar.isHidden()
    assert first_panel(page).mark == ""
    np.testing.assert_array_equal(picture_of(first_panel(page)).main.data.array, shown[LookedAt.A])


def test_every_page_goes_through_b_and_the_difference_with_other_images(visit, other, monkeypatch):
    choose(visit, other, monkeypatch)
    for look in (LookedAt.DIFFERENCE, LookedAt.B):
        visit.studio.comparison.look_at(look)
        for stage in Stage:
            page = visit.go_to(stage)
            for section in page.section_names or [""]:
                if section:
                    page.show_section(section)
                # but for the confusion, which asks both models about the whole test set
                visit.wait_for(lambda: not any(map(visit.studio.jobs.is_busy, (Lane.TRACE, Lane.DERIVED))))
                assert page.isVisible()
        visit.studio.selection.set_image(60_000 + 5)
        visit.wait_until_settled()
        visit.studio.selection.set_token(0)
        visit.studio.selection.set_layer(2)


def test_the_inspector_and_its_code_say_whose_they_are(visit, other, monkeypatch):
    choose(visit, other, monkeypatch)
    visit.place.inspection.show_code()
    at_rest(visit)
    code = visit.place.inspector.code
    assert not code.words.isVisible()
    press(visit, Qt.Key.Key_D)
    assert "A" in code.words.text()
    assert code.words.isVisible()
    visit.wait_for(lambda: visit.studio.lines.scene is visit.studio.comparison.scenes[0])


@pytest.mark.parametrize("suffix", [".png", ".npz"])
def test_a_figure_of_a_difference_brings_both_models_back(visit, other, monkeypatch, tmp_path, suffix):
    page = visit.go_to(Stage.ENCODER)
    choose(visit, other, monkeypatch)
    press(visit, Qt.Key.Key_D)
    array, (a, b) = picture_of(first_panel(page)).main.data.array.copy(), visit.studio.comparison.scenes
    path = tmp_path / f"figure{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    take = visit.place.take_along
    with visit.qtbot.waitSignal(take.saved, timeout=60_000):
        (take.save_figure if suffix == ".png" else take.save_numbers)()
    context = read_context(path)
    assert (context.is_difference, context.model_hash, context.other_hash) == (True, a.model_hash, b.model_hash)

    visit.studio.comparison.unpin()
    at_rest(visit)
    with visit.qtbot.waitSignal(visit.place.restore.restored, timeout=60_000):
        visit.place.files.open_path(path)
    visit.wait_for(lambda: visit.studio.comparison.seen is LookedAt.DIFFERENCE)
    at_rest(visit)
    np.testing.assert_array_equal(picture_of(first_panel(page)).main.data.array, array)


def test_a_figure_whose_second_model_is_gone_says_so(visit, other, monkeypatch, tmp_path):
    visit.go_to(Stage.ENCODER)
    choose(visit, other, monkeypatch)
    press(visit, Qt.Key.Key_D)
    path = tmp_path / "figure.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.take_along.save_figure()
    visit.studio.comparison.unpin()
    at_rest(visit)
    other.unlink()
    with visit.qtbot.waitSignal(visit.place.restore.failed, timeout=60_000):
        visit.place.files.open_path(path)
    assert "Pin that model as B" in visit.place.trouble.text


def test_the_code_of_a_difference_is_copied_where_both_models_are_in_files(visit, other, monkeypatch):
    visit.go_to(Stage.ENCODER)
    choose(visit, other, monkeypatch)
    press(visit, Qt.Key.Key_D)
    visit.place.take_along.copy_code()
    script = QGuiApplication.clipboard().text()
    assert str(other) in script
    assert "bundled_model()" in script
    assert "result = a - b" in script


def test_where_there_is_no_difference_the_bar_alone_says_why(visit, tmp_path, monkeypatch):
    path = tmp_path / "small.safetensors"
    save_model(path, VisionTransformer(NOTEBOOK).eval(), visit.studio.info)
    choose(visit, path, monkeypatch)
    difference = visit.place.compare.difference
    assert not difference.isEnabled()
    assert "embed_dim 64 ≠ 8" in difference.toolTip()
    press(visit, Qt.Key.Key_D)
    assert visit.studio.comparison.seen is LookedAt.A
    assert visit.place.compare_bar.trouble.isVisible()
    assert visit.place.trouble.isHidden()
    press(visit, Qt.Key.Key_V)
    assert visit.studio.comparison.seen is LookedAt.B


def test_another_model_can_be_opened_beside_a_pinned_one(visit, other):
    visit.studio.comparison.pin_shown()
    at_rest(visit)
    visit.studio.open_model(other)
    visit.wait_for(lambda: visit.studio.comparison.held.file == other)
    at_rest(visit)
    assert visit.studio.comparison.pinned.file == bundled_model()
    press(visit, Qt.Key.Key_D)
    a, b = visit.studio.comparison.scenes
    np.testing.assert_array_equal(visit.studio.scene.trace.logits, a.trace.logits - b.trace.logits)


def test_after_a_swap_what_stays_brings_its_own_moments(visit, run):
    bundled = visit.studio.comparison.held
    visit.studio.comparison.pin_shown()
    at_rest(visit)
    visit.studio.open_run(run)
    visit.wait_for(lambda: visit.studio.timeline.is_on_show and visit.studio.timeline.folder.path == run)
    at_rest(visit)
    visit.studio.comparison.swap()
    at_rest(visit)
    assert visit.studio.timeline.folder.path == run, "B is one of these moments"
    visit.studio.comparison.unpin()
    visit.wait_for(lambda: visit.studio.timeline.folder is not None and visit.studio.timeline.folder.path != run)
    at_rest(visit)
    assert visit.studio.comparison.held is bundled
    assert visit.studio.timeline.is_on_show
    assert visit.studio.timeline.step == bundled.info.steps
