"""Which images the gallery shows: a class and a split, each with its count."""

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from vit_studio.data.images import ImageSet, Split
from vit_studio.window.image_names import split_text
from vit_studio.window.text import class_name_text


class ImageFilter(QWidget):
    """Two menus: a class (or all) and a split (or both); the classes tell how many images are left of them."""

    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: ImageSet | None = None
        self.classes = _menu(self.tr("Class"))
        self.splits = _menu(self.tr("Split"))
        self.classes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.classes, 1)
        row.addWidget(self.splits)
        self._fill_splits()
        self.classes.currentIndexChanged.connect(self._on_class_chosen)
        self.splits.currentIndexChanged.connect(self._on_split_chosen)

    @property
    def split(self) -> Split | None:
        """The chosen split; None for both."""
        value = self.splits.currentData()
        return Split(value) if value else None

    @property
    def label(self) -> int | None:
        """The chosen class; None for all."""
        value = self.classes.currentData()
        return None if value is None or value < 0 else int(value)

    def set_images(self, images: ImageSet) -> None:
        """Offer the classes of another set; a class of the same name stays chosen."""
        self._images = images
        self._fill_classes()

    def show_everything(self) -> None:
        """Choose all classes and both splits."""
        self.classes.setCurrentIndex(0)
        self.splits.setCurrentIndex(0)

    @Slot()
    def _on_class_chosen(self) -> None:
        self.filter_changed.emit()

    @Slot()
    def _on_split_chosen(self) -> None:
        self._fill_classes()
        self.filter_changed.emit()

    def _fill_splits(self) -> None:
        self.splits.addItem(self.tr("All"), "")
        for split in Split:
            self.splits.addItem(split_text(split), split.value)

    def _fill_classes(self) -> None:
        if self._images is None:
            return
        chosen = self.label
        counts = _counts(self._images, self.split)
        self.classes.blockSignals(True)
        self.classes.clear()
        self.classes.addItem(self.tr("All classes ({0})").format(f"{sum(counts):,}"), -1)
        for label, name in enumerate(self._images.class_names):
            text = self.tr("{0} ({1})").format(class_name_text(name), f"{counts[label]:,}")
            self.classes.addItem(text, label)
        kept = chosen is not None and chosen < len(self._images.class_names)
        self.classes.setCurrentIndex(chosen + 1 if kept and chosen is not None else 0)
        self.classes.blockSignals(False)


def _counts(images: ImageSet, split: Split | None) -> list[int]:
    labels = images.labels[images.indices(split=split)]
    return [int(count) for count in np.bincount(labels, minlength=len(images.class_names))]


def _menu(name: str) -> QComboBox:
    menu = QComboBox()
    menu.setAccessibleName(name)
    menu.setToolTip(name)
    menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    menu.setMaxVisibleItems(16)
    return menu
