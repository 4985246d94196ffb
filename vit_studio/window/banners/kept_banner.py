"""Tells that a model whose run could not be written was replaced before it was saved, and offers to save it still."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vit_studio.window.banners.offer_banner import OfferBanner

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class KeptBanner(OfferBanner):
    """Asks nobody before a training starts: the model of the one before is kept until somebody sends it away."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        self._kept = studio.kept
        super().__init__(studio.kept.changed, studio.kept.forget, parent)
        self.setObjectName("kept_banner")

    def offer(self) -> tuple[str, str]:
        """The model, while one is kept."""
        if self._kept.held is None:
            return "", ""
        return self.tr("The model trained before this one is not saved."), self.tr("Save it…")
