"""A few values, each with its name in front: what a page says in words and numbers."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, set_text_role

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Facts(QWidget):
    """Names in a column, values in the next; words go on below, numbers are set in digits of one width."""

    def __init__(self, names: Sequence[str], *, numbers: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(QLabel(name) for name in names)
        self._values = tuple(QLabel() for _ in names)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            set_text_role(name, TextRole.CAPTION, muted=True)
            set_text_role(value, TextRole.NUMBER if numbers else TextRole.BODY)
            value.setAlignment(_RIGHT if numbers else _LEFT)
            across = QSizePolicy.Policy.Preferred if numbers else QSizePolicy.Policy.Ignored
            policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(not numbers)
            value.setWordWrap(not numbers)
            value.setSizePolicy(policy)
            name.setBuddy(value)
            grid.addWidget(name, row, 0, _LEFT)
            grid.addWidget(value, row, 1)

    @property
    def values(self) -> tuple[str, ...]:
        """The values as shown."""
        return tuple(label.text() for label in self._values)

    def view_data(self) -> TableData | None:
        """What is said, as a table; None while there is nothing."""
        names = [label.text() for label in self._names]
        rows = tuple((name, value) for name, value in zip(names, self.values, strict=True) if value)
        return TableData(columns=(self.tr("name"), self.tr("value")), rows=rows) if rows else None

    def set_values(self, *values: str) -> None:
        """One value for each name."""
        for label, value in zip(self._values, values, strict=True):
            label.setText(value)
            label.setToolTip(value)
