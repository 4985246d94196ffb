"""All keys on one sheet: those of the menus as the actions have them, and those of whatever has the focus."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vit_studio.window.keys.view_keys import KeyGroup, KeyLine, view_keys
from vit_studio.window.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role

COLUMNS: Final = 3
SIZE: Final = QSize(1060, 700)


class KeySheet(QDialog):
    """Does not hold up the window; Esc closes it."""

    def __init__(self, menu_bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setModal(False)
        self.groups = (*menu_keys(menu_bar), *view_keys())
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        row.setSpacing(2 * SPACE_L)
        for groups in _in_columns(self.groups):
            row.addLayout(_column(groups), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.resize(SIZE)


def menu_keys(menu_bar: QMenuBar) -> Iterator[KeyGroup]:
    """What stands in each menu that has keys; a submenu is a group of its own."""
    for action in menu_bar.actions():
        yield from _groups(action)


def _groups(owner: QAction) -> Iterator[KeyGroup]:
    menu = owner.menu()
    if not isinstance(menu, QMenu):
        return
    lines = tuple(_line(action) for action in menu.actions() if action.shortcuts())
    if lines:
        yield KeyGroup(_plain(owner.text()), lines)
    for action in menu.actions():
        yield from _groups(action)


def _line(action: QAction) -> KeyLine:
    written = (key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    return KeyLine(_plain(action.text()).removesuffix("…"), tuple(written))


def _plain(text: str) -> str:
    """Without the sign of its Alt key: "&File" and "文件(&F)"."""
    before, sign, after = text.partition("(&")
    return before.strip() if sign and after.endswith(")") else text.replace("&", "")


def _in_columns(groups: tuple[KeyGroup, ...]) -> list[list[KeyGroup]]:
    """In their order, in columns of about one height; a title counts as two lines."""
    columns: list[list[KeyGroup]] = [[]]
    fair, so_far = sum(len(group.lines) + 2 for group in groups) / COLUMNS, 0.0
    for group in groups:
        height = len(group.lines) + 2
        if columns[-1] and len(columns) < COLUMNS and so_far + height / 2 > fair * len(columns):
            columns.append([])
        columns[-1].append(group)
        so_far += height
    return columns


def _column(groups: list[KeyGroup]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_L)
    for group in groups:
        column.addLayout(_group(group))
    column.addStretch(1)
    return column


def _group(group: KeyGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_M)
    grid.setVerticalSpacing(SPACE_XS)
    grid.setColumnStretch(0, 1)
    title = QLabel(group.title)
    set_text_role(title, TextRole.TITLE)
    grid.addWidget(title, 0, 0, 1, 2)
    for row, line in enumerate(group.lines, start=1):
        text = QLabel(line.text)
        text.setWordWrap(True)
        text.setAccessibleName(f"{line.text}: {', '.join(line.keys)}")
        set_text_role(text, TextRole.BODY, muted=True)
        grid.addWidget(text, row, 0)
        grid.addLayout(_caps(line.keys), row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return grid


def _caps(keys: tuple[str, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_XS)
    for key in keys:
        cap = QLabel(key)
        cap.setProperty("kind", "key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cap.setMinimumWidth(3 * SPACE_S)
        row.addWidget(cap)
    return row
