"""A field that asks for an image by its number within a split, and says so when there is none."""

import re
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from vit_studio.data.images import Split
from vit_studio.window.image_names import split_text
from vit_studio.window.theme import current_theme

WRITTEN: Final = re.compile(r"\s*(?P<split>[^\W\d]+)?\s*#?\s*(?P<number>\d{1,9})\s*", re.IGNORECASE)


class GoToField(QWidget):
    """Takes "12", "#12" and "train 12"; a bare number is meant within the split that the field names."""

    asked = Signal(object, int)
    """A split and a number within it."""
    left = Signal()
    """Esc: the keys go back to the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._split = Split.TEST
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Go to image number"))
        self.field.setToolTip(self.tr("A number within the split, such as 12 or train 12; Enter goes there."))
        self.field.returnPressed.connect(self._on_return)
        self.field.textEdited.connect(self._on_edited)
        self.complaint = QLabel()
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.complaint)
        self.set_split(self._split)

    def set_split(self, split: Split) -> None:
        """Name the split in which a bare number is looked up."""
        self._split = split
        self.field.setPlaceholderText(self.tr("Go to {0} #…").format(split_text(split)))

    def complain(self, text: str) -> None:
        """Say below the field what is wrong with what stands in it; an empty text takes that back."""
        palette = self.complaint.palette()
        palette.setColor(QPalette.ColorRole.WindowText, current_theme().bad)
        self.complaint.setPalette(palette)
        self.complaint.setText(text)
        self.complaint.setVisible(bool(text))

    def accept(self) -> None:
        """The image was found: the field is empty again."""
        self.field.clear()
        self.complain("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.accept()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_return(self) -> None:
        written = WRITTEN.fullmatch(self.field.text())
        split = self._split_called(written["split"]) if written else None
        if written is None or split is None:
            self.complain(self.tr("Write a number, such as 12 or train 12."))
        else:
            self.asked.emit(split, int(written["number"]))

    @Slot()
    def _on_edited(self) -> None:
        self.complain("")

    def _split_called(self, name: str | None) -> Split | None:
        if name is None:
            return self._split
        for split in Split:
            if name.casefold() in (split.value, split_text(split).casefold()):
                return split
        return None
