"""Work in the background: in lanes, the newest request wins, and everything is told in the GUI thread."""

import dataclasses
import enum
import logging
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from vit_studio.errors import VitStudioError
from vit_studio.session.lane_worker import LaneWorker
from vit_studio.session.relay import Relay

log = logging.getLogger(__name__)
T = TypeVar("T")


class Lane(enum.StrEnum):
    """What is worked on; lanes run beside each other, the jobs of one lane one after another."""

    TRACE = "trace"
    MODEL = "model"
    IMAGES = "images"
    DOWNLOAD = "download"
    SAVE = "save"
    FIGURE = "figure"
    PREDICTIONS = "predictions"
    HEADS = "heads"
    LINES = "lines"
    DERIVED = "derived"
    STUDY = "study"
    PINNED = "pinned"
    CURVES = "curves"
    RECALLED = "recalled"
    MACHINE = "machine"
    RUN = "run"
    MOMENT = "moment"
    REEL = "reel"
    UNFINISHED = "unfinished"


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """Raised inside a job to end it, because it was cancelled or a newer one replaces it."""


class JobControl:
    """A job's line to the outside; it may be used from any thread."""

    def __init__(self, post_progress: "Callable[[JobControl], None]") -> None:
        self._post_progress = post_progress
        self._cancel = threading.Event()
        self._lock = threading.Lock()
        self._newest: tuple[int, int] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the job should end; its result would be dropped."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the job to end."""
        self._cancel.set()

    def check(self) -> None:
        """Raise Cancelled if the job should end."""
        if self.cancelled:
            raise Cancelled

    def progress(self, done: int, total: int) -> None:
        """Tell how far the job is; what the GUI thread had no time to look at is overwritten."""
        with self._lock:
            is_posted, self._newest = self._newest is not None, (done, total)
        if not is_posted:
            self._post_progress(self)

    def take_progress(self) -> tuple[int, int]:
        """The newest (done, total), for the GUI thread, once after each post."""
        with self._lock:
            newest, self._newest = self._newest, None
        assert newest is not None, "progress is taken once for each post"
        return newest


@dataclasses.dataclass(eq=False, kw_only=True)
class _Job:
    lane: Lane
    control: JobControl
    function: Callable[[JobControl], Any]
    on_done: Callable[[Any], None] | None
    on_failed: Callable[[VitStudioError], None] | None
    on_dropped: Callable[[], None] | None


@dataclasses.dataclass(frozen=True)
class _Done:
    result: Any


@dataclasses.dataclass(frozen=True)
class _Crash:
    text: str


_Outcome = _Done | VitStudioError | Cancelled | _Crash


class Jobs(QObject):
    """Runs functions in lanes of one thread each; lives in the GUI thread, and so do all signals and callbacks.

    `failed` carries the VitStudioError of a job that came without an `on_failed`; `crashed` carries the traceback of
    an exception that nobody expected, and the lane goes on.
    """

    busy_changed = Signal(str, bool)
    progressed = Signal(str, int, int)
    failed = Signal(object)
    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: dict[Lane, LaneWorker] = {}
        self._newest: dict[Lane, _Job] = {}
        self._told_busy: set[Lane] = set()
        self._relay = Relay(self)
        self._closed = False

    def run(
        self,
        lane: Lane,
        function: Callable[[JobControl], T],
        *,
        on_done: Callable[[T], None] | None = None,
        on_failed: Callable[[VitStudioError], None] | None = None,
        on_dropped: Callable[[], None] | None = None,
    ) -> None:
        """Run `function` in its lane, in place of the lane's earlier request.

        Exactly one of the callbacks is called, in the GUI thread: `on_dropped` when there will be neither result nor
        error, because the job was cancelled or replaced or has crashed. After `shutdown` nothing runs.
        """
        if self._closed:
            return
        job = _Job(
            lane=lane,
            control=JobControl(lambda control: self._relay.post(lambda: self._tell_progress(lane, control))),
            function=function,
            on_done=on_done,
            on_failed=on_failed,
            on_dropped=on_dropped,
        )
        replaced, self._newest[lane] = self._newest.get(lane), job
        if lane not in self._workers:
            self._workers[lane] = LaneWorker(f"vit-studio {lane}")
        if replaced:
            replaced.control.cancel()
        self._workers[lane].submit(lambda: self._work(job))
        if replaced:
            _call(replaced.on_dropped)
        self._tell_busy(lane)

    def cancel(self, lane: Lane) -> None:
        """Ask the lane's job to end; its `on_dropped` is called when it has."""
        if job := self._newest.get(lane):
            job.control.cancel()

    def is_busy(self, lane: Lane) -> bool:
        """Whether a job of the lane waits or runs."""
        return lane in self._newest

    def shutdown(self, timeout: float = 2.0) -> bool:
        """Cancel everything and wait at most `timeout` seconds; whether all has ended.

        No callback and no signal comes afterwards.
        """
        self._closed = True
        self._relay.close()
        for job in self._newest.values():
            job.control.cancel()
        self._newest.clear()
        for worker in self._workers.values():
            worker.stop()
        deadline = time.monotonic() + timeout
        left = [
            lane for lane, worker in self._workers.items() if not worker.join(max(deadline - time.monotonic(), 0.0))
        ]
        for lane in left:
            log.info("The %s job did not end within %.1f s and is left behind", lane, timeout)
        return not left

    def _work(self, job: _Job) -> None:
        outcome = _outcome(job)
        self._relay.post(lambda: self._end(job, outcome))

    def _tell_busy(self, lane: Lane) -> None:
        is_busy = self.is_busy(lane)
        if is_busy != (lane in self._told_busy):
            self._told_busy ^= {lane}
            self.busy_changed.emit(lane, is_busy)

    def _tell_progress(self, lane: Lane, control: JobControl) -> None:
        done, total = control.take_progress()
        job = self._newest.get(lane)
        if job and job.control is control:
            self.progressed.emit(lane, done, total)

    def _end(self, job: _Job, outcome: _Outcome) -> None:
        if self._newest.get(job.lane) is job:
            del self._newest[job.lane]
            try:
                self._tell_outcome(job, outcome)
            finally:
                self._tell_busy(job.lane)
        if isinstance(outcome, _Crash):
            # a bug is told even if nobody waits for the result any more; last, since a dialog may hold up this slot
            log.info("The %s job crashed:\n%s", job.lane, outcome.text)
            self.crashed.emit(outcome.text)

    def _tell_outcome(self, job: _Job, outcome: _Outcome) -> None:
        if job.control.cancelled or isinstance(outcome, Cancelled | _Crash):
            _call(job.on_dropped)
        elif isinstance(outcome, _Done):
            _call(job.on_done, outcome.result)
        elif job.on_failed:
            job.on_failed(outcome)
        else:
            self.failed.emit(outcome)


def _outcome(job: _Job) -> _Outcome:
    try:
        job.control.check()
        return _Done(job.function(job.control))
    except (Cancelled, VitStudioError) as outcome:
        return outcome
    except BaseException:  # whatever it is, the lane goes on
        return _Crash(traceback.format_exc())


def _call(callback: Callable[..., None] | None, *arguments: Any) -> None:
    if callback:
        callback(*arguments)
