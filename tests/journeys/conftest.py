"""The real window on real Fashion-MNIST, as a person opens it."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication

from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.main_window import MainWindow
from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import LIGHT, apply_theme

PATIENCE_MS = 60_000
"""A busy machine may need long to import torch; nothing here waits longer than it must."""


@pytest.fixture(scope="session")
def warm_cache(data_dir, tmp_path_factory):
    """A cache folder that knows the real images."""
    from vit_studio.data.loading import load_images

    folder = tmp_path_factory.mktemp("warm")
    load_images(data_dir, folder)
    return folder


class Visit:
    """A window, and a person before it who waits for what comes."""

    def __init__(self, qtbot, studio, window):
        self.qtbot = qtbot
        self.studio = studio
        self.window = window
        self.place = window.workplace

    def wait_for(self, condition):
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def wait_until_settled(self):
        lanes = (Lane.IMAGES, Lane.MODEL, Lane.TRACE, Lane.SAVE)
        self.wait_for(
            lambda: (
                self.studio.scene is not None
                and self.studio.scene.index == self.studio.selection.image
                and not any(self.studio.jobs.is_busy(lane) for lane in lanes)
            )
        )

    def go_to(self, stage):
        self.window.strip.buttons[stage].click()
        return self.place.pages.page(stage)

    def each_place(self):
        """Go through every page and section; yields its name and the page, at rest."""
        for stage in Stage:
            page = self.go_to(stage)
            for section in page.section_names or [""]:
                if section:
                    page.show_section(section)
                self.wait_for(lambda: not any(self.studio.jobs.is_busy(lane) for lane in Lane))
                for _ in range(3):  # layouts settle in the events that they post, one level a round
                    QApplication.processEvents()
                yield f"{stage.value} {section}".strip(), page

    def status(self):
        return self.window.statusBar().facts.text()


@pytest.fixture
def open_window(qtbot, qapp, warm_cache, monkeypatch):
    """open_window(data_dir=…, theme=…): a window that has come to rest."""
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(warm_cache))
    opened = []

    def make(*, theme=ThemeChoice.LIGHT, **start):
        window = MainWindow(theme=theme)
        qtbot.addWidget(window)
        studio = Studio(window)
        visit = Visit(qtbot, studio, window) if window.furnish(studio) else None
        opened.append(window)
        window.show()
        studio.start(**{"allow_download": False} | start)
        visit.wait_until_settled()
        return visit

    yield make
    for window in opened:
        window.close()
    apply_theme(qapp, LIGHT)


@pytest.fixture
def visit(open_window, data_dir):
    return open_window(data_dir=data_dir)


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """A run of 12 steps of a small model on drawn garments, each kept."""
    import torch

    from vit_studio.data.drawn_garments import draw_garments
    from vit_studio.runs.recorded_training import start_run
    from vit_studio.training.settings import TrainSettings
    from vit_studio.vit.config import ViTConfig

    config = ViTConfig(patch_size=7, embed_dim=16, depth=2, num_heads=2)
    settings = TrainSettings(epochs=3, batch_size=48, learning_rate=5e-3, valid_images=40, eval_train_images=40)
    path = tmp_path_factory.mktemp("finished") / "run"
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    for _ in start_run(path, draw_garments(count=240, seed=1), config, settings):
        pass
    torch.set_num_threads(before)
    return path


@pytest.fixture
def run(finished, tmp_path):
    """A copy of it, to spoil."""
    return shutil.copytree(finished, tmp_path / "run")
