"""Watches the folder of a run that somebody else writes: another thread, process or machine."""

import dataclasses
import time
from collections.abc import Callable
from pathlib import Path

from vit_studio.runs.metrics import MetricsTail
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import Snapshot, list_snapshots
from vit_studio.runs.writer import Writer, is_alive, read_writer
from vit_studio.training.events import TrainEvent


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunNews:
    """What is new in a run.

    `events` are those since the last news; where `begins_anew` (always at first, and after the run was resumed from
    an earlier step) they are all there are, and older ones are void. `snapshots` are all that belong to these events,
    by step. `writer` is the process that writes the run now, or None.
    """

    events: tuple[TrainEvent, ...]
    begins_anew: bool
    snapshots: tuple[Snapshot, ...]
    writer: Writer | None
    is_finished: bool


class RunFollower:
    """Asks a run for news; raises RunError where `path` is no run, and from then on nothing."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = RunFolder.open(path)
        self._tail = MetricsTail(self.folder.metrics_file)
        self._pulse = _Pulse(self.folder.writer_file, clock)
        self._step = -1
        self._last: RunNews | None = None

    def poll(self) -> RunNews | None:
        """What is new since the last call; None where nothing is. Takes some milliseconds, on a slow disk more."""
        writer = self._pulse.writer()  # before all else: what it writes last is then read, and not missed
        is_finished = self.folder.is_finished
        events = self._tail.new_events()
        begins_anew = self._last is None or self._tail.was_cut
        if begins_anew:
            self._step = -1
        self._step = max((event.step for event in events), default=self._step)
        news = RunNews(
            events=events,
            begins_anew=begins_anew,
            # those of later steps are from before the run was resumed, and will be written anew
            snapshots=tuple(snapshot for snapshot in list_snapshots(self.folder) if snapshot.step <= self._step),
            writer=writer,
            is_finished=is_finished,
        )
        is_new = begins_anew or bool(events) or _state(news) != _state(self._last)
        self._last = news
        return news if is_new else None


class _Pulse:
    """Whether the writer lives; on a disk whose clock differs from ours, by seeing its heartbeat."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._path = path
        self._clock = clock
        self._touched = 0.0
        self._seen = 0.0

    def writer(self) -> Writer | None:
        """The process that writes the run now."""
        writer = read_writer(self._path)
        try:
            touched = self._path.stat().st_mtime
        except OSError:
            return None
        if writer is None:
            return None
        untouched = time.time() - touched
        if self._touched and touched != self._touched:
            self._seen = self._clock()
        self._touched = touched
        if self._seen:
            untouched = min(untouched, self._clock() - self._seen)
        return writer if is_alive(writer, untouched=untouched) else None


def _state(news: RunNews | None) -> object:
    """What can be news even where no event is."""
    return None if news is None else (news.snapshots, news.writer, news.is_finished)
