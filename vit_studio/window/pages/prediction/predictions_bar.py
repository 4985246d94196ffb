"""Asks for the predictions of the whole test set, tells how far they are, and calls them off."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.window.pages.prediction.confusion_words import count_text
from vit_studio.window.theme import SPACE_L, SPACE_M, TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.predictions import Predictions

WIDTH: Final = 320
"""Of the progress, in logical pixels."""


class PredictionsBar(QWidget):
    """In the middle of its room while there is no table; it hides itself when there is one."""

    def __init__(self, predictions: "Predictions", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predictions = predictions
        self._can_ask = True
        self.sentence = QLabel()
        self.progress = QProgressBar()
        self.button = QPushButton()
        self._lay_out()
        predictions.changed.connect(self.refresh)
        predictions.running_changed.connect(self.refresh)
        predictions.progressed.connect(self._on_progressed)
        self.button.clicked.connect(self._on_clicked)
        self.refresh()

    def set_can_ask(self, can_ask: bool) -> None:
        """False while the model is still being trained: its predictions would be old before they are done."""
        self._can_ask = can_ask
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say how things stand."""
        running = self._predictions.is_running
        self.setVisible(self._predictions.tables is None)
        self.progress.setVisible(running)
        self.button.setText(self.tr("Cancel") if running else self.tr("Predict the test set"))
        self.button.setProperty("kind", "" if running else "primary")
        self.button.style().polish(self.button)
        self.button.setEnabled(running or self._can_ask)
        self.button.setToolTip("" if running else self.tr("In the background; a few seconds for 10,000 images"))
        if running:
            self._on_progressed(0, 0)
        elif self._can_ask:
            self.sentence.setText(self.tr("What does this model say of all the other test images?"))
        else:
            self.sentence.setText(
                self.tr("The model is still being trained. When that ends, the whole test set can be predicted.")
            )

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if total:
            text = self.tr("Predicting the test set: {0} of {1} images")
            self.sentence.setText(text.format(count_text(done), count_text(total)))
        else:
            self.sentence.setText(self.tr("Predicting the test set…"))

    @Slot()
    def _on_clicked(self) -> None:
        if self._predictions.is_running:
            self._predictions.cancel()
        else:
            self._predictions.ask()

    def _lay_out(self) -> None:
        set_text_role(self.sentence, TextRole.BODY)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(WIDTH)
        self.progress.setAccessibleName(self.tr("Progress of the predictions"))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.addStretch(2)
        column.addWidget(self.sentence)
        for widget in (self.progress, self.button):
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(widget)
            row.addStretch()
            column.addLayout(row)
        column.addStretch(3)
