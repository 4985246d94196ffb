"""Menus over the gallery that filter by class and by split; each class with the count of what it would leave."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from vit_studio.data.images import ImageSet, Split
from vit_studio.window.docks.images.captioned import captioned
from vit_studio.window.docks.images.gallery_choices import CLASS, SPLIT
from vit_studio.window.docks.images.image_query import ImageQuery
from vit_studio.window.image_names import split_text
from vit_studio.window.text import class_name_text
from vit_studio.window.theme import SPACE_S


class ImageFilter(QWidget):
    """A class (or all) and a split (or both)."""

    chosen = Signal(str, str)
    """By a person: a name of `gallery_choices`, and its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = filter_menu(self.tr("Class"))
        self.splits = filter_menu(self.tr("Split"))
        self.classes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.classes.setWhatsThis(self.tr("Shows the images of one class; the number says how many would be shown."))
        self.splits.setWhatsThis(
            self.tr("Images for training teach the model; test images are never learned from, so they can judge it.")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(captioned(self.classes.accessibleName(), self.classes), 1)
        row.addWidget(captioned(self.splits.accessibleName(), self.splits))
        self._fill_splits()
        self.classes.currentIndexChanged.connect(self._on_class_chosen)
        self.splits.currentIndexChanged.connect(self._on_split_chosen)

    def show_query(self, query: ImageQuery, images: ImageSet, counts: list[int]) -> None:
        """Offer the classes of a set, `counts` images each, and show what is chosen, without telling."""
        with QSignalBlocker(self.classes):
            self.classes.clear()
            self.classes.addItem(self.tr("All classes ({0})").format(f"{sum(counts):,}"), "")
            for name, count in zip(images.class_names, counts, strict=True):
                self.classes.addItem(self.tr("{0} ({1})").format(class_name_text(name), f"{count:,}"), name)
            self.classes.setCurrentIndex(0 if query.label is None else query.label + 1)
        with QSignalBlocker(self.splits):
            self.splits.setCurrentIndex(self.splits.findData(query.split.value if query.split else ""))

    @Slot()
    def _on_class_chosen(self) -> None:
        self.chosen.emit(CLASS, self.classes.currentData())

    @Slot()
    def _on_split_chosen(self) -> None:
        self.chosen.emit(SPLIT, self.splits.currentData())

    def _fill_splits(self) -> None:
        self.splits.addItem(self.tr("All"), "")
        for split in Split:
            self.splits.addItem(split_text(split).capitalize(), split.value)


def filter_menu(name: str) -> QComboBox:
    """A menu that keeps out of the way of the window's keys."""
    menu = QComboBox()
    menu.setAccessibleName(name)
    menu.setToolTip(name)
    menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    menu.setMaxVisibleItems(16)
    return menu
