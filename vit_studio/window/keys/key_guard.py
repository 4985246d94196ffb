"""Shares plain keys between the window's shortcuts and the widget that has the focus."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from vit_studio.window.views.painting.painted_view import ARROWS, PaintedView

USE_PLAIN_KEYS: Final = (
    QLineEdit,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSlider,
    PaintedView,
)
"""They type, step or search with any plain key; what they leave comes up to the window, see `trigger_by_key`."""


def is_one_of_several(button: QAbstractButton) -> bool:
    """Whether exactly one of some buttons is down: Tab stops there once, and the arrows go from one to the next."""
    group = button.group()
    return group.exclusive() if group is not None else button.autoExclusive()


class KeyGuard(QObject):
    """Event filter for a top-level widget.

    Qt asks the focused widget, and then its parents, whether a key is theirs before it looks for a shortcut; this
    answers for the widgets that use plain keys without saying so.
    """

    def watch(self, *widgets: QWidget) -> None:
        """Answer for everything inside these widgets; a floating dock is asked by itself."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focused = QApplication.focusWidget()
            if focused is not None and _is_for(focused, event):
                event.accept()
                return True
        return False


def trigger_by_key(actions: Iterable[QAction], event: QKeyEvent) -> bool:
    """Do what a key that nobody wanted stands for; False if it stands for nothing."""
    pressed = [QKeySequence(event.keyCombination())]
    if event.text() and not event.text().isalnum():
        # a sign such as ? may need Shift, and may not: that is a matter of the keyboard
        unshifted = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        pressed.append(QKeySequence(QKeyCombination(unshifted, Qt.Key(event.key()))))
    for action in actions:
        if action.isEnabled() and any(sequence in pressed for sequence in action.shortcuts()):
            action.trigger()
            return True
    return False


def _is_for(focused: QWidget, event: QKeyEvent) -> bool:
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return False
    # function keys are never typed
    if Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
        return False
    if isinstance(focused, QAbstractButton):
        return event.key() == Qt.Key.Key_Space or (event.key() in ARROWS and is_one_of_several(focused))
    return isinstance(focused, USE_PLAIN_KEYS)
