"""Which images are on show at first: those that were loaded before, else drawn ones until the real ones are found."""

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.data.images import ImageSet, Split
from vit_studio.errors import VitStudioError
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.image_loader import ImageLoader
from vit_studio.session.selection import Selection


class FirstImages(QObject):
    """Shows what the loader draws and finds; the image that the start asks for once there is a set that has it."""

    failed = Signal(object)

    def __init__(
        self, loader: ImageLoader, exhibit: Exhibit, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._loader, self._exhibit, self._selection = loader, exhibit, selection
        self._index: int | None = None
        self._are_missing = self._may_download = False
        loader.drawn.connect(self._on_drawn)
        loader.found.connect(self._on_found)

    def start(self, *, index: int | None, allow_download: bool) -> None:
        """Show the images that were loaded before, or drawn ones until `look` finds others."""
        self._index, self._may_download = index, allow_download
        images = self._loader.cached()
        if images is None:
            self._are_missing = True
            self._loader.draw()
        else:
            self._exhibit.want(images=images, index=self._index_in(images))

    def look(self) -> None:
        """Look for the real images, and download them if that is allowed; once, and only where they are missing."""
        if self._are_missing and self._exhibit.wish.images is not None:
            self._are_missing = False
            self._loader.look(allow_download=self._may_download)

    def give_way(self) -> None:
        """Look for nothing any more: a person has chosen other images."""
        self._are_missing = False

    @Slot(object)
    def _on_drawn(self, images: ImageSet) -> None:
        self._show(images, self._index_in(images))

    @Slot(object)
    def _on_found(self, images: ImageSet) -> None:
        chosen = self._selection.image if self._exhibit.image_was_chosen else None
        self._show(images, self._index_in(images) if chosen is None else chosen)

    def _show(self, images: ImageSet, index: int) -> None:
        try:
            self._exhibit.want(images=images, index=index)
        except VitStudioError as error:  # the model cannot read them
            self.failed.emit(error)

    def _index_in(self, images: ImageSet) -> int:
        if self._index is None or self._index >= len(images):
            return default_index(images)
        return self._index


def default_index(images: ImageSet) -> int:
    """The first image of the test set, which no training has seen."""
    return images.index_of(Split.TEST, 0) or 0
