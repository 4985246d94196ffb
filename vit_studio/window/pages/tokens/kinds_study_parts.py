"""The widgets of the study of positions, and where they stand: the plan at the left, what it finds at the right."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vit_studio.window.pages.tokens.kinds_study_table import KindsStudyTable
from vit_studio.window.pages.tokens.kinds_study_view import KindsStudyView
from vit_studio.window.theme import SPACE_L, SPACE_M, SPACE_S, TextRole, current_theme, set_text_role

if TYPE_CHECKING:
    from vit_studio.window.pages.tokens.kinds_study_form import KindsStudyForm

SIDE_WIDTH: Final = 240


class KindsStudyParts(QObject):
    """They do nothing by themselves."""

    def __init__(self, dialog: QDialog, form: "KindsStudyForm") -> None:
        super().__init__(dialog)
        self.table, self.view = KindsStudyTable(), KindsStudyView()
        self.costs, self.trouble, self.notes = _words(), _words(muted=False), _words()
        self.status, self.folder = _words(muted=False), _words()
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.setAccessibleName(self.tr("How far the study is"))
        self.main, self.retry = QPushButton(), QPushButton(self.tr("Try again"))
        self.new, self.open = QPushButton(self.tr("New study")), QPushButton(self.tr("Open a study…"))
        self.run = QPushButton(self.tr("Open this run"))
        self.save_table = QPushButton(self.tr("Save table…"))
        self.save_figure = QPushButton(self.tr("Save figure…"))
        self.main.setProperty("kind", "primary")
        for button in (self.main, self.retry, self.new, self.open, self.run, self.save_table, self.save_figure):
            button.setAutoDefault(False)  # Enter in a field ends the field, and nothing else
        self._explain()
        row = QHBoxLayout(dialog)
        row.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        row.setSpacing(SPACE_L)
        row.addWidget(self._side(form))
        row.addLayout(self._findings(), 1)
        self.say_trouble("")

    def say_trouble(self, text: str) -> None:
        """What went wrong, in the ink of bad news; empty for nothing."""
        palette = QPalette()  # a palette of its own does not follow the theme by itself
        palette.setColor(QPalette.ColorRole.WindowText, current_theme().bad)
        self.trouble.setPalette(palette)
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _side(self, form: "KindsStudyForm") -> QWidget:
        side = QFrame()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for part in (form, self.costs, self.trouble):
            column.addWidget(part)
        column.addStretch(1)
        for button in (self.retry, self.main, self.new, self.open):
            column.addWidget(button)
        return side

    def _findings(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.folder, 1)
        for button in (self.run, self.save_table, self.save_figure):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(SPACE_M)
        for part in (self.status, self.progress, self.table):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self.notes)
        column.addLayout(buttons)
        return column

    def _explain(self) -> None:
        for part, words in {
            self.main: self.tr(
                "Start trains every kind with every seed, one after another, in the background. “Stop and keep” ends "
                "with the next step: what is done stays, and “Go on” takes it up there, to the same results."
            ),
            self.retry: self.tr("What could not be written is tried once more."),
            self.new: self.tr("Puts this study away; its folder stays, and can be opened again."),
            self.open: self.tr("A study that was begun here, or by vit-studio positions, from its folder."),
            self.run: self.tr("Shows the selected training in the window, with all its moments in the time bar."),
            self.save_table: self.tr("Every number of the table, with all its digits, as CSV."),
            self.save_figure: self.tr("The figure as PNG, SVG or PDF."),
            self.table: self.tr(
                "A row for each kind; a cell for each seed, which fills when its training ends. Select one to find its "
                "point, double-click it to open its run."
            ),
            self.view: self.tr(
                "Each point is a training; the line is the mean of its kind, the bar its standard deviation over the "
                "seeds. At the right, on an axis of its own, what table 8 of the paper says."
            ),
        }.items():
            part.setWhatsThis(words)
            if isinstance(part, QPushButton):
                part.setToolTip(words)


def _words(*, muted: bool = True) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    set_text_role(label, TextRole.CAPTION, muted=muted)
    return label
