"""Tells at the start of a training that was left before its end, and offers to go on with it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vit_studio.window.banners.offer_banner import OfferBanner

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class UnfinishedBanner(OfferBanner):
    """Shows what `studio.unfinished` has found; sent away, that run is not offered again."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        self._unfinished = studio.unfinished
        super().__init__(studio.unfinished.changed, studio.unfinished.dismiss, parent)
        self.setObjectName("unfinished_banner")

    def offer(self) -> tuple[str, str]:
        """The training, and how far it came."""
        found = self._unfinished.found
        if found is None:
            return "", ""
        text = self.tr("The training “{0}” stopped at step {1} of {2}.")
        return text.format(found.path.name, f"{found.step:,}", f"{found.steps:,}"), self.tr("Resume")
