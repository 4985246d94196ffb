"""The window opens on an image, a trained model and its attention, and every page has something to show."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from vit_studio import app
from vit_studio.data import places
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import DARK, LIGHT


def colours_of(widget):
    """0xffrrggbb of each pixel that a person sees of a widget."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(picture.constBits(), np.uint32).copy()


def test_it_opens_on_an_image_the_bundled_model_and_its_attention(visit):
    scene = visit.studio.scene
    assert (len(scene.images), scene.images.drawn) == (70_000, False)
    assert visit.place.pages.stage is Stage.ENCODER
    assert visit.place.pages.currentWidget().isVisible()
    np.testing.assert_allclose(scene.trace.attn_weights.sum(axis=-1), 1, atol=1e-5)
    assert visit.status().startswith("Ankle boot #0 (test) · predicted Ankle boot ")
    assert visit.window.strip.buttons[Stage.ENCODER].shape_text == "6 × 4 × 50 × 50"
    assert visit.place.trouble.text == visit.place.data_banner.text == ""


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_every_page_has_something_to_show(visit, choice):
    visit.window.choose_theme(choice)
    background = (LIGHT if choice is ThemeChoice.LIGHT else DARK).window
    for stage in Stage:
        page = visit.go_to(stage)
        QApplication.processEvents()
        assert page.isVisible()
        assert not page._waiting.isVisible()
        seen = colours_of(page)
        assert (seen == background.rgb()).mean() < 0.6
        assert len(np.unique(seen)) > 50


def test_the_way_through_the_pages_works_by_keyboard(visit):
    visit.window.activateWindow()
    for number, stage in enumerate(Stage, start=1):
        visit.qtbot.keyClick(visit.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert visit.place.pages.stage is stage


def test_without_data_it_opens_on_drawn_garments_and_says_so(open_window, tmp_path):
    visit = open_window(data_dir=tmp_path / "nothing")
    assert visit.studio.scene.images.drawn
    assert "drawn by the program" in visit.place.data_banner.text
    assert visit.place.data_banner.action.isVisible()
    assert len(visit.place.images.gallery.indices) == len(visit.studio.images)
    visit.place.images.filter.classes.setCurrentIndex(5)
    visit.place.images.gallery.step(1)
    visit.wait_until_settled()
    assert visit.status().startswith("Coat #")


def test_the_program_itself_opens_shows_and_closes(qapp, data_dir, warm_cache, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(warm_cache))
    seen = []

    class ClosesItself(app.MainWindow):
        def furnish(self, studio, pages=None):
            workplace = super().furnish(studio, pages)
            studio.scene_changed.connect(self._on_scene)
            return workplace

        def _on_scene(self, scene):
            seen.append((scene.image_id.number, self.isVisible()))
            self.close()

    monkeypatch.setattr(app, "MainWindow", ClosesItself)
    assert app.run(app.Options(data_dir=data_dir, image=7, theme="dark", no_download=True)) == 0
    assert seen == [(7, True)]
    assert places.log_file().is_file()


def test_the_last_image_comes_back_at_the_next_start(qapp, data_dir, warm_cache, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(warm_cache))
    seen = []

    class GoesToASandal(app.MainWindow):
        def furnish(self, studio, pages=None):
            workplace = super().furnish(studio, pages)
            studio.scene_changed.connect(self._on_scene)
            return workplace

        def _on_scene(self, scene):
            seen.append(scene.image_id.number)
            if scene.image_id.number == 8:
                self.close()
            self.workplace.studio.selection.set_image(60_008)

    monkeypatch.setattr(app, "MainWindow", GoesToASandal)
    options = app.Options(data_dir=data_dir, theme="light", no_download=True)
    app.run(options)
    assert seen[-1] == 8
    seen.clear()
    app.run(options)
    assert seen == [8]
