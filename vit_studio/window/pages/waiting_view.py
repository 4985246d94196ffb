"""The image alone, large, with a word below it: what a page shows until the model is there."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_L, TextRole, current_theme, font_for

GREATEST_SIDE: Final = 364
"""13 logical pixels for each of an image of 28 × 28."""
ROOM_FOR_WORDS: Final = 64


class WaitingView(QWidget):
    """An image (S, S) uint8 in its own pixels, and one calm sentence."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._picture: QImage | None = None
        self.setObjectName("waiting")
        self.setAccessibleName(sentence)

    @property
    def picture(self) -> QImage | None:
        """The image that is shown; None before there is one."""
        return self._picture

    def set_pixels(self, pixels: npt.NDArray[np.uint8]) -> None:
        """Show an image."""
        own = np.ascontiguousarray(pixels)
        height, width = own.shape
        self._picture = QImage(own.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        words = self.rect()
        if self._picture is not None:
            box = self._box(self._picture)
            painter.drawImage(box, self._picture)
            painter.setPen(theme.grid)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            words = QRect(0, box.bottom() + SPACE_L, self.width(), ROOM_FOR_WORDS - SPACE_L)
        painter.setFont(font_for(TextRole.BODY))
        painter.setPen(theme.muted)
        flag = Qt.AlignmentFlag.AlignCenter if self._picture is None else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(words, flag, self._sentence)
        painter.end()

    def _box(self, picture: QImage) -> QRect:
        # a whole number of screen pixels for each of the image's, so that all are equally large
        wished = min(self.width() - 2 * SPACE_L, self.height() - ROOM_FOR_WORDS, GREATEST_SIDE)
        side = max(1, wished // picture.width()) * picture.width()
        return QRect((self.width() - side) // 2, max(0, (self.height() - side - ROOM_FOR_WORDS) // 2), side, side)
