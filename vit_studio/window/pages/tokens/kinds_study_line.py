"""The study in the window's status line: it is seen, and can be stopped, while its dialog is closed."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from vit_studio.window.pages.tokens.kinds_study_progress import seconds_left, study_fraction
from vit_studio.window.pages.tokens.kinds_study_words import line_text, status_text
from vit_studio.window.text import error_text
from vit_studio.window.theme import SPACE_S, TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

PROGRESS_WIDTH: Final = 90


class KindsStudyLine(QWidget):
    """Comes when `studio.studies` begins; of a study that came to its end it tells until somebody has seen that."""

    show_asked = Signal()
    """A person wants the dialog."""
    told = Signal(str)
    """How a study that was stopped stands now."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._study = studio.position_study
        self.words = QLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(PROGRESS_WIDTH, 8)
        self.progress.setAccessibleName(self.tr("How far the study is"))
        self.show_study = QPushButton(self.tr("Show study"))
        self.stop = QPushButton(self.tr("Stop and keep"))
        self._lay_out()
        self._connect()
        self.show_all()

    @Slot()
    def show_all(self) -> None:
        """How the study stands, and how far it is."""
        study = self._study
        if not study.running:
            return
        self.stop.setVisible(True)
        self.stop.setDisabled(study.is_stopping)
        self.progress.setVisible(True)
        self.show_progress()
        self.setVisible(True)

    @Slot()
    def show_progress(self) -> None:
        """Some times a second: only what is another is set."""
        if not self._study.running:
            return
        left = seconds_left(self._studio)
        trouble = self._study.trouble
        tip = status_text(self._study, left) if trouble is None else " ".join(error_text(trouble))
        self._say(line_text(self._study, left), tip)
        self.progress.setValue(round(1000 * study_fraction(self._study)))

    @Slot()
    def put_away(self) -> None:
        """A study that has ended was seen; one that trains stays."""
        if not self._study.running:
            self.hide()

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        if running:
            self.show_all()
            return
        table = self._study.table
        if table is None or not table.is_complete:
            self.hide()
            if table is not None:
                text = self.tr("The study of positions has ended after {0} of {1} trainings; what is done is kept.")
                self.told.emit(text.format(table.done, len(table.plan.members)))
            return
        self._say(self.tr("Study of positions: all {0} trainings are done").format(table.done), "")
        self.progress.hide()
        self.stop.hide()

    @Slot()
    def _on_show_clicked(self) -> None:
        self.put_away()
        self.show_asked.emit()

    def _say(self, text: str, tip: str) -> None:
        if text != self.words.text():
            self.words.setText(text)
        if tip != self.words.toolTip():
            self.words.setToolTip(tip)

    def _lay_out(self) -> None:
        set_text_role(self.words, TextRole.CAPTION)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for widget in (self.words, self.progress, self.show_study, self.stop):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        for button, words in (
            (self.show_study, self.tr("Opens the study of positions: what it has found, and what is still to come")),
            (self.stop, self.tr("Ends with the step that is under way; what is done is kept, and can go on later")),
        ):
            button.setProperty("kind", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the page
            button.setToolTip(words)
            button.setWhatsThis(words)

    def _connect(self) -> None:
        self.show_study.clicked.connect(self._on_show_clicked)
        self.stop.clicked.connect(self._study.stop)
        self._study.changed.connect(self.show_all)
        self._study.progressed.connect(self.show_progress)
        self._study.running_changed.connect(self._on_running_changed)
