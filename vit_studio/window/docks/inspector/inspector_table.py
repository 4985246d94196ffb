"""Names and numbers in two columns; the code of a number is told under the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from vit_studio.window.docks.inspector.inspector_facts import Fact
from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, set_text_role


class FactTable(QWidget):
    """As many rows as there are facts; labels are kept from one selection to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[Fact] = []
        self._labels: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(0, 1)

    @property
    def facts(self) -> list[Fact]:
        """What is shown."""
        return self._facts

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these, from top to bottom."""
        self._facts = list(facts)
        while len(self._labels) < len(facts):
            self._add_row()
        for row, (name, value) in enumerate(self._labels):
            fact = facts[row] if row < len(facts) else None
            for label, text in ((name, fact.name if fact else ""), (value, fact.value if fact else "")):
                label.setText(text)
                label.setVisible(fact is not None)
                label.setToolTip(fact.expression if fact else "")

    def _add_row(self) -> None:
        name, value = QLabel(), QLabel()
        set_text_role(name, TextRole.CAPTION, muted=True)
        set_text_role(value, TextRole.NUMBER)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name.setBuddy(value)
        row = len(self._labels)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(value, row, 1)
        self._labels.append((name, value))
