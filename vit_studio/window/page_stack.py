"""The pages behind the journey strip; each is built when it is first visited."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from vit_studio.window.pages.registry import PageFactory
from vit_studio.window.pages.stage import Stage

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.pages.page import Page


class PageStack(QStackedWidget):
    """Shows the page of one stage at a time."""

    stage_shown = Signal(object)

    def __init__(self, studio: "Studio", factories: Mapping[Stage, PageFactory], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._factories = factories
        self._pages: dict[Stage, Page] = {}
        self.stage = Stage.IMAGE

    def page(self, stage: Stage) -> "Page":
        """The page of a stage, built now if nobody has been there."""
        if stage not in self._pages:
            self._pages[stage] = self._factories[stage](self._studio)
            self.addWidget(self._pages[stage])
        return self._pages[stage]

    def show_stage(self, stage: Stage) -> None:
        """Bring the page of a stage to the front."""
        self.setCurrentWidget(self.page(stage))
        self.stage = stage
        self.stage_shown.emit(stage)
