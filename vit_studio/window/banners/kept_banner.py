"""Tells that a model whose run could not be written was replaced before it was saved, and offers to save it still."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.window.banners.banner import Banner, Tone

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class KeptBanner(Banner):
    """Asks nobody before a training starts: the model of the one before is kept until somebody sends it away."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(Tone.CALM, parent)
        self.setObjectName("kept_banner")
        self._studio = studio
        self.action.setToolTip(self.tr("Write the model of the earlier training to a file"))
        self.dismissed.connect(studio.kept.forget)
        studio.kept.changed.connect(self._offer)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        if self._studio.kept.held is None:
            self.say("")
        else:
            self.say(self.tr("The model trained before this one is not saved."), action=self.tr("Save it…"))
