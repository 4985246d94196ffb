"""Tells at the start of a study of positions that was left before its end, and offers to go on with it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vit_studio.window.banners.offer_banner import OfferBanner

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class UnfinishedStudyBanner(OfferBanner):
    """Shows what `studio.unfinished_study` has found; sent away, that study is not offered again."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        self._unfinished = studio.unfinished_study
        super().__init__(studio.unfinished_study.changed, studio.unfinished_study.dismiss, parent)
        self.setObjectName("unfinished_study_banner")

    def offer(self) -> tuple[str, str]:
        """The study, and how far it came; its dialog says what going on costs, so the button only leads there."""
        found = self._unfinished.found
        if found is None:
            return "", ""
        text = self.tr("The study “{0}” was left after {1} of {2} trainings.")
        return text.format(found.path.name, found.done, found.total), self.tr("Go on…")
