"""Offers what the paper did in table 8: to train all kinds of positions alike, and to compare them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from vit_studio.session.viewing import Viewing
from vit_studio.window.training_choices import STUDY


class StudyOffer(QPushButton):
    """Opens the study of positions, and starts nothing."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        self.setText(self.tr("Compare by training…"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the page
        self.setToolTip(
            self.tr("Which kind learns best? Train them alike, with several seeds, beside table 8 of the paper.")
        )
        self.setWhatsThis(
            self.tr(
                "Opens the study of positions: choose kinds, seeds and epochs, see how long it takes, then start it. "
                "It runs in the background, and can be left and gone on with."
            )
        )
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self._viewing.set(STUDY, "no")  # one that is open behind the window comes to the front
        self._viewing.set(STUDY, "yes")
