"""A control of the gallery with its name above it, in small letters."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vit_studio.window.theme import TextRole, set_text_role


def captioned(name: str, control: QWidget) -> QWidget:
    """Both, one below the other."""
    label = QLabel(name)
    label.setBuddy(control)
    set_text_role(label, TextRole.CAPTION, muted=True)
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(label)
    column.addWidget(control)
    column.addStretch(1)
    return both
