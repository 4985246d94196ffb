"""Stands in place of the thumbnails where no image is left: says why, and offers the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vit_studio.window.theme import SPACE_M, TextRole, set_text_role


class EmptyGallery(QWidget):
    """A sentence or two, and a button that takes all filters away."""

    everything_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_text_role(self.words, TextRole.BODY, muted=True)
        self.button = QPushButton(self.tr("Show all images"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolTip(self.tr("Take all filters away."))
        self.button.clicked.connect(self.everything_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def explain(self, words: str) -> None:
        """Why nothing is left."""
        self.words.setText(words)
