"""Puts on the shelf what is read of run folders, and lets the runs there grow as their folders do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.window.docks.training.run_reader import RunReader
from vit_studio.window.docks.training.run_reading import RunRead, RunReading
from vit_studio.window.docks.training.run_shelf import RunShelf
from vit_studio.window.docks.training.training_record import TrainingRecord

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class RunFollowing(QObject):
    """A record that `is_live` is left alone: this window has trained it, and knows it best."""

    grew = Signal()
    """Something came to a run that is here."""

    def __init__(
        self,
        studio: "Studio",
        shelf: RunShelf,
        *,
        is_live: Callable[[TrainingRecord], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._is_live = is_live
        self.reader = RunReader(studio, self)
        self.reader.came.connect(self._on_came)
        self.reader.grew.connect(self._on_grew)
        shelf.changed.connect(self._on_shelf_changed)

    @Slot(object, object)
    def _on_came(self, reading: RunReading, read: RunRead) -> None:
        known = self._shelf.at(read.path)
        if known is not None and self._is_live(known.record):
            self._shelf.show(known, True)
            self._shelf.choose(known)
            return
        if reading.on_top and known is None:
            self._shelf.make_room()
        self._shelf.add_folder(
            read.path,
            read.record if read.record is not None else TrainingRecord(),
            read.class_names,
            seed=read.seed,
            on_top=reading.on_top,
            is_written=read.is_written,
            may_grow=not read.is_finished,
        )

    @Slot(object)
    def _on_grew(self, read: RunRead) -> None:
        run = self._shelf.at(read.path)
        if run is not None and run.may_grow:
            run.record = read.record if read.record is not None else run.record
            for event in read.events:
                run.record.add(event)
            self._shelf.note_writer(run, is_written=read.is_written, may_grow=not read.is_finished)
            self.grew.emit()

    @Slot()
    def _on_shelf_changed(self) -> None:
        self.reader.keep_only(run.path for run in self._shelf.runs if run.path is not None and run.may_grow)
