"""Keeps the curves of run folders as they are on disk: read once, and again and again while somebody writes them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vit_studio.errors import VitStudioError
from vit_studio.session.jobs import Lane
from vit_studio.window.docks.training.run_reading import Found, RunReading, read_runs

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

WRITTEN_MS: Final = 1000
"""Between two looks while one of the runs is written: curves of a training over hours need no more."""
REST_MS: Final = 3000
"""While none is; a run that was stopped may be resumed from elsewhere."""


class RunReader(QObject):
    """`came` carries the RunReading and the RunRead of a run that is here for the first time, or anew as somebody
    asked for it again; `grew` the RunRead of one that is here; `failed` why a folder is no run.
    """

    came = Signal(object, object)
    grew = Signal(object)
    failed = Signal(object)

    def __init__(self, studio: "Studio", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._asked: list[RunReading] = []
        self._followed: dict[RunReading, bool] = {}
        """Those that may grow, and whether somebody writes them."""
        self._is_reading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def add(self, path: Path, *, on_top: bool = False) -> None:
        """Read a run from its beginning, and follow it until it is finished."""
        self._asked.append(RunReading(path, on_top=on_top))
        self._look()

    def follow(self, path: Path) -> None:
        """Go on with a run that others read so far; all of it is told anew."""
        self._followed[RunReading(path)] = False
        self._look()

    def keep_only(self, paths: Iterable[Path]) -> None:
        """Follow no other runs any more; those that are still to be read come all the same."""
        kept = set(paths)
        self._followed = {reading: written for reading, written in self._followed.items() if reading.path in kept}

    @Slot()
    def _look(self) -> None:
        if self._is_reading:
            return  # whoever reads looks again
        readings = (*self._asked, *self._followed)
        if readings:
            self._is_reading = True
            self._studio.jobs.run(
                Lane.CURVES,
                lambda control: read_runs(readings, control),
                on_done=lambda found: self._on_read(readings, found),
                on_dropped=lambda: self._on_dropped(readings),
            )

    def _on_read(self, readings: tuple[RunReading, ...], found: list[Found]) -> None:
        self._is_reading = False
        new, self._asked = self._asked, [reading for reading in self._asked if reading not in readings]
        for reading, read in found:
            if reading not in new and reading not in self._followed:
                continue  # taken away meanwhile
            if isinstance(read, VitStudioError):
                self.failed.emit(read)
                continue
            self._follow(reading, read.is_written, is_finished=read.is_finished)
            if reading in new:
                self.came.emit(reading, read)
            else:
                self.grew.emit(read)
        self._go_on()

    def _on_dropped(self, readings: tuple[RunReading, ...]) -> None:
        """What was read is lost, as other curves have taken the place of these: none of it is followed any more."""
        self._is_reading = False
        self._asked = [reading for reading in self._asked if reading not in readings]
        self._followed = {each: written for each, written in self._followed.items() if each not in readings}
        self._go_on()

    def _follow(self, reading: RunReading, is_written: bool, *, is_finished: bool) -> None:
        for other in [other for other in self._followed if other.path == reading.path]:
            del self._followed[other]
        if not is_finished:
            self._followed[reading] = is_written

    def _go_on(self) -> None:
        if self._asked:
            self._look()
        elif self._followed:
            self._timer.start(WRITTEN_MS if any(self._followed.values()) else REST_MS)
