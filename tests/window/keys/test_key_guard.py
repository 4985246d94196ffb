import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vit_studio.window.keys.key_guard import KeyGuard, trigger_by_key
from vit_studio.window.views.painting.painted_view import PaintedView


class Keyed(QMainWindow):
    def __init__(self):
        super().__init__()
        self.done = []
        self.keyed = []
        for key in ("Space", "C", "Up", "[", "Ctrl+S"):
            action = QAction(key, self)
            action.setShortcut(key)
            action.triggered.connect(lambda _=False, key=key: self.done.append(key))
            self.addAction(action)
            self.keyed.append(action)
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.setCentralWidget(body)
        KeyGuard(self).watch(self)

    def keyPressEvent(self, event):
        if not trigger_by_key(self.keyed, event):
            super().keyPressEvent(event)


class TakesUp(PaintedView):
    """A view that uses one arrow and leaves the rest."""

    def __init__(self):
        super().__init__(takes_keys=True)
        self.taken = 0

    def paint_still(self, painter):
        pass

    def take_key(self, event):
        self.taken += event.key() == Qt.Key.Key_Up
        return event.key() == Qt.Key.Key_Up


@pytest.fixture
def window(qtbot):
    window = Keyed()
    qtbot.addWidget(window)
    return window


def focus(qtbot, window, widget):
    window.column.addWidget(widget)
    window.show()
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def test_with_the_focus_on_nothing_keys_are_the_windows(qtbot, window):
    window.show()
    window.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_C, Qt.Key.Key_Up, Qt.Key.Key_BracketLeft):
        qtbot.keyClick(window, key)
    assert window.done == ["Space", "C", "Up", "["]


def test_a_text_field_keeps_what_is_typed(qtbot, window):
    field = focus(qtbot, window, QLineEdit())
    for text in ("c", " ", "["):
        qtbot.keyClicks(field, text)
    assert field.text() == "c ["
    assert window.done == []
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["Ctrl+S"]


def test_a_number_field_keeps_its_arrows(qtbot, window):
    box = focus(qtbot, window, QSpinBox())
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == 1
    assert window.done == []


def test_a_menu_keeps_its_arrows(qtbot, window):
    menu = QComboBox()
    menu.addItems(["first", "second"])
    menu.setCurrentIndex(1)
    focus(qtbot, window, menu)
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    assert menu.currentIndex() == 0
    assert window.done == []


def test_a_button_keeps_the_space_bar_only(qtbot, window):
    button = focus(qtbot, window, QPushButton("press"))
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_C)
    assert pressed == [True]
    assert window.done == ["C"]


def test_a_view_takes_what_it_uses_and_leaves_the_rest(qtbot, window):
    view = focus(qtbot, window, TakesUp())
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert view.taken == 1
    assert window.done == ["C"]


def test_a_sign_that_needs_shift_on_some_keyboards_is_found_with_and_without(qtbot, window):
    question = QAction("?", window)
    question.setShortcut("?")
    question.triggered.connect(lambda: window.done.append("?"))
    window.addAction(question)
    window.keyed.append(question)
    window.show()
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_Question)
    assert window.done == ["?", "?"]


def test_buttons_of_which_one_is_down_keep_the_arrows(qtbot, window):
    buttons = [QPushButton("a"), QPushButton("b")]
    group = QButtonGroup(window)
    for button in buttons:
        button.setCheckable(True)
        group.addButton(button)
        focus(qtbot, window, button)
    buttons[1].setChecked(True)
    qtbot.waitUntil(lambda: buttons[1].y() > buttons[0].y())
    qtbot.keyClick(buttons[1], Qt.Key.Key_Up)
    assert buttons[0].hasFocus()
    assert window.done == []
    lone = focus(qtbot, window, QPushButton("alone"))
    qtbot.keyClick(lone, Qt.Key.Key_Up)
    assert window.done == ["Up"]
