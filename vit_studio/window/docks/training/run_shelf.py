"""The runs whose curves are laid over each other: the one that trains, earlier ones, some from disk."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vit_studio.window.docks.training.run_name import run_name
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.views.charts.curve_colours import NUM_RUN_COLOURS


@dataclasses.dataclass(eq=False, kw_only=True)
class ShownRun:
    """A run with the name and the place among the runs' colours that it keeps for as long as it is here."""

    name: str
    record: TrainingRecord
    colour: int
    path: Path | None = None
    class_names: tuple[str, ...] = ()
    seed: int | None = None
    is_shown: bool = True
    is_written: bool = False
    """Whether another process is writing it now."""
    may_grow: bool = False
    """Whether its folder is to be looked at again: nobody has told the end of it."""


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class ShelfMemory:
    """All that a shelf holds; `count` numbers the trainings of this session."""

    runs: tuple[ShownRun, ...]
    chosen: ShownRun | None
    count: int


class RunShelf(QObject):
    """The first run is on top, and drawn last; the chosen one is that whose values and classes are told."""

    changed = Signal()
    """Which runs there are, what they are called, which are shown or chosen; not that one has grown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[ShownRun] = []
        self._chosen: ShownRun | None = None
        self._count = 0

    @property
    def runs(self) -> tuple[ShownRun, ...]:
        """From the top."""
        return tuple(self._runs)

    @property
    def shown(self) -> tuple[ShownRun, ...]:
        """Those that are drawn and have something to draw, from the top."""
        return tuple(run for run in self._runs if run.is_shown and (len(run.record) or run.record.evaluated))

    @property
    def picked(self) -> ShownRun | None:
        """The one that a person has gone to, be it shown or not."""
        return self._chosen or self.chosen

    @property
    def chosen(self) -> ShownRun | None:
        """The one that was chosen, as long as it is shown; else the topmost that is."""
        shown = self.shown
        return self._chosen if self._chosen in shown else next(iter(shown), None)

    def run_of(self, record: TrainingRecord) -> ShownRun | None:
        """The run that a record is of."""
        return next((run for run in self._runs if run.record is record), None)

    def at(self, path: Path | None) -> ShownRun | None:
        """The run of a folder."""
        return next((run for run in self._runs if path is not None and run.path == path), None)

    def add_training(
        self,
        record: TrainingRecord,
        *,
        class_names: tuple[str, ...] = (),
        path: Path | None = None,
        seed: int | None = None,
    ) -> ShownRun:
        """A training of this session, on top of all others; of a folder that is here already, it goes on with that."""
        known = self.at(path)
        if known is not None:
            known.is_written = known.may_grow = False  # what it tells is heard at first hand
            return self._renew(known, record, 0)
        self._count += 1
        name = self._name_of(path, seed) if path is not None else self.tr("training {0}").format(self._count)
        run = ShownRun(name=name, record=record, colour=0, path=path, class_names=class_names, seed=seed)
        return self._put(run, 0)

    def add_folder(
        self,
        path: Path,
        record: TrainingRecord,
        class_names: tuple[str, ...] = (),
        *,
        seed: int | None = None,
        on_top: bool = False,
        is_written: bool = False,
        may_grow: bool = False,
    ) -> ShownRun:
        """A run from disk, below the others or above; the same folder again renews what was read before."""
        known = self.at(path)
        if known is not None:
            known.is_written, known.may_grow = is_written, may_grow
            return self._renew(known, record, 0 if on_top else self._runs.index(known))
        run = ShownRun(
            name=self._name_of(path, seed),
            record=record,
            colour=0,
            path=path,
            class_names=class_names,
            seed=seed,
            is_written=is_written,
            may_grow=may_grow,
        )
        return self._put(run, 0 if on_top else len(self._runs))

    def note_writer(self, run: ShownRun, *, is_written: bool, may_grow: bool) -> None:
        """Whether another process writes the run, and whether it ever may."""
        if (run.is_written, run.may_grow) != (is_written, may_grow):
            run.is_written, run.may_grow = is_written, may_grow
            self.changed.emit()

    def remove(self, run: ShownRun) -> None:
        """Take a run away; its folder stays as it is."""
        if run in self._runs:
            self._runs.remove(run)
            self._chosen = None if self._chosen is run else self._chosen
            self.changed.emit()

    def show(self, run: ShownRun, shown: bool) -> None:
        """Draw a run, or leave it out."""
        if run.is_shown != shown:
            run.is_shown = shown
            self.changed.emit()

    def make_room(self) -> None:
        """Leave out a run that is shown alone: another one takes its place."""
        if len(self.shown) == 1:
            self.show(self.shown[0], False)

    def rename(self, run: ShownRun, name: str) -> None:
        """Call it something else; an empty name changes nothing."""
        if name.strip() and name.strip() != run.name:
            run.name = name.strip()
            self.changed.emit()

    def choose(self, run: ShownRun) -> None:
        """Tell the values and classes of this run."""
        if run is not self._chosen:
            self._chosen = run
            self.changed.emit()

    @property
    def memory(self) -> "ShelfMemory":
        """For another shelf that takes the place of this one."""
        return ShelfMemory(runs=self.runs, chosen=self._chosen, count=self._count)

    def restore(self, memory: "ShelfMemory") -> None:
        """Hold what another one held."""
        self._runs, self._chosen, self._count = list(memory.runs), memory.chosen, memory.count
        self.changed.emit()

    def _name_of(self, path: Path, seed: int | None) -> str:
        return run_name(path.name, seed=seed, taken=[run.name for run in self._runs])

    def _renew(self, run: ShownRun, record: TrainingRecord, place: int) -> ShownRun:
        run.record, run.is_shown, self._chosen = record, True, run
        self._runs.remove(run)
        self._runs.insert(place, run)
        self.changed.emit()
        return run

    def _put(self, run: ShownRun, place: int) -> ShownRun:
        run.colour = _rarest(other.colour for other in self._runs)
        self._runs.insert(place, run)
        self._chosen = run
        self.changed.emit()
        return run


def _rarest(taken: Iterable[int]) -> int:
    """The first of the colours that fewest runs have."""
    counts = [0] * NUM_RUN_COLOURS
    for colour in taken:
        counts[colour] += 1
    return counts.index(min(counts))
