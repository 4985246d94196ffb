"""Brings the real window into each state and keeps pictures of it."""

import argparse
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from vit_studio.app import dispose, make_application
from vit_studio.data.images import Split
from vit_studio.errors import VitStudioError
from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.main_window import MainWindow
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import error_text
from vit_studio.window.workplace import Workplace

WAIT_S: Final = 120.0
"""The first start decodes 70,000 images, and torch is slow to arrive on a busy machine."""


class ShotsError(Exception):
    """Why there are no pictures."""


def take_shots(options: argparse.Namespace) -> None:
    """Draw what the options ask for; raises ShotsError, or OSError where nothing can be written."""
    options.out.mkdir(parents=True, exist_ok=True)
    app = make_application(["vit-studio"], options.language)
    if not QFontDatabase.families():
        raise ShotsError("this machine has no fonts, so no text would be seen; install some, such as fonts-dejavu-core")
    window = MainWindow(theme=ThemeChoice(options.theme))
    try:
        window.resize(*options.size)
        workplace = window.furnish(Studio(window))
        window.show()
        _Photographer(app, workplace, options).work()
    finally:
        window.close()
        dispose(window)


class _Photographer:
    """Waits for what is to be seen; any trouble ends the work."""

    def __init__(self, app: QApplication, workplace: Workplace, options: argparse.Namespace) -> None:
        self._app = app
        self._workplace = workplace
        self._studio = studio = workplace.studio
        self._options = options
        self._troubles: list[str] = []
        studio.failed.connect(lambda error: self._troubles.append(_words(error)))
        studio.crashed.connect(self._troubles.append)

    def work(self) -> None:
        """From the start to the last picture."""
        self._load()
        for stage in Stage if self._options.page is None else (Stage(self._options.page),):
            self._draw_page(stage)
        if self._options.train_steps > 0:
            self._train(self._options.train_steps)
            self._keep("07-training.png")
        if self._options.page is None:
            self._draw_inspector()

    def _draw_page(self, stage: Stage) -> None:
        """The page as a whole, or each of its sections."""
        pages = self._workplace.pages
        pages.show_stage(stage)
        name = f"{stage.position + 1:02d}-{stage.value}"
        if not pages.page(stage).section_names:
            self._keep(f"{name}.png")
        for section in pages.page(stage).section_names:
            pages.page(stage).show_section(section)
            self._wait_until(self._is_settled)
            self._keep(f"{name}-{section}.png")

    def _draw_inspector(self) -> None:
        """The inspector beside the attention: the code that computes it, and what is selected."""
        inspector, lines = self._workplace.inspector, self._studio.lines
        self._workplace.pages.show_stage(Stage.ENCODER)
        self._workplace.pages.page(Stage.ENCODER).show_section("attention")
        inspector.show_code()
        self._wait_until(lambda: self._is_settled() and lines.scene is self._studio.scene)
        self._keep("08-code.png")
        inspector.tabs.setCurrentWidget(inspector.selection)
        self._keep("09-inspector.png")

    def _load(self) -> None:
        named = self._options.data_dir
        self._studio.start(data_dir=named, model_path=self._options.model, allow_download=False)
        self._wait_until(self._is_settled)
        images = self._studio.images
        if named is not None and (images is None or images.drawn):
            raise ShotsError(f"there is no Fashion-MNIST in {named}")
        if images is not None and self._options.image is not None:
            index = images.index_of(Split.TEST, self._options.image)
            if index is None:
                raise ShotsError(f"there is no test image {self._options.image}")
            self._studio.selection.set_image(index)
            self._wait_until(self._is_settled)

    def _train(self, steps: int) -> None:
        self._workplace.pages.show_stage(Stage.ENCODER)
        training = self._workplace.training
        training.start()
        self._wait_until(lambda: not self._studio.trainer.running or training.steps_taken >= steps)
        training.stop()
        self._wait_until(lambda: not self._studio.trainer.running and self._is_settled())

    def _is_settled(self) -> bool:
        scene, selection = self._studio.scene, self._studio.selection
        is_busy = any(self._studio.jobs.is_busy(lane) for lane in Lane)
        return scene is not None and scene.index == selection.image and not is_busy

    def _wait_until(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + WAIT_S
        while not condition():
            self._app.processEvents()
            if self._troubles:
                raise ShotsError(self._troubles[0])
            if time.monotonic() > deadline:
                raise ShotsError(f"nothing to draw after {WAIT_S:.0f} s")
            time.sleep(0.005)

    def _keep(self, name: str) -> None:
        for _ in range(3):  # layouts settle in the events that they post, one level a round
            self._app.processEvents()
        path = self._options.out / name
        if not self._workplace.window.grab().save(str(path)):
            raise ShotsError(f"{path} cannot be written")
        print(path)


def _words(error: VitStudioError) -> str:
    return " ".join(part for part in error_text(error) if part)
