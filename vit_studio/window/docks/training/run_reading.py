"""Reads the curves of run folders, also of those that somebody is still writing, without holding up the window."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vit_studio.errors import VitStudioError
from vit_studio.session.jobs import JobControl
from vit_studio.training.events import TrainEvent
from vit_studio.window.docks.training.training_record import TrainingRecord

if TYPE_CHECKING:
    from vit_studio.runs.follower import RunFollower


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class RunRead:
    """What a run folder tells of itself: a `record` of everything, or where only more has come the new `events`.

    `is_written` says that a process is writing the run now, `is_finished` that nothing will come any more.
    """

    path: Path
    record: TrainingRecord | None
    events: tuple[TrainEvent, ...] = ()
    class_names: tuple[str, ...] = ()
    seed: int | None = None
    is_written: bool = False
    is_finished: bool = False


class RunReading:
    """One folder, read from its beginning and then as it grows; for one thread at a time."""

    def __init__(self, path: Path, *, on_top: bool = False) -> None:
        self.path = path
        self.on_top = on_top
        """Whether the run is to stand above the others."""
        self._follower: RunFollower | None = None

    def read(self, control: JobControl | None = None) -> RunRead | None:
        """What is new, None where nothing is; raises RunError for a folder that is no run."""
        from vit_studio.runs.follower import RunFollower

        if self._follower is None:
            self._follower = RunFollower(self.path)
        news = self._follower.poll()
        if news is None:
            return None
        record, events = None, news.events
        if news.begins_anew:
            record, events = TrainingRecord(), ()
            for event in news.events:
                if control is not None:
                    control.check()
                record.add(event)
        return RunRead(
            path=self.path,
            record=record,
            events=events,
            class_names=self._follower.folder.info.model_info.class_names,
            seed=self._follower.folder.info.settings.seed,
            is_written=news.writer is not None and not news.is_finished,
            is_finished=news.is_finished and news.writer is None,
        )


Found = tuple[RunReading, RunRead | VitStudioError]


def read_runs(readings: Sequence[RunReading], control: JobControl | None = None) -> list[Found]:
    """What is new in each, or what is wrong with it: one that is no run must not keep the others away."""
    found: list[Found] = []
    for reading in readings:
        try:
            read = reading.read(control)
        except VitStudioError as error:
            found.append((reading, error))
        else:
            found += [(reading, read)] if read is not None else []
    return found
