"""A training that was left before its end when the program was closed: how far it came, and that it can go on."""

import dataclasses
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.trainer import Trainer


@dataclasses.dataclass(frozen=True, kw_only=True)
class Unfinished:
    """The run in the folder `path` has told of `step` of its `steps`, and nobody writes it now."""

    path: Path
    step: int
    steps: int


class UnfinishedRun(QObject):
    """Offers one run at most, until a training begins or somebody declines; the folder is read in the background."""

    changed = Signal()
    dismissed = Signal()
    """Nobody wants to be reminded of it."""

    def __init__(self, trainer: Trainer, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._trainer = trainer
        self._found: Unfinished | None = None
        trainer.began.connect(self._on_began)

    @property
    def found(self) -> Unfinished | None:
        """The run that can go on."""
        return self._found

    def look(self, path: Path) -> None:
        """Find out whether there is an unfinished run at `path`; a folder that holds none is passed over."""
        self._jobs.run(
            Lane.UNFINISHED, lambda _: read_unfinished(path), on_done=self._on_read, on_failed=lambda _: None
        )

    @Slot()
    def dismiss(self) -> None:
        """Offer it no more."""
        if self._found is not None:
            self._offer(None)
            self.dismissed.emit()

    @Slot()
    def _on_began(self) -> None:
        self._offer(None)

    def _on_read(self, found: Unfinished | None) -> None:
        if not self._trainer.running:
            self._offer(found)

    def _offer(self, found: Unfinished | None) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()


def read_unfinished(path: Path) -> Unfinished | None:
    """How far a run came; None where it is finished, being written, or has no step to go on from. Raises RunError."""
    from vit_studio.runs.follower import RunFollower

    follower = RunFollower(path)
    news, steps = follower.poll(), follower.folder.info.steps
    if news is None or news.is_finished or news.writer is not None:
        return None
    step = max((event.step for event in news.events), default=0)
    return Unfinished(path=path, step=step, steps=steps) if step else None
