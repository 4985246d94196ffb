"""Tells what the images are while they are not the real ones yet, and offers to fetch those."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.session.jobs import Lane
from vit_studio.window.banners.banner import Banner, Tone

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

MEGABYTE: Final = 1_000_000


class DataBanner(Banner):
    """Drawn garments on screen: says so, with the download one click away; shows its progress, and can cancel it."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(Tone.CALM, parent)
        self.setObjectName("data_banner")
        self._studio = studio
        self._is_downloading = studio.jobs.is_busy(Lane.DOWNLOAD)
        self.was_dismissed = False
        self.action_clicked.connect(self._on_action_clicked)
        self.dismissed.connect(self._on_dismissed)
        studio.images_changed.connect(self._on_images_changed)
        studio.busy_changed.connect(self._on_busy_changed)
        studio.download_progressed.connect(self._on_download_progressed)
        studio.load_progressed.connect(self._on_load_progressed)
        if self._is_downloading:
            self._say_downloading(self.tr("Fetching Fashion-MNIST…"), 0, 0)
        else:
            self._offer()

    def dismiss_as_before(self) -> None:
        """Say nothing: a person has sent the banner away whose place this one takes."""
        self.was_dismissed = True
        if not self._is_downloading:
            self.say("")

    def _offer(self) -> None:
        images = self._studio.images
        if images is None or not images.drawn or self.was_dismissed:
            self.say("")
            return
        self.say(
            self.tr("These garments are drawn by the program."),
            self.tr("Real photographs, 70,000 of them, are one download away (31 MB)."),
            action=self.tr("Download Fashion-MNIST"),
        )

    @Slot()
    def _on_images_changed(self) -> None:
        self.was_dismissed = False
        if not self._is_downloading:
            self._offer()

    @Slot(str, bool)
    def _on_busy_changed(self, lane: str, busy: bool) -> None:
        if lane == Lane.DOWNLOAD:
            self._is_downloading = busy
            if busy:
                self._say_downloading(self.tr("Fetching Fashion-MNIST…"), 0, 0)
        if not busy and not self._is_downloading:
            self._offer()

    @Slot(int, int)
    def _on_download_progressed(self, done: int, total: int) -> None:
        if self._is_downloading:
            text = self.tr("Fetching Fashion-MNIST: {0} of {1} MB")
            self._say_downloading(text.format(f"{done / MEGABYTE:.1f}", f"{total / MEGABYTE:.1f}"), done, total)

    @Slot(int, int)
    def _on_load_progressed(self, done: int, total: int) -> None:
        if not self._is_downloading:
            self.say(
                self.tr("Reading the images for the first time; from then on they are there at once."),
                dismissable=False,
            )
            self.show_progress(done, total)

    @Slot()
    def _on_action_clicked(self) -> None:
        if self._is_downloading:
            self._studio.cancel_download()
        else:
            self._studio.download_images()

    @Slot()
    def _on_dismissed(self) -> None:
        self.was_dismissed = True

    def _say_downloading(self, text: str, done: int, total: int) -> None:
        self.say(text, action=self.tr("Cancel"), dismissable=False)
        self.show_progress(done, total)
