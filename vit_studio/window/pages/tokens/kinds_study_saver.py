"""Saves a study's table as CSV, or its figure, where a person wants it; drawn in the background."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.studies import study_words
from vit_studio.studies.study_table import StudyTable
from vit_studio.window.export.whole_file import check_suffix, write_whole
from vit_studio.window.files.save_dialog import FIGURES, TABLE, Choice, ask_path
from vit_studio.window.memory.preferences import Preferences
from vit_studio.window.pages.tokens.kinds_study_words import figure_words

if TYPE_CHECKING:
    from vit_studio.studies.study_words import FigureWords


class KindsStudySaver(QObject):
    """`saved` carries the path, `failed` why there is no file."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._jobs = jobs
        self._preferences = preferences

    def save_table(self, table: StudyTable) -> None:
        """Ask where to, and write CSV."""
        self._ask(TABLE, lambda path: write_table(path, table))

    def save_figure(self, table: StudyTable) -> None:
        """Ask where to, and write PNG, SVG or PDF."""
        words = figure_words(table)
        self._ask(FIGURES, lambda path: write_figure(path, table, words))

    def _ask(self, choice: Choice, write: Callable[[Path], None]) -> None:
        title = QCoreApplication.translate(study_words.CONTEXT, study_words.TITLE)
        try:
            path = ask_path(self._window, self._preferences, choice, name="positions", what=title)
        except VitStudioError as error:
            self.failed.emit(error)
            return
        if path is None:
            return
        if self._jobs.is_busy(Lane.SAVE):
            self.failed.emit(_busy())
            return
        self._jobs.run(
            Lane.SAVE,
            lambda _: write(path),
            on_done=lambda _: self.saved.emit(path),
            on_failed=self.failed.emit,
        )


def write_table(path: Path, table: StudyTable) -> None:
    """As CSV; raises VitStudioError."""
    from vit_studio.studies.study_csv import csv_bytes

    check_suffix(path, TABLE.suffixes)
    write_whole(path, csv_bytes(table))


def write_figure(path: Path, table: StudyTable, words: "FigureWords") -> None:
    """In the format of the suffix; raises VitStudioError."""
    from vit_studio.studies.study_figure import draw_study, figure_bytes
    from vit_studio.window.export.figure_fonts import set_fonts

    suffix = check_suffix(path, FIGURES.suffixes)
    figure = draw_study(table, words)
    set_fonts(figure)
    write_whole(path, figure_bytes(figure, suffix))


def _busy() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "Something else is just being saved."),
        QT_TRANSLATE_NOOP("errors", "Try again in a moment."),
    )
