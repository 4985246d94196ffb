"""Appends the events of a run to its metrics, of which none is ever there twice."""

import contextlib
import errno
import os
import weakref
from collections.abc import Callable
from pathlib import Path

from vit_studio.runs.event_lines import from_line, to_line
from vit_studio.runs.metrics import lines_with_ends
from vit_studio.runs.run_error import taken_over
from vit_studio.runs.safe_files import write_safely
from vit_studio.training.events import Evaluated, Started, TrainEvent


class MetricsWriter:
    """Goes on after `step`, or begins anew with None: what is written of later steps will come once more.

    `evaluation_due` says that the evaluation of `step` will come as well. All methods raise OSError, and then the
    lines that were there are there. Before anything is taken away, `check` is called: it raises BusyError where the
    file is another process's by now, whose lines they would be; so do they where that one has been and gone.
    """

    def __init__(
        self, path: Path, *, step: int | None, evaluation_due: bool = False, check: Callable[[], None]
    ) -> None:
        self._path = path
        self._check = check
        _cut(path, step=step, evaluation_due=evaluation_due)
        self._file = path.open("ab", buffering=0)
        self._end = os.fstat(self._file.fileno()).st_size
        weakref.finalize(self, self._file.close)

    def write(self, event: TrainEvent) -> None:
        """Append the event's line, whole or not at all; it outlasts the end of the process."""
        line = to_line(event)
        try:
            self._drop_torn()
            rest = memoryview(line)
            while rest:
                # a disk that fills up takes a part, and says only at the next one that it is full
                rest = rest[self._taken(rest) :]
        except OSError:
            with contextlib.suppress(OSError):
                self._drop_torn()
            raise
        self._end += len(line)

    def sync(self) -> None:
        """Make all lines outlast a loss of power, and find out whether they are the last."""
        self._check_last()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Write no more."""
        self._file.close()

    def _taken(self, data: memoryview) -> int:
        taken = self._file.write(data)
        if not taken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return taken

    def _drop_torn(self) -> None:
        """Take away the half line that a full disk has left."""
        if os.fstat(self._file.fileno()).st_size > self._end:
            self._check()
            self._check_last()
            self._file.truncate(self._end)

    def _check_last(self) -> None:
        """Raise BusyError where whole lines follow: somebody resumed the run while this process slept, and went on."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._end)
                rest = file.read()
        except FileNotFoundError:  # somebody tidied up
            return
        if b"\n" in rest:
            raise taken_over(self._path.parent)


def _cut(path: Path, *, step: int | None, evaluation_due: bool) -> None:
    """Leave the lines up to `step` alone, by a new file, so that a torn one cannot be the outcome."""
    data = path.read_bytes() if path.exists() else b""
    end = 0 if step is None else _kept_length(data, step, evaluation_due=evaluation_due)
    if end < len(data):
        write_safely(path, data[:end])


def _kept_length(data: bytes, step: int, *, evaluation_due: bool) -> int:
    """Where the last line ends that holds for a training that stands at `step`."""
    kept = 0
    for line, end in lines_with_ends(data):
        event = from_line(line)
        if event is None or isinstance(event, Started):
            continue  # it stays if something comes after it
        if event.step > step or (event.step == step and evaluation_due and isinstance(event, Evaluated)):
            break
        kept = end
    return kept
