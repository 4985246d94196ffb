"""A study that was left before its end when the program was closed: how far it came, and that it can go on."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.study_desk import StudyDesk

if TYPE_CHECKING:
    from vit_studio.studies.study_folder import StudyFolder
    from vit_studio.studies.study_plan import Member


@dataclasses.dataclass(frozen=True, kw_only=True)
class LeftStudy:
    """Of the trainings of the study in the folder `path`, `done` of `total` are finished.

    `is_written` while another process trains one of them.
    """

    path: Path
    done: int
    total: int
    is_written: bool = False


class UnfinishedStudy(QObject):
    """Offers one study at most, until it is opened, another one trains, or somebody declines."""

    changed = Signal()
    forgotten = Signal()
    """Nobody needs to be reminded of it: it was declined, is finished, or its folder is gone."""

    def __init__(self, studies: StudyDesk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studies = studies
        self._jobs = jobs
        self._found: LeftStudy | None = None
        studies.changed.connect(self._on_study_changed)

    @property
    def found(self) -> LeftStudy | None:
        """The study that can go on."""
        return self._found

    def look(self, path: Path) -> None:
        """Find out, in the background, whether there is an unfinished study at `path`."""
        # in the lane in which studies are opened: one that somebody opens meanwhile is wanted more
        self._jobs.run(Lane.STUDY, lambda _: read_left(path), on_done=self._on_read, on_failed=lambda _: None)

    @Slot()
    def take_up(self) -> None:
        """Open it, ready to go on."""
        if self._found is not None and not self._studies.running:
            self._studies.study.open(self._found.path)

    @Slot()
    def dismiss(self) -> None:
        """Offer it no more."""
        if self._found is not None:
            self._offer(None)
            self.forgotten.emit()

    def _on_read(self, left: LeftStudy | None) -> None:
        if left is None:
            self.forgotten.emit()
        elif not left.is_written and not self._studies.running:
            self._offer(left)

    @Slot()
    def _on_study_changed(self) -> None:
        study, found = self._studies.made, self._found
        if study is None or found is None:
            return
        if study.running or (study.folder is not None and study.folder.path == found.path):
            self._offer(None)

    def _offer(self, found: LeftStudy | None) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()


def read_left(path: Path) -> LeftStudy | None:
    """How far a study came, at a glance; None where it is finished or gone.

    Raises StudyError or RunError where it cannot be read.
    """
    from vit_studio.studies.study_folder import StudyFolder, is_study

    if not is_study(path):
        return None
    folder = StudyFolder.open(path)
    left = [member for member in folder.plan.members if not _is_finished(folder, member)]
    if not left:
        return None
    total = len(folder.plan.members)
    is_written = any(_is_written(folder, member) for member in left)
    return LeftStudy(path=path, done=total - len(left), total=total, is_written=is_written)


def _is_finished(folder: "StudyFolder", member: "Member") -> bool:
    run = folder.member_run(member)
    return run is not None and run.is_finished


def _is_written(folder: "StudyFolder", member: "Member") -> bool:
    from vit_studio.runs.follower import RunFollower

    run = folder.member_run(member)
    if run is None or not run.writer_file.exists():
        return False
    news = RunFollower(run.path).poll()
    return news is not None and news.writer is not None
