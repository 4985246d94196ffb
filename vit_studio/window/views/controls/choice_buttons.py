"""A few buttons in a row, one of which is always down: a choice that is seen whole."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from vit_studio.window.theme import SPACE_XS


class ChoiceButtons(QWidget):
    """Chooses among a few named things, counted from 0; the first is chosen at the start."""

    chosen = Signal(int)
    """By a person, never by `set_choice`."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        for index, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the page
            self._group.addButton(button, index)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def choice(self) -> int:
        """Which one is down."""
        return self._group.checkedId()

    def set_choice(self, index: int) -> None:
        """Press one, without telling."""
        self._group.button(index).setChecked(True)

    def button(self, index: int) -> QAbstractButton:
        """One of the buttons, for a tip of its own."""
        return self._group.button(index)
