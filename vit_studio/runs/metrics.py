"""The events of a run as they lie on disk, read whole or as they come."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from vit_studio.runs.event_lines import from_line
from vit_studio.runs.run_folder import RunFolder
from vit_studio.training.events import TrainEvent

_REMEMBERED: Final = 512
"""Bytes before the place up to which a file was read; if they change, the file was cut and written anew."""


def read_metrics(folder: RunFolder) -> tuple[TrainEvent, ...]:
    """All events of a run in their order; none where nothing was written or can be read."""
    return MetricsTail(folder.metrics_file).new_events()


class MetricsTail:
    """Reads the events of a file that grows, also one that another machine writes; nothing in it can be an error."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0
        self._last = b""
        self.was_cut = False

    def new_events(self) -> tuple[TrainEvent, ...]:
        """The events since the last call.

        `was_cut` then says whether the file had been cut back, as a run that is resumed does: these events are all
        there are, and those told before are void.
        """
        data = self._new_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        self._offset += len(whole)
        self._last = (self._last + whole)[-_REMEMBERED:]
        return tuple(event for event in map(from_line, whole.splitlines()) if event is not None)

    def _new_bytes(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset - len(self._last))
                self.was_cut = file.read(len(self._last)) != self._last
                if self.was_cut:
                    self._offset, self._last = 0, b""
                    file.seek(0)
                data = file.read()
        except OSError:  # not there yet, or the disk is away for a while
            self.was_cut = False
            return b""
        # a shared disk may tell the size of a file before its content, and gives zeros meanwhile
        return data.partition(b"\0")[0]


def lines_with_ends(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Each whole line, and where it ends; a torn last one is left out."""
    start = 0
    while (end := data.find(b"\n", start) + 1) > 0:
        yield data[start:end], end
        start = end
