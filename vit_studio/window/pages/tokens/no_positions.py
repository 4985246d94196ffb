"""What stands where a model has nothing to show of its positions, and where to go from there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vit_studio.window.theme import SPACE_M, TextRole, set_text_role
from vit_studio.window.views.panels.panel import Panel


class NoPositions(Panel):
    """Says so in a sentence, and offers the comparison of the kinds."""

    kinds_asked = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__("")
        self.set_title(self.tr("No positions"))
        self.label = QLabel(sentence)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_text_role(self.label, TextRole.BODY)
        self.button = QPushButton(self.tr("Compare the kinds of positions"))
        self.button.setWhatsThis(self.tr("Shows all kinds side by side, and lets you train a model with another."))
        self.button.clicked.connect(self.kinds_asked)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setSpacing(SPACE_M)
        layout.addStretch(1)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.set_body(body)
        self.set_help(
            self.tr(
                "Attention treats its tokens as a set. A model without positions gives the same logits for an image "
                "whose patches were shuffled; in the paper it was the only kind clearly behind (appendix D.4, table 8)."
            )
        )
