"""The choice of the folder that trainings are kept in: where it is, another one, the usual one again."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vit_studio.data import places
from vit_studio.data.writable import check_writable
from vit_studio.errors import VitStudioError
from vit_studio.window.text import error_text
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, set_text_role

if TYPE_CHECKING:
    from vit_studio.window.main_window import MainWindow


class RunsFolder(QWidget):
    """A folder that takes no files is not chosen, and the words below say why; those below say who else decides."""

    def __init__(self, window: "MainWindow", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setAccessibleName(self.tr("Folder of the runs"))
        self.choose = QPushButton(self.tr("Choose…"))
        self.choose.setToolTip(self.tr("Keep the trainings that begin from now on in another folder"))
        self.usual = QPushButton(self.tr("Usual"))
        self.usual.setToolTip(self.tr("Keep them among your documents again"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.choose, self.usual):
            button.setAutoDefault(False)  # Return closes the dialog, wherever the focus is
        self._lay_out()
        self.choose.clicked.connect(self._on_choose_clicked)
        self.usual.clicked.connect(self._on_usual_clicked)
        self.show_choice()

    @Slot()
    def show_choice(self) -> None:
        """Show where runs are kept now, and what is wrong with that if anything is."""
        folder, named = places.runs_dir(), places.named_runs_dir()
        self.path.setText(str(folder))
        self.path.setToolTip(str(folder))
        self.path.setCursorPosition(0)
        self.choose.setEnabled(named is None)
        self.usual.setEnabled(named is None and folder != places.usual_runs_dir())
        trouble = _trouble(folder)
        if named is not None:
            named_words = self.tr("The variable VIT_STUDIO_RUNS names this folder, and outweighs a choice made here.")
            self._say(f"{named_words} {trouble}".strip(), is_bad=bool(trouble))
        else:
            self._say(trouble, is_bad=True)

    def take(self, folder: Path) -> None:
        """Keep runs in this folder, if it takes files; otherwise say why it does not, and all stays as it is."""
        trouble = _trouble(folder)
        if trouble:
            self._say(trouble, is_bad=True)
        else:
            self._window.choose_runs(folder)
            self.show_choice()

    @Slot()
    def _on_choose_clicked(self) -> None:
        now = places.runs_dir()
        start = now if now.is_dir() else Path.home()
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder of the runs"), str(start))
        if path:
            self.take(Path(path))

    @Slot()
    def _on_usual_clicked(self) -> None:
        self._window.choose_runs(None)
        self.show_choice()

    def _say(self, text: str, *, is_bad: bool) -> None:
        palette = QPalette()  # a palette of its own does not follow the theme by itself
        palette.setColor(QPalette.ColorRole.WindowText, current_theme().bad)
        self.note.setPalette(palette)
        set_text_role(self.note, TextRole.CAPTION, muted=not is_bad)
        self.note.setText(text)
        self.note.setVisible(bool(text))
        dialog, layout = self.window(), self.window().layout()
        if dialog.isVisible() and layout is not None:
            layout.activate()
            dialog.resize(dialog.size().expandedTo(dialog.sizeHint()))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self.choose)
        row.addWidget(self.usual)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.path)
        column.addLayout(row)
        column.addWidget(self.note)


def _trouble(folder: Path) -> str:
    """Why no run could be written there, and what to do; empty where one could."""
    try:
        check_writable(folder)
    except VitStudioError as error:
        return " ".join(filter(None, error_text(error)))
    return ""
