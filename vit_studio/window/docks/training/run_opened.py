"""A run that was opened to be looked at: the dock shows its curves, and says how far it is and who writes it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.window.docks.training.training_bar import TrainingBar
from vit_studio.window.docks.training.training_words import kept_in_text

if TYPE_CHECKING:
    from vit_studio.runs.run_folder import RunFolder
    from vit_studio.session.studio import Studio
    from vit_studio.window.docks.training.training_curves import TrainingCurves


class OpenedRun(QObject):
    """Follows the studio's timeline; a training of this window speaks for itself, and its words are left alone."""

    def __init__(self, studio: "Studio", bar: TrainingBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timeline = studio.timeline
        self._trainer = studio.trainer
        self._bar = bar
        self._curves: TrainingCurves | None = None
        self._shown: Path | None = None
        self._words_before: tuple[str, str] | None = None
        """What the row said, with its tip, before it spoke of the run."""
        studio.timeline.changed.connect(self.tell)
        self.tell()

    def show_in(self, curves: "TrainingCurves") -> None:
        """Show the curves of the run here from now on."""
        self._curves = curves
        self._show_curves()

    @Slot()
    def tell(self) -> None:
        """Say it, also where somebody else has just said something."""
        folder = self._timeline.opened_folder
        if folder is None:
            self._shown = None
            self._fall_silent()
        else:
            self._say(folder)
            self._show_curves()

    def _show_curves(self) -> None:
        folder = self._timeline.opened_folder
        if folder is not None and self._curves is not None and folder.path != self._shown:
            self._shown = folder.path
            self._curves.add_folder(folder.path, on_top=True)

    def _say(self, folder: "RunFolder") -> None:
        if self._words_before is None:
            self._words_before = self._bar.words.text(), self._bar.words.toolTip()
        record = self._timeline.record
        text = (
            self.tr("{0} is written by another process: step {1} of {2}")
            if record.is_written
            else self.tr("{0}: step {1} of {2}")
        )
        words = text.format(folder.path.name, f"{record.newest_step:,}", f"{record.steps:,}")
        self._bar.show_words(words, kept_in_text(folder.path))

    def _fall_silent(self) -> None:
        before, self._words_before = self._words_before, None
        if before is not None and not self._trainer.running:
            words, tip = before
            self._bar.show_words(words, tip.removeprefix(words).strip())
