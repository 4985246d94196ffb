"""The menu of a panel, or of one view in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QWidgetAction

from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.text import error_text, translate
from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.window.files.take_along import TakeAlong, Target


def show_panel_menu(take: "TakeAlong", target: "Target", place: QPoint) -> QMenu:
    """Open it at a place of the screen; it deletes itself when it closes."""
    menu = panel_menu(take, target)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
    return menu


def panel_menu(take: "TakeAlong", target: "Target") -> QMenu:
    """Copy, save, explain; what cannot be done now is grey, and says why where that cannot be seen."""
    picture = picture_of(target.panel, target.view)
    menu = QMenu(target.panel)
    menu.setToolTipsVisible(True)
    menu.addAction(_heading(menu, picture.title if picture is not None else target.panel.title))
    menu.addAction(_with_key(translate("panel_menu", "Copy picture"), "Ctrl+C"), lambda: take.copy_image_of(target))
    code = menu.addAction(
        _with_key(translate("panel_menu", "Copy as code"), "Ctrl+Shift+C"), lambda: take.copy_code_of(target)
    )
    menu.addSeparator()
    figure = menu.addAction(
        _with_key(translate("panel_menu", "Save figure…"), "Ctrl+S"), lambda: take.save_figure_of(target)
    )
    numbers = menu.addAction(
        _with_key(translate("panel_menu", "Save numbers…"), "Ctrl+E"), lambda: take.save_numbers_of(target)
    )
    training = menu.addAction(
        translate("panel_menu", "Save the training: film or strip…"), lambda: take.save_timeline_of(target)
    )
    for action in (figure, numbers):
        action.setEnabled(picture is not None)
    trouble = take.why_no_timeline(picture)
    training.setEnabled(trouble is None)
    training.setToolTip(" ".join(error_text(trouble)) if trouble is not None else "")
    code.setEnabled(picture is not None and bool(picture.expression))
    if target.panel.whatsThis():
        menu.addSeparator()
        menu.addAction(_with_key(translate("Menus", "Explain this"), "F1"), target.panel.explain)
    return menu


def _heading(menu: QMenu, title: str) -> QWidgetAction:
    """What the menu is about; the style leaves Qt's own section titles away."""
    label = QLabel(title)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(SPACE_M + SPACE_S, SPACE_XS, SPACE_M, SPACE_XS)
    set_text_role(label, TextRole.CAPTION, muted=True)
    heading = QWidgetAction(menu)
    heading.setText(title)
    heading.setDefaultWidget(label)
    heading.setEnabled(False)
    return heading


def _with_key(text: str, key: str) -> str:
    """The key is only told here: the actions of the menu bar have it."""
    return f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
