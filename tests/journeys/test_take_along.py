"""A figure is taken along, everything is changed, and the figure dropped on the window brings all of it back."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from vit_studio.resources import bundled_model
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.panels.panel import Panel

POPUPS = pytest.mark.qt_log_ignore("does not support", extend=True)
"""The offscreen platform neither raises windows nor grabs keys."""


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, mime, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    centre = QPointF(window.rect().center())
    QApplication.sendEvent(window, QDropEvent(centre, Qt.DropAction.CopyAction, mime, buttons, keys))


def first_panel(page):
    return next(panel for panel in page.findChildren(Panel) if panel.isVisible() and picture_of(panel))


def save_by_menu(visit, page, path, monkeypatch):
    """Open the "⋯" of the page's first panel, choose "Save figure…", answer the dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    visit.qtbot.mouseClick(first_panel(page).menu_sign, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text().startswith("Save figure"))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        action.trigger()
    menu.close()


def look(visit, *, image, token, dim, layer, head):
    selection = visit.studio.selection
    with selection.hold():
        selection.set_image(image)
        selection.set_token(token)
        selection.set_dim(dim)
        selection.set_layer(layer)
        selection.set_head(head)
    visit.wait_until_settled()


def seen(visit):
    """All that is selected and chosen now."""
    selection, viewing = visit.studio.selection, visit.studio.viewing
    chosen = selection.image, selection.token, selection.dim, selection.layer, selection.head
    page = visit.place.pages.currentWidget()
    return visit.place.pages.stage, *chosen, viewing.scale, page.section_name, visit.studio.scene.model_hash


def wait_for_figure(visit, act):
    with visit.qtbot.waitSignal(visit.place.restore.restored, timeout=60_000):
        act()
    visit.wait_until_settled()


def save_small_model(visit, path):
    """A model of another shape, in a file."""
    import torch

    from vit_studio.vit.model import VisionTransformer
    from vit_studio.vit.model_info import ModelInfo
    from vit_studio.vit.weights import save_model

    torch.manual_seed(3)
    save_model(path, VisionTransformer(NOTEBOOK), ModelInfo(name="small"))
    return path


def open_model(visit, path):
    with visit.qtbot.waitSignal(visit.studio.model_changed, timeout=60_000):
        visit.place.files.open_path(path)
    visit.wait_until_settled()


@POPUPS
@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_figure_dropped_on_the_window_brings_everything_back(visit, tmp_path, monkeypatch, suffix):
    page = visit.go_to(Stage.ENCODER)
    page.show_section(page.section_names[1])
    visit.studio.viewing.set_scale(ScaleMode.VIEW)
    look(visit, image=60_007, token=12, dim=5, layer=2, head=1)
    before, array = seen(visit), picture_of(first_panel(page)).main.data.array.copy()
    path = tmp_path / f"figure{suffix}"
    save_by_menu(visit, page, path, monkeypatch)

    page.show_section(page.section_names[0])
    visit.studio.viewing.set_scale(ScaleMode.SHARED)
    look(visit, image=60_100, token=3, dim=0, layer=5, head=None)
    visit.go_to(Stage.PATCHES)
    assert seen(visit) != before

    wait_for_figure(visit, lambda: drop(visit.window, path))
    assert seen(visit) == before
    np.testing.assert_array_equal(picture_of(first_panel(page)).main.data.array, array)
    assert path.name in visit.window.statusBar().currentMessage()
    assert visit.place.trouble.text == ""


def test_a_choice_that_was_left_at_its_default_goes_back_to_it(visit, tmp_path, monkeypatch):
    page = visit.go_to(Stage.ENCODER)
    before = seen(visit)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.png"), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.take_along.save_figure()
    page.show_section(page.section_names[-1])
    visit.studio.viewing.set_scale(ScaleMode.FIXED)
    wait_for_figure(visit, lambda: visit.place.files.open_path(tmp_path / "a.png"))
    assert seen(visit) == before


def test_numbers_bring_back_what_they_are_of(visit, tmp_path, monkeypatch):
    visit.go_to(Stage.TOKENS)
    look(visit, image=60_003, token=7, dim=9, layer=1, head=0)
    before = seen(visit)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.npz"), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.take_along.save_numbers()
    visit.go_to(Stage.IMAGE)
    look(visit, image=60_000, token=1, dim=0, layer=0, head=None)
    wait_for_figure(visit, lambda: drop(visit.window, tmp_path / "a.npz"))
    assert seen(visit) == before


