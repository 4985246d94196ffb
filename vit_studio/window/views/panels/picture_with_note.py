"""A picture at the top of the room that it has, and a note in what is left below it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_S


class PictureWithNote(QWidget):
    """Gives a square picture the width, and `above` more in height for what stands over it; the note follows."""

    def __init__(self, picture: QWidget, note: QWidget, *, above: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._note = note
        self._above = above
        picture.setParent(self)
        note.setParent(self)

    def sizeHint(self) -> QSize:
        return self._together(self._picture.sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._together(self._picture.minimumSizeHint().expandedTo(self._picture.minimumSize()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # the note's size hint has changed; without a layout of Qt's nobody else would pass that on
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _together(self, picture: QSize) -> QSize:
        note = self._note.sizeHint()
        return QSize(max(picture.width(), note.width()), picture.height() + SPACE_S + note.height())

    def _place(self) -> None:
        least = self._note.sizeHint().height()
        height = max(min(self.width() + self._above, self.height() - SPACE_S - least), 1)
        self._picture.setGeometry(0, 0, self.width(), height)
        top = height + SPACE_S
        self._note.setGeometry(0, top, self.width(), max(self.height() - top, least))
