"""What can be done to compare models, as the menu offers it: pin, choose, look at one or the other, let go."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from vit_studio.window.files.file_actions import MODEL_SUFFIX
from vit_studio.window.memory.preferences import Key
from vit_studio.window.text import error_text

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace

PIN_KEY: Final = "Shift+V"
FLIP_KEY: Final = "V"
DIFFERENCE_KEY: Final = "D"

Add = Callable[..., QAction]
"""`Menus._add`: menu, text, slot, keys."""


class CompareActions(QObject):
    """Fills the menu, and the button at the end of the journey that opens it."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._of_two: list[QAction] = []
        self._comparison = workplace.studio.comparison
        self._comparison.changed.connect(self.refresh)
        workplace.studio.scene_changed.connect(self.refresh)

    def fill(self, menu: QMenu, add: Add) -> None:
        """Put the actions into a menu; those that need a B are grey without one, A − B where there is none."""
        comparison = self._comparison
        menu.setToolTipsVisible(True)
        self.pin = add(menu, self.tr("Pin the model on show as B"), comparison.pin_shown, PIN_KEY)
        self.choose = add(menu, self.tr("Choose a model file as B…"), self.choose_file)
        menu.addSeparator()
        flip = add(menu, self.tr("Look at B, and back at A"), comparison.flip, FLIP_KEY)
        text = self.tr("Look at A − B, and back at A")
        self.difference = add(menu, text, comparison.flip_difference, DIFFERENCE_KEY)
        self._of_two = [
            flip,
            self.difference,
            add(menu, self.tr("Swap A and B"), comparison.swap),
            add(menu, self.tr("Unpin B"), comparison.unpin),
        ]
        self.refresh()

    def button(self, menu: QMenu) -> QToolButton:
        """A button that opens the menu."""
        button = QToolButton()
        button.setText(self.tr("Compare"))
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")  # it would lie over the word
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("Hold two models against each other: A, B, or A − B"))
        button.setWhatsThis(
            self.tr(
                "Pin a model as B: the one on show, an earlier moment of its training, or one from a file. Then every "
                "page shows A, B, or every number of A less that of B."
            )
        )
        return button

    @Slot()
    def choose_file(self) -> None:
        """Ask for a model, and let it be B."""
        window = self._workplace.window
        filters = self.tr("Models ({0});;All files (*)").format(f"*{MODEL_SUFFIX}")
        folder = str(window.preferences.folder(Key.FOLDER))
        path, _ = QFileDialog.getOpenFileName(window, self.tr("Compare with a model"), folder, filters)
        if path:
            window.preferences.remember(Key.FOLDER, str(Path(path).parent))
            self._workplace.trouble.dismiss()
            self._comparison.pin_file(Path(path))

    @Slot()
    def refresh(self) -> None:
        """Offer what can be done now."""
        has_model, has_two = self._comparison.held is not None, self._comparison.pinned is not None
        if self._of_two:
            self.pin.setEnabled(has_model)
            self.choose.setEnabled(has_model)
            for action in self._of_two:
                action.setEnabled(has_two)
            trouble = self._comparison.trouble
            self.difference.setEnabled(has_two and trouble is None)
            self.difference.setToolTip(" ".join(error_text(trouble)) if trouble is not None else "")