def test_the_figures_model_is_opened_if_its_file_still_holds_it(visit, tmp_path, monkeypatch):
    page = visit.go_to(Stage.ENCODER)
    open_model(visit, save_small_model(visit, tmp_path / "small.safetensors"))
    look(visit, image=60_007, token=2, dim=5, layer=0, head=0)
    before = seen(visit)
    path = tmp_path / "figure.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.take_along.save_figure()
    open_model(visit, bundled_model())
    look(visit, image=60_000, token=30, dim=0, layer=5, head=None)
    wait_for_figure(visit, lambda: drop(visit.window, path))
    assert seen(visit) == before
    assert page.isVisible()


@pytest.mark.parametrize("fate", ["deleted", "overwritten", "damaged"])
def test_a_figure_of_a_model_that_is_gone_says_so_and_shows_what_it_can(visit, tmp_path, monkeypatch, fate):
    visit.go_to(Stage.ENCODER)
    model, path = save_small_model(visit, tmp_path / "small.safetensors"), tmp_path / "figure.png"
    open_model(visit, model)
    look(visit, image=60_007, token=2, dim=5, layer=0, head=0)
    small = visit.studio.scene.model_hash
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.take_along.save_figure()
    open_model(visit, bundled_model())
    bundled = visit.studio.scene.model_hash
    if fate == "deleted":
        model.unlink()
    elif fate == "overwritten":
        shutil.copy(bundled_model(), model)
    else:
        model.write_bytes(b"no weights at all")
    with visit.qtbot.waitSignal(visit.place.restore.failed, timeout=60_000):
        drop(visit.window, path)
    visit.wait_until_settled()
    assert "small" in visit.place.trouble.text and small in visit.place.trouble.text
    assert visit.studio.scene.model_hash == bundled
    assert (visit.studio.selection.image, visit.studio.selection.token) == (60_007, 2)


def test_an_image_that_is_not_here_is_named(open_window, visit, tmp_path, monkeypatch):
    visit.go_to(Stage.PATCHES)
    look(visit, image=60_007, token=2, dim=5, layer=0, head=0)
    path = tmp_path / "figure.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.take_along.save_figure()
    drawn = open_window(data_dir=tmp_path / "nothing here")
    image = drawn.studio.selection.image
    with drawn.qtbot.waitSignal(drawn.place.restore.failed, timeout=60_000):
        drop(drawn.window, path)
    assert "test image 7 of Fashion-MNIST" in drawn.place.trouble.text
    assert drawn.studio.selection.image == image
    assert drawn.studio.selection.token == 2
    assert drawn.place.pages.stage is Stage.PATCHES


def test_a_picture_from_elsewhere_is_refused_in_words_and_changes_nothing(visit, tmp_path):
    from PySide6.QtGui import QImage

    path = tmp_path / "holiday.png"
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0)
    picture.save(str(path))
    before = seen(visit)
    with visit.qtbot.waitSignal(visit.place.restore.failed, timeout=60_000):
        drop(visit.window, path)
    assert "holiday.png" in visit.place.trouble.text
    assert seen(visit) == before


def test_a_figure_of_a_line_of_the_code_comes_back_to_that_line(visit, tmp_path, monkeypatch):
    inspector = visit.place.inspector
    inspector.show_code()
    walk, tensor = inspector.code.walk, inspector.code.tensor
    visit.wait_for(lambda: walk.count and tensor.view.array.size)
    number = next(
        step.number for step in walk.lines.steps if step.layer == 2 and step.call.source.qualname.startswith("Mlp")
    )
    walk.walk_to(number)
    visit.wait_for(lambda: tensor.view.array.size)
    tensor.view.setFocus()
    array = tensor.view.array.copy()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "line.svg"), ""))
    with visit.qtbot.waitSignal(visit.place.take_along.saved, timeout=60_000):
        visit.place.take_along.save_figure()
    walk.to_start()
    inspector.set_open(False)
    look(visit, image=60_100, token=3, dim=0, layer=5, head=None)
    wait_for_figure(visit, lambda: drop(visit.window, tmp_path / "line.svg"))
    visit.wait_for(lambda: walk.step.number == number and np.array_equal(tensor.view.array, array))
    assert inspector.code.isVisible()
