"""In what the training that was resumed last is not as its run began, until somebody has read it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.session.trainer import Trainer

if TYPE_CHECKING:
    from vit_studio.runs.terms import Difference


class ResumedTerms(QObject):
    """Listens to the trainer; another training that begins, or `forget`, makes it empty."""

    changed = Signal()

    def __init__(self, trainer: Trainer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()
        trainer.began.connect(self.forget)
        trainer.resumed_otherwise.connect(self._on_resumed_otherwise)

    @property
    def differences(self) -> "tuple[Difference, ...]":
        """Why its weights may differ from those of a run that was never left; none where they are the same."""
        return self._differences

    @Slot()
    def forget(self) -> None:
        """It was read."""
        if self._differences:
            self._differences = ()
            self.changed.emit()

    @Slot(object)
    def _on_resumed_otherwise(self, differences: "tuple[Difference, ...]") -> None:
        self._differences = differences
        self.changed.emit()
