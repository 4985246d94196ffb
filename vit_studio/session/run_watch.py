"""Keeps an eye on the folder of a run, whoever writes it; the disk is asked in the background."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vit_studio.errors import VitStudioError
from vit_studio.session.jobs import Jobs, Lane

if TYPE_CHECKING:
    from vit_studio.runs.follower import RunFollower, RunNews

INTERVAL_MS: Final = 1000
"""While somebody writes: soon enough for a person who watches, and next to nothing for a disk and for a training."""
REST_MS: Final = 3000
"""While nobody does; a run that was stopped may be resumed from elsewhere."""
RUN_SUFFIX: Final = ".run"
"""Of the folder of a run that lies beside its model: fashion_mnist.run beside fashion_mnist.safetensors."""


class RunWatch(QObject):
    """Watches one run at most, until it is finished or `stop` is called.

    `opened` carries its RunFolder, once; `told` RunNews, whenever something is new; `failed` why it is no run.
    """

    opened = Signal(object)
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked: object = None
        self._follower: RunFollower | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._poll)

    def watch(self, path: Path) -> None:
        """Watch this run as soon as it is opened, in place of another; one that is none leaves the other watched."""
        asked = self._asked = object()
        self._jobs.run(
            Lane.RUN,
            lambda _: _open(path),
            on_done=lambda opened: self._on_opened(asked, opened),
            on_failed=lambda error: self._on_failed(asked, error),
            on_dropped=lambda: self._on_dropped(asked),
        )

    @Slot()
    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()
        self._asked = self._follower = None
        self._jobs.cancel(Lane.RUN)

    @Slot()
    def look_now(self) -> None:
        """Ask for news at once: something is known to have happened."""
        if self._follower is not None:
            self._timer.start(0)

    @Slot()
    def _poll(self) -> None:
        follower = self._follower
        if follower is None:
            return
        if self._jobs.is_busy(Lane.RUN):  # the disk is slow
            self._timer.start(INTERVAL_MS)
            return
        self._jobs.run(Lane.RUN, lambda _: _look(follower), on_done=lambda look: self._on_looked(follower, look))

    def _on_opened(self, asked: object, opened: "_Opened") -> None:
        if asked is self._asked:
            self._timer.stop()
            self._asked, self._follower = None, opened.follower
            self.opened.emit(opened.follower.folder)
            self._on_looked(opened.follower, opened.look)

    def _on_failed(self, asked: object, error: VitStudioError) -> None:
        if asked is self._asked:
            self._on_dropped(asked)
            self.failed.emit(error)

    def _on_dropped(self, asked: object) -> None:
        """The run that is watched goes on; a look at it may have been put off for the other."""
        if asked is self._asked:
            self._asked = None
            self.look_now()

    def _on_looked(self, follower: "RunFollower", look: "_Look") -> None:
        if follower is not self._follower:
            return
        if look.interval is not None:
            self._timer.start(look.interval)
        if look.news is not None:
            self.told.emit(look.news)


@dataclasses.dataclass(frozen=True, eq=False)
class _Look:
    """What was new, and after how many milliseconds it is worth looking again; None where nothing will ever come."""

    news: "RunNews | None"
    interval: int | None


@dataclasses.dataclass(frozen=True, eq=False)
class _Opened:
    follower: "RunFollower"
    look: _Look


def run_beside(model_file: Path) -> Path | None:
    """The run that a model file belongs to: it lies in it, or beside it in a folder of its name that ends in .run.

    A glance: three files are asked for.
    """
    from vit_studio.runs.run_folder import is_run

    folder = model_file.parent
    places = (model_file.with_suffix(RUN_SUFFIX), folder, *((folder.parent,) if folder.name == "snapshots" else ()))
    return next((place for place in places if is_run(place)), None)


def _open(path: Path) -> _Opened:
    from vit_studio.runs.follower import RunFollower

    follower = RunFollower(path)
    return _Opened(follower, _look(follower))


def _look(follower: "RunFollower") -> _Look:
    from vit_studio.runs.writer import read_writer

    news = follower.poll()
    folder = follower.folder
    if folder.is_finished and read_writer(folder.writer_file) is None:
        return _Look(news, None)
    return _Look(news, INTERVAL_MS if folder.writer_file.exists() else REST_MS)
