"""Writes models to files, one at a time, in the background."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session import opening
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.kept_model import KeptModel

_LATER = QT_TRANSLATE_NOOP("errors", "Try again in a moment.")


class ModelSaver(QObject):
    """`saved` carries the path once it is written; `failed` why nothing is, also while another is being written."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, exhibit: Exhibit, kept: KeptModel, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._kept = kept
        self._jobs = jobs

    def save_shown(self, path: Path) -> None:
        """The model on show, of a difference A."""
        self._save(path, self._exhibit.wish.seen_held, self.saved)

    def save_kept(self, path: Path) -> None:
        """The trained model that another one has replaced; `KeptModel.saved` tells when it is there."""
        self._save(path, self._kept.held, self._kept.saved)

    def save_trained(self, path: Path) -> None:
        """What the last training ended with, whatever is on show."""
        self._save(path, self._kept.trained, self.saved)

    def _save(self, path: Path, held: HeldModel | None, saved: SignalInstance) -> None:
        if held is None:
            self._refuse(QT_TRANSLATE_NOOP("errors", "There is no model to save yet."))
        elif self._jobs.is_busy(Lane.SAVE):
            # the newest request must not win here: what a person saved has to be on the disk
            self._refuse(QT_TRANSLATE_NOOP("errors", "A model is just being saved."))
        else:
            self._jobs.run(
                Lane.SAVE,
                lambda _: opening.save_model(path, held),
                on_done=lambda written: self._on_saved(written, held, saved),
            )

    def _on_saved(self, path: Path, held: HeldModel, saved: SignalInstance) -> None:
        self._kept.note_saved(held)
        saved.emit(path)

    def _refuse(self, message: str) -> None:
        self.failed.emit(VitStudioError(message, _LATER))
