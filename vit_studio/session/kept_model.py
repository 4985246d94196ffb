"""What the last training ended with, and a model that only memory holds when something else takes its place."""

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.trainer import Trainer


class KeptModel(QObject):
    """Holds on to what a training ended with; where its run could not be written, until it is saved or unwanted.

    A model whose run is on the disk need not be kept: the run's folder does that.
    """

    changed = Signal()
    """Whether a model is kept that is nowhere else."""
    saved = Signal(object)
    """The path of the file that it was written to."""

    def __init__(self, exhibit: Exhibit, trainer: Trainer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._trained: HeldModel | None = None
        self._fresh: HeldModel | None = None
        self._kept: HeldModel | None = None
        trainer.model_grew.connect(self._on_model_grew)
        trainer.running_changed.connect(self._on_running_changed)
        exhibit.model_changed.connect(self._on_model_changed)

    @property
    def held(self) -> HeldModel | None:
        """The model that is kept because it is on no disk."""
        return self._kept

    @property
    def trained(self) -> HeldModel | None:
        """The model that the last training ended with; None while another one runs."""
        return self._trained

    def note_saved(self, held: HeldModel) -> None:
        """Say that a model is in a file now."""
        if self._fresh is not None and held.model is self._fresh.model:
            self._fresh = None
        if self._kept is not None and held.model is self._kept.model:
            self.forget()

    @Slot()
    def forget(self) -> None:
        """Nobody wants it."""
        if self._kept is not None:
            self._kept = None
            self.changed.emit()

    @Slot(object)
    def _on_model_grew(self, held: HeldModel) -> None:
        if held.step is None:  # the last one of its training
            self._trained = held
            self._fresh = held if held.recorded_in is None else None

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        if running:
            self._trained = None
            self._keep()

    @Slot()
    def _on_model_changed(self) -> None:
        shown = self._exhibit.shown.held
        # while the trace of the trained model itself is awaited, the one before it is on show
        # and a look at another moment of a run takes nothing away
        if shown is None or shown is not self._exhibit.wish.held or shown.kept_step is not None:
            return
        if self._fresh is not None and shown.model is not self._fresh.model:
            self._keep()

    def _keep(self) -> None:
        if self._fresh is not None:
            self._kept, self._fresh = self._fresh, None
            self.changed.emit()
