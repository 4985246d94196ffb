"""The study of positions, made when somebody first asks for it; its news for those who would not make it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vit_studio.session.jobs import Jobs
from vit_studio.session.trainer import Trainer

if TYPE_CHECKING:
    from vit_studio.session.position_study import PositionStudy


class StudyDesk(QObject):
    """Passes on what the study tells, see PositionStudy; at the start of the program none of it is imported."""

    began = Signal(object)
    changed = Signal()
    progressed = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    running_changed = Signal(bool)

    def __init__(self, trainer: Trainer, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._jobs = jobs
        self._made: PositionStudy | None = None

    @property
    def made(self) -> "PositionStudy | None":
        """The study, if somebody has asked for it."""
        return self._made

    @property
    def study(self) -> "PositionStudy":
        """The study; made now, if nobody has asked before."""
        if self._made is None:
            from vit_studio.session.position_study import PositionStudy

            self._made = study = PositionStudy(self._trainer, self._jobs, self)
            study.began.connect(self.began)
            study.changed.connect(self.changed)
            study.progressed.connect(self.progressed)
            study.failed.connect(self.failed)
            study.crashed.connect(self.crashed)
            study.running_changed.connect(self.running_changed)
        return self._made

    @property
    def running(self) -> bool:
        """Whether a study trains."""
        return self._made is not None and self._made.running

    def shutdown(self) -> bool:
        """Stop it and wait some seconds at most; whether its thread has ended."""
        return self._made is None or self._made.shutdown()
