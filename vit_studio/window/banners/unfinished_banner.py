"""Tells at the start of a training that was left before its end, and offers to go on with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.window.banners.banner import Banner, Tone

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class UnfinishedBanner(Banner):
    """Shows what `studio.unfinished` has found; sent away, that run is not offered again."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(Tone.CALM, parent)
        self.setObjectName("unfinished_banner")
        self._studio = studio
        self.dismissed.connect(studio.unfinished.dismiss)
        studio.unfinished.changed.connect(self._offer)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        found = self._studio.unfinished.found
        if found is None:
            self.say("")
            return
        text = self.tr("The training “{0}” stopped at step {1} of {2}.")
        self.say(text.format(found.path.name, f"{found.step:,}", f"{found.steps:,}"), action=self.tr("Resume"))
