"""Says that the model is being asked, how far that is, and lets it be called off; or offers to ask again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, set_text_role


class AnswersUnderWay(QWidget):
    """One line, a bar and a button; stands where the range of confidence else is."""

    cancelled = Signal()
    asked_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_asking = True
        self.words = QLabel()
        self.words.setWordWrap(True)
        # what is said for a moment must not make the dock wider, and the page beside it narrower
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_text_role(self.words, TextRole.CAPTION, muted=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(self.tr("How many images the model has been asked about"))
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._on_clicked)
        self._lay_out()
        self.show_progress(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """So many images of all have an answer; a total of 0 means that nobody knows yet."""
        self._is_asking = True
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        self.bar.show()
        counts = self.tr("Asked {0} of {1}").format(f"{done:,}", f"{total:,}")
        self.words.setText(counts if total > 0 else self.tr("Asking the model…"))
        self._name_button(self.tr("Cancel"), self.tr("Stop asking; the gallery shows any answer again."))

    def show_old(self) -> None:
        """What is shown are the answers of the model as it was: while it learns it is not asked by itself."""
        self._is_asking = False
        self.bar.hide()
        self.words.setText(self.tr("The model has changed since it answered."))
        self._name_button(self.tr("Ask again"), self.tr("Ask the model as it is now."))

    def _name_button(self, name: str, tip: str) -> None:
        self.button.setText(name)
        self.button.setAccessibleName(name)
        self.button.setToolTip(tip)

    def _on_clicked(self) -> None:
        (self.cancelled if self._is_asking else self.asked_again).emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE_XS)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addLayout(column, 1)
        row.addWidget(self.button)
