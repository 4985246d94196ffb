"""Where the images come from: the cache, the data folder, the network, and until then the program's own pencil."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vit_studio.data import places
from vit_studio.data.image_cache import load_cached
from vit_studio.data.images import ImageSet
from vit_studio.errors import VitStudioError
from vit_studio.session import opening
from vit_studio.session.jobs import Jobs, Lane

log = logging.getLogger(__name__)


class ImageLoader(QObject):
    """Brings images in the background.

    `drawn` carries those that the program draws, `found` those of the data folder, `opened` those that a person chose.
    """

    drawn = Signal(object)
    found = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    load_progressed = Signal(int, int)
    download_progressed = Signal(int, int)
    download_finished = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.data_dir = places.data_dir()
        jobs.progressed.connect(self._on_progressed)

    def cached(self) -> ImageSet | None:
        """The data folder's images, at once; None where they were never loaded."""
        return load_cached(self.data_dir, places.cache_dir())

    def draw(self) -> None:
        """Draw garments: there must be something to see."""
        self._jobs.run(Lane.IMAGES, lambda _: _draw(), on_done=self.drawn.emit, on_failed=self.failed.emit)

    def look(self, *, allow_download: bool) -> None:
        """Look in the data folder, and download what it lacks if that is allowed."""

        def on_done(images: ImageSet | None) -> None:
            if images is not None:
                self.found.emit(images)
            elif allow_download:
                self.download()

        def on_failed(error: VitStudioError) -> None:
            if allow_download:
                log.info("The images in %s cannot be used: %s", self.data_dir, error)
                self.download()
            else:
                self.failed.emit(error)

        self._jobs.run(
            Lane.IMAGES,
            lambda control: opening.look_for_images(self.data_dir, places.cache_dir(), control),
            on_done=on_done,
            on_failed=on_failed,
        )

    def open(self, folder: Path) -> None:
        """Read the images in a folder that a person chose."""
        self._jobs.run(
            Lane.IMAGES,
            lambda control: opening.open_images(folder, places.cache_dir(), control),
            on_done=self.opened.emit,
            on_failed=self.failed.emit,
        )

    def download(self) -> None:
        """Fetch the images into the data folder, unless that is under way."""
        if self._jobs.is_busy(Lane.DOWNLOAD):
            return
        self._jobs.run(
            Lane.DOWNLOAD,
            lambda control: opening.fetch_images(self.data_dir, places.cache_dir(), control),
            on_done=self._on_downloaded,
            on_failed=self.failed.emit,
        )

    def cancel_download(self) -> None:
        """Call the download off; whole files stay."""
        self._jobs.cancel(Lane.DOWNLOAD)

    def _on_downloaded(self, images: ImageSet) -> None:
        self.download_finished.emit()
        self.found.emit(images)

    def _on_progressed(self, lane: str, done: int, total: int) -> None:
        if lane == Lane.IMAGES:
            self.load_progressed.emit(done, total)
        elif lane == Lane.DOWNLOAD:
            self.download_progressed.emit(done, total)


def _draw() -> ImageSet:
    from vit_studio.data.drawn_garments import draw_garments

    return draw_garments()
