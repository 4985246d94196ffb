"""Brings the wished image up as soon as there is a set that holds it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.data.images import ImageId, Split
from vit_studio.errors import QT_TRANSLATE_NOOP, DataError

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class FirstImage(QObject):
    """Selects an image by split and number in each set that comes, until a person chooses another one.

    At a first start drawn garments come before the real ones, and the same number is another index in each.
    """

    missing = Signal(object)
    """A DataError: the set of real images has no such image."""

    def __init__(self, studio: "Studio", wished: ImageId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._wished: ImageId | None = wished
        self._index: int | None = None
        studio.images_changed.connect(self._on_images_changed)
        studio.selection.image_changed.connect(self._on_image_changed)

    @Slot()
    def _on_images_changed(self) -> None:
        images = self._studio.images
        if images is None or self._wished is None:
            return
        index = images.index_of(self._wished.split, self._wished.number)
        if index is not None:
            self._index = index
            self._studio.selection.set_image(index)
        elif not images.drawn:
            self.missing.emit(_missing(self._wished))
            self._wished = None

    @Slot(int)
    def _on_image_changed(self, index: int) -> None:
        if self._index is not None and index != self._index:
            self._wished = None


def written_id(image_id: ImageId) -> str:
    """ "test 12": what `read_id` reads."""
    return f"{image_id.split.value} {image_id.number}"


def read_id(text: str) -> ImageId | None:
    """The image of a remembered text; None if it means nothing."""
    split, _, number = text.partition(" ")
    if split in list(Split) and number.isdecimal():
        return ImageId(Split(split), int(number))
    return None


def _missing(wished: ImageId) -> DataError:
    if wished.split is Split.TEST:
        message = QT_TRANSLATE_NOOP("errors", "There is no test image #{number}.")
    else:
        message = QT_TRANSLATE_NOOP("errors", "There is no training image #{number}.")
    return DataError(message, QT_TRANSLATE_NOOP("errors", "Choose another one in the gallery."), number=wished.number)
