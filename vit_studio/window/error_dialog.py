"""One dialog for what nobody expected; what happens while it is open is added to it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vit_studio.window.theme import SPACE_L, SPACE_M, TextRole, font_for, set_text_role

MAX_LINES: Final = 2000
"""A view that fails at every repaint must not fill the memory; the log keeps the rest."""


class ErrorDialog(QDialog):
    """Says plainly that something went wrong, and holds the details for whoever will mend it."""

    def __init__(self, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setModal(False)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setFont(font_for(TextRole.MONO))
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setMaximumBlockCount(MAX_LINES)
        self.repeated = QLabel()
        self._newest = ""
        self._repeats = 0
        self._lay_out()
        self.resize(640, 400)

    def add(self, text: str) -> None:
        """Append the traceback of another mishap; one that repeats is only counted."""
        if text == self._newest:
            self._repeats += 1
            self.repeated.setText(self.tr("The last one has happened {0} times.").format(self._repeats + 1))
        else:
            self._newest, self._repeats = text, 0
            self.details.appendPlainText(text.rstrip() + "\n")
        self.repeated.setVisible(self._repeats > 0)

    @Slot()
    def copy_details(self) -> None:
        """Put everything that is known on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    @Slot()
    def open_log_folder(self) -> None:
        """Show the folder of the log file."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Something happened that ViT Studio did not expect."))
        set_text_role(title, TextRole.TITLE)
        title.setWordWrap(True)
        sentence = QLabel(
            self.tr(
                "What is on screen is still good, and you can go on. If it happens again, please report it with the "
                "details below; they are in the log file as well."
            )
        )
        sentence.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        folder = buttons.addButton(self.tr("Open log folder"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_details)
        folder.clicked.connect(self.open_log_folder)
        buttons.rejected.connect(self.reject)
        for button in buttons.findChildren(QPushButton):
            # Enter must not copy or close what somebody is about to read
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        for widget in (title, sentence, self.details, self.repeated, buttons):
            column.addWidget(widget)


class CrashReporter(QObject):
    """Opens the dialog at the first mishap and adds the next ones to it; lives in the GUI thread."""

    def __init__(self, window: QWidget, log_folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log_folder = log_folder
        self.dialog: ErrorDialog | None = None

    @Slot(str)
    def report(self, text: str) -> None:
        """Show the traceback of a mishap."""
        if self.dialog is None:
            self.dialog = ErrorDialog(self._log_folder, self._window)
            self.dialog.finished.connect(self._on_finished)
            self.dialog.show()
        self.dialog.add(text)

    @Slot()
    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
