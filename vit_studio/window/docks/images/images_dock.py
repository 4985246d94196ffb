"""The dock with all images: filters, go to a number, gallery."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from vit_studio.data.images import ImageSet, Split
from vit_studio.window.docks.images.answer_filter import AnswerFilter
from vit_studio.window.docks.images.captioned import captioned
from vit_studio.window.docks.images.cell_chip import CellChip
from vit_studio.window.docks.images.empty_gallery import EmptyGallery
from vit_studio.window.docks.images.gallery_choices import (
    CELL,
    CLASS,
    OF_ANSWERS,
    PREFIX,
    SIZE,
    SPLIT,
    read_query,
    read_size,
)
from vit_studio.window.docks.images.gallery_view import GalleryView
from vit_studio.window.docks.images.gallery_words import answer_text, empty_text, footer_text, no_such_text
from vit_studio.window.docks.images.go_to_field import GoToField
from vit_studio.window.docks.images.image_filter import ImageFilter
from vit_studio.window.docks.images.image_query import ImageQuery, rightness
from vit_studio.window.docks.images.size_buttons import SizeButtons
from vit_studio.window.docks.title_bar import TitleBar
from vit_studio.window.image_names import image_text
from vit_studio.window.theme import SPACE_S, TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class ImagesDock(QDockWidget):
    """Chooses the image of the session; follows it when it changes elsewhere.

    What is filtered stands in `studio.viewing`. Where only predictions can tell, they are asked for, and what is shown
    stays until they are there.
    """

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("images_dock")
        self.setWindowTitle(self.tr("Images"))
        self.setTitleBarWidget(TitleBar(self))
        self._studio = studio
        self.filter = ImageFilter()
        self.answers = AnswerFilter()
        self.cell = CellChip()
        self.go_to = GoToField()
        self.sizes = SizeButtons()
        self.gallery = GalleryView()
        self.empty = EmptyGallery()
        self.footer = QLabel()
        set_text_role(self.footer, TextRole.CAPTION, muted=True)
        self._which = QStackedWidget()
        """A cell stands in the place of class and split, so that nothing moves when one is chosen."""
        self._stack = QStackedWidget()
        self.setWidget(self._build())
        self._connect()
        self._show_size()
        self._on_images_changed()

    def step(self, images: int) -> None:
        """Go so many images on among those shown."""
        self.gallery.step(images)

    @Slot()
    def show_everything(self) -> None:
        """Take all filters away."""
        for name in (CLASS, SPLIT, *OF_ANSWERS):
            self._studio.viewing.forget(name)

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        for widget in (self.filter, captioned(self.tr("Cell of the confusion"), self.cell)):
            self._which.addWidget(widget)
        self._which.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(self._which)
        column.addWidget(self.answers)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.go_to, 1)
        row.addWidget(self.sizes)
        column.addLayout(row)
        for widget in (self.gallery, self.empty):
            self._stack.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)
        return body

    def _connect(self) -> None:
        self.gallery.setWhatsThis(
            self.tr("All images that the filters leave. Click one, or walk with the arrow keys: every page follows.")
        )
        self.gallery.set_describe(self._describe)
        studio, under_way = self._studio, self.answers.under_way
        self.gallery.image_chosen.connect(studio.selection.set_image)
        self.filter.chosen.connect(studio.viewing.set)
        self.answers.chosen.connect(studio.viewing.set)
        self.sizes.chosen.connect(self._on_size_chosen)
        self.cell.clicked.connect(self._on_cell_clicked)
        self.empty.everything_asked.connect(self.show_everything)
        under_way.cancelled.connect(self._on_asking_cancelled)
        under_way.asked_again.connect(studio.predictions.ask)
        self.go_to.asked.connect(self._on_asked)
        self.go_to.left.connect(self.gallery.setFocus)
        studio.images_changed.connect(self._on_images_changed)
        studio.scene_changed.connect(self._on_scene_changed)
        studio.selection.image_changed.connect(self._on_image_changed)
        studio.viewing.changed.connect(self._on_viewing_changed)
        studio.predictions.changed.connect(self._show_images)
        studio.predictions.progressed.connect(under_way.show_progress)
        studio.predictions.running_changed.connect(self._on_asking_changed)

    @property
    def _query(self) -> ImageQuery:
        images = self._studio.images
        return read_query(self._studio.viewing, images.class_names if images is not None else ())

    @property
    def _waits(self) -> bool:
        return self._query.needs_answers and self._studio.predictions.table is None

    @Slot()
    def _on_images_changed(self) -> None:
        if self._studio.images is not None:
            self._show_images()
            self._on_image_changed(self._studio.selection.image)

    @Slot(str)
    def _on_viewing_changed(self, name: str) -> None:
        if name == SIZE:
            self._show_size()
        elif name.startswith(PREFIX):
            self._show_images()

    @Slot()
    def _on_scene_changed(self) -> None:
        if self._waits:
            self._ask()

    @Slot()
    def _show_images(self) -> None:
        images, table, query = self._studio.images, self._studio.predictions.table, self._query
        if images is None:
            return
        self.filter.show_query(query, images, query.label_counts(images, table))
        self.answers.show_query(query, images, table)
        self._show_cell(query)
        self._name_the_split(images)
        if self._waits:
            self._ask()
            if self.gallery.images is images:
                return  # what is shown stays until the answers are there
            query = query.without_answers()
        self._show_asking()
        indices = query.matching(images, table)
        self.gallery.set_images(images, indices, rightness(indices, table))
        self.gallery.set_selected(self._studio.selection.image)
        self.empty.explain(empty_text(query))
        self._stack.setCurrentWidget(self.gallery if len(indices) else self.empty)
        self.footer.setText(footer_text(images, len(indices)))

    def _ask(self) -> None:
        """Have the model asked; while it learns only a person decides when, for its answers are old at once."""
        scene = self._studio.scene
        if scene is None or not scene.grows:
            self._studio.predictions.ask()
        self._show_asking()

    @Slot(bool)
    def _on_asking_changed(self, running: bool) -> None:
        if running:
            self.answers.under_way.show_progress(0, 0)
        self._show_asking()

    def _show_asking(self) -> None:
        is_running, scene = self._studio.predictions.is_running, self._studio.scene
        if self._waits and not is_running and scene is not None and scene.grows:
            self.answers.under_way.show_old()
        self.answers.show_under_way(is_running or self._waits)

    def _show_cell(self, query: ImageQuery) -> None:
        table, scene = self._studio.predictions.table, self._studio.scene
        known = table.class_names if table is not None else scene.class_names if scene is not None else ()
        self.cell.show_cell(query.cell, known)
        self._which.setCurrentIndex(int(query.cell is not None))

    @Slot()
    def _on_asking_cancelled(self) -> None:
        """Without answers there is no such filter."""
        self._studio.predictions.cancel()
        for name in OF_ANSWERS:
            self._studio.viewing.forget(name)

    @Slot()
    def _on_cell_clicked(self) -> None:
        self._studio.viewing.forget(CELL)

    @Slot(str)
    def _on_size_chosen(self, size: str) -> None:
        self._studio.viewing.set(SIZE, size)

    def _show_size(self) -> None:
        size = read_size(self._studio.viewing)
        self.sizes.set_size(size)
        self.gallery.set_thumbnail_side(size.side)

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
        if index is None:
            self.go_to.complain(no_such_text(images, split, number))
            return
        if self.gallery.position_of(index) is None:
            self.show_everything()
        self.go_to.accept()
        self._studio.selection.set_image(index)
        self.gallery.setFocus()

    def _name_the_split(self, images: ImageSet) -> None:
        index, split = self._studio.selection.image, self._query.split
        if split is not None:
            self.go_to.set_split(split)
        elif 0 <= index < len(images):
            self.go_to.set_split(images.image_id(index).split)

    def _describe(self, index: int) -> str:
        images, table = self._studio.images, self._studio.predictions.table
        if images is None:
            return ""
        answer = answer_text(table, index) if table is not None else ""
        return "\n".join(line for line in (image_text(images, index), answer) if line)
