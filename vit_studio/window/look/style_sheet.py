"""The style sheet on top of Fusion and the palette: flat controls, fine borders, one corner radius.

A button that is chosen is filled, one that has the focus wears a ring: neither looks like the other, nor like the
shade under the mouse.
"""

import string
from collections.abc import Mapping
from pathlib import Path
from typing import Final


def style_sheet(colours: Mapping[str, str], *, check_mark: Path) -> str:
    """The sheet with `$role` replaced by that role's "#rrggbb", and the file of the mark in ticked boxes."""
    return _SHEET.substitute(colours, check_mark=check_mark.as_posix())


_SHEET: Final = string.Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $border; padding: 4px 6px; }

QMainWindow::separator { background: $window; width: 6px; height: 6px; }
QMainWindow::separator:hover { background: $border; }
QDockWidget { color: $muted; }
QDockWidget::title { background: $window; padding: 6px 12px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QStatusBar { border-top: 1px solid $border; }
QStatusBar::item { border: none; }

QMenuBar { background: $window; }
QMenuBar::item { padding: 5px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $border; }
QMenu { background: $raised; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 20px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QPushButton, QToolButton {
    background: $raised; border: 1px solid $border; border-radius: 6px; padding: 5px 12px;
}
QToolButton { padding: 4px 8px; }
QPushButton, QToolButton, QCheckBox, QRadioButton { outline: none; }
QPushButton:hover, QToolButton:hover { background: $hovered; border-color: $grid; }
QPushButton:pressed, QToolButton:pressed { background: $sunken; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $window; }
QPushButton:checked, QToolButton:checked { background: $chosen; border-color: $chosen; color: $on_chosen; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton:default, QPushButton[kind="primary"] {
    background: $accent; border-color: $accent; color: $on_accent; font-weight: 600;
}
QPushButton:default:focus, QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 4px 11px; }
QPushButton[kind="primary"]:hover { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; border-color: $border; color: $faint; }
QPushButton[kind="section"] { background: transparent; border-color: transparent; color: $muted; padding: 4px 10px;
    font-weight: 600; }
QPushButton[kind="section"]:hover { background: $sunken; color: $text; }
QPushButton[kind="section"]:checked { background: $raised; border-color: $border; color: $text; }
QPushButton[kind="section"]:focus { border: 2px solid $accent; padding: 3px 9px; }
QPushButton[kind="strong"]:checked { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[kind="strong"]:checked:focus { border: 2px solid $text; }
QPushButton[kind="chip"] { background: $sunken; border-radius: 10px; padding: 2px 10px; text-align: left; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 1px 9px; }
QToolButton[kind="flat"] { background: transparent; border-color: transparent; }
QToolButton[kind="flat"]:hover { background: $sunken; }
QToolButton[kind="flat"]:focus { border: 2px solid $accent; }

QLabel[kind="key"] { background: $raised; border: 1px solid $border; border-bottom: 2px solid $grid; border-radius: 4px;
    padding: 1px 6px; }

QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
    background: $raised; border: 1px solid $border; border-radius: 6px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QLineEdit:disabled, QAbstractSpinBox:disabled { color: $faint; background: $window; }
QAbstractSpinBox { padding: 4px; qproperty-alignment: "AlignRight | AlignVCenter"; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: none; width: 18px; }
QAbstractSpinBox::up-arrow { width: 0; height: 0; border-left: 4px solid $raised; border-right: 4px solid $raised;
    border-bottom: 4px solid $muted; }
QAbstractSpinBox::down-arrow { width: 0; height: 0; border-left: 4px solid $raised; border-right: 4px solid $raised;
    border-top: 4px solid $muted; }
QAbstractSpinBox::up-arrow:hover { border-bottom-color: $accent; }
QAbstractSpinBox::down-arrow:hover { border-top-color: $accent; }

QComboBox {
    background: $raised; border: 1px solid $border; border-radius: 6px; padding: 4px 8px; combobox-popup: 0;
}
QComboBox:hover { background: $hovered; border-color: $grid; }
QComboBox:focus, QComboBox:on { border-color: $accent; }
QComboBox:disabled { color: $faint; background: $window; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { width: 0; height: 0; border-left: 4px solid $raised; border-right: 4px solid $raised;
    border-top: 5px solid $muted; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; outline: none; padding: 4px;
    selection-background-color: $accent; selection-color: $on_accent; }

QAbstractSpinBox[wrong="true"] { border: 2px solid $bad; padding: 3px; }
QComboBox[wrong="true"] { border: 2px solid $bad; padding: 3px 7px; }

QCheckBox, QRadioButton { spacing: 6px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
    width: 14px; height: 14px; background: $raised; border: 1px solid $muted; border-radius: 4px;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:hover, QRadioButton::indicator:focus {
    border-color: $accent;
}
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check_mark");
}
QListView::indicator:selected { border-color: $on_accent; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; width: 12px; height: 12px; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $window; border-color: $border; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }

QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: $grid; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; margin: -6px 0; background: $raised; border: 1px solid $muted; border-radius: 7px;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border: 2px solid $accent; }
QSlider::sub-page:horizontal:disabled { background: $grid; }

QProgressBar { background: $sunken; border: none; border-radius: 4px; text-align: center; }
QProgressBar::chunk { background: $accent_soft; border-radius: 4px; }

QGroupBox { background: $surface; border: 1px solid $border; border-radius: 6px; margin-top: 9px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $muted; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }

QListView, QTreeView, QTableView { background: $surface; border: 1px solid $border; border-radius: 6px; outline: none; }
QListView::item { padding: 3px 8px; }
QListView::item:hover { background: $sunken; }
QListView::item:selected { background: $accent; color: $on_accent; }
QHeaderView::section { background: $window; color: $muted; border: none; padding: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $grid; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
