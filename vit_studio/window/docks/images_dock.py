"""The dock with all images: filter, go to a number, gallery."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDockWidget, QLabel, QVBoxLayout, QWidget

from vit_studio.data.images import ImageSet, Split
from vit_studio.window.docks.gallery_view import GalleryView
from vit_studio.window.docks.go_to_field import GoToField
from vit_studio.window.docks.image_filter import ImageFilter
from vit_studio.window.docks.title_bar import TitleBar
from vit_studio.window.image_names import image_set_text, image_text, split_text
from vit_studio.window.theme import TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class ImagesDock(QDockWidget):
    """Chooses the image of the session; follows it when it changes elsewhere."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("images_dock")
        self.setWindowTitle(self.tr("Images"))
        self.setTitleBarWidget(TitleBar(self))
        self._studio = studio
        self.filter = ImageFilter()
        self.go_to = GoToField()
        self.gallery = GalleryView()
        self.footer = QLabel()
        set_text_role(self.footer, TextRole.CAPTION, muted=True)
        self.setWidget(self._build())
        self._connect()
        self._on_images_changed()

    def step(self, images: int) -> None:
        """Go so many images on among those shown."""
        self.gallery.step(images)

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        for widget in (self.filter, self.go_to):
            column.addWidget(widget)
        column.addWidget(self.gallery, 1)
        column.addWidget(self.footer)
        return body

    def _connect(self) -> None:
        self.gallery.setWhatsThis(
            self.tr("All images that the filter leaves. Click one, or walk with the arrow keys: every page follows.")
        )
        self.gallery.set_describe(self._describe)
        self.gallery.image_chosen.connect(self._studio.selection.set_image)
        self.filter.filter_changed.connect(self._on_filter_changed)
        self.go_to.asked.connect(self._on_asked)
        self.go_to.left.connect(self.gallery.setFocus)
        self._studio.images_changed.connect(self._on_images_changed)
        self._studio.selection.image_changed.connect(self._on_image_changed)

    @Slot()
    def _on_images_changed(self) -> None:
        images = self._studio.images
        if images is not None:
            self.filter.set_images(images)
            self._on_filter_changed()
            self._on_image_changed(self._studio.selection.image)

    @Slot()
    def _on_filter_changed(self) -> None:
        images = self._studio.images
        if images is None:
            return
        indices = images.indices(split=self.filter.split, label=self.filter.label)
        self.gallery.set_images(images, indices)
        self.footer.setText(self._footer_text(images, len(indices)))
        self._name_the_split(images)

    @Slot(int)
    def _on_image_changed(self, index: int) -> None:
        images = self._studio.images
        if images is not None and 0 <= index < len(images):
            self.gallery.set_selected(index)
            self._name_the_split(images)

    @Slot(object, int)
    def _on_asked(self, split: Split, number: int) -> None:
        images = self._studio.images
        index = images.index_of(split, number) if images is not None else None
        if images is None or index is None:
            self.go_to.complain(self._no_such(images, split, number))
            return
        if self.gallery.position_of(index) is None:
            self.filter.show_everything()
        self.go_to.accept()
        self._studio.selection.set_image(index)
        self.gallery.setFocus()

    def _name_the_split(self, images: ImageSet) -> None:
        index = self._studio.selection.image
        if self.filter.split is not None:
            self.go_to.set_split(self.filter.split)
        elif 0 <= index < len(images):
            self.go_to.set_split(images.image_id(index).split)

    def _no_such(self, images: ImageSet | None, split: Split, number: int) -> str:
        numbers = images.numbers[images.indices(split=split)] if images is not None else None
        if numbers is None or not len(numbers):
            return self.tr("There is no {0} image here.").format(split_text(split))
        text = self.tr("There is no {0} #{1}: the numbers go from {2} to {3}.")
        return text.format(split_text(split), number, int(numbers.min()), int(numbers.max()))

    def _describe(self, index: int) -> str:
        return image_text(self._studio.images, index) if self._studio.images is not None else ""

    def _footer_text(self, images: ImageSet, shown: int) -> str:
        name = image_set_text(images)
        if shown == len(images):
            return self.tr("{0} · {1} images").format(name, f"{shown:,}")
        return self.tr("{0} · {1} of {2} images").format(name, f"{shown:,}", f"{len(images):,}")
