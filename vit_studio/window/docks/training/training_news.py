"""What the training has told, kept as a record, and said in the dock's row."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.session.jobs import Lane
from vit_studio.session.trainer_state import TrainerState
from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent
from vit_studio.window.docks.training.training_bar import TrainingBar
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.docks.training.training_words import ending_text, kept_in_text, paused_text, untrained_text

if TYPE_CHECKING:
    from vit_studio.runs.run_folder import RunFolder
    from vit_studio.session.held_model import HeldModel
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio

MOST_RECALLED: Final = 2000
"""Steps of a run that is resumed that are shown at once: a curve has no more pixels. The others follow."""


@dataclasses.dataclass(kw_only=True)
class Told:
    """Of the training that runs, or of the last one; `untrained_seed` is that of the model shown after a reset."""

    record: TrainingRecord = dataclasses.field(default_factory=TrainingRecord)
    path: Path | None = None
    seed: int | None = None
    epochs: int = 0
    finished: Finished | None = None
    is_in_trouble: bool = False
    has_begun: bool = False
    untrained_seed: int | None = None


class TrainingNews(QObject):
    """Listens to the trainer, and lets the row say how things stand."""

    grew = Signal()
    """A step was taken: row and curves may show it, soon."""
    changed = Signal()
    """The curves are to be drawn again, now."""
    began_anew = Signal()
    """Another training: what was told before is another run's."""

    def __init__(self, studio: "Studio", bar: TrainingBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trainer = studio.trainer
        self._desk = studio.training
        self._timeline = studio.timeline
        self._jobs = studio.jobs
        self._bar = bar
        self.told = Told()
        trainer = studio.trainer
        trainer.began.connect(self._on_began)
        trainer.recalled.connect(self._on_recalled)
        trainer.started.connect(self._on_started)
        trainer.stepped.connect(self._on_stepped)
        trainer.evaluated.connect(self._on_evaluated)
        trainer.measuring.connect(self._on_measuring)
        trainer.finished.connect(self._on_finished)
        trainer.troubled.connect(self._on_troubled)
        trainer.running_changed.connect(self._on_running_changed)
        trainer.state_changed.connect(self._on_state_changed)
        studio.timeline.live_changed.connect(self._on_live_changed)
        studio.training.untrained.connect(self._on_untrained)
        studio.training.resumable_changed.connect(self._show_offers)

    def take_over(self, told: Told) -> None:
        """Go on from what others were told."""
        self.told = told
        self.show_state()

    @property
    def _state(self) -> TrainerState:
        return self._trainer.state if self._trainer.running else TrainerState.READY

    @Slot()
    def _show_offers(self) -> None:
        resumable = self._desk.resumable
        self._bar.set_has_results(self.told.finished is not None and not self._trainer.running)
        self._bar.set_state(self._state, resumable=resumable.name if resumable is not None else "")

    def show_growth(self) -> None:
        """Let the row say how far the training is."""
        newest = self.told.record.newest
        if newest is None or not self._trainer.running:
            return
        if self._trainer.state is TrainerState.RUNNING:
            self._bar.show_progress(newest, self.told.epochs)
        else:
            self._bar.show_step(newest)

    def show_state(self) -> None:
        """Let the row offer and say what there is."""
        trainer, told = self._trainer, self.told
        self._show_offers()
        if trainer.running and told.record.newest is not None:
            self._bar.show_step(told.record.newest)
        self._say(self._state)

    def _say(self, state: TrainerState) -> None:
        newest, epochs = self.told.record.newest, self.told.epochs
        if state is TrainerState.READY:
            self._say_how_it_ended()
        elif state is TrainerState.STOPPING:
            self._bar.show_words(self.tr("Stopping: what was learned is being written…"))
        elif state is TrainerState.PAUSED and self.told.is_in_trouble:
            self._bar.show_words(
                self.tr("Paused: the run cannot be written, see above. Go on when there is room; nothing is lost.")
            )
        elif state is TrainerState.PAUSED:
            self._bar.show_words(paused_text(newest, is_on_show=self._timeline.is_live))
        elif newest is None:
            self._bar.show_waiting(self.tr("Getting ready…"))
        elif state is TrainerState.RUNNING:
            self._bar.show_progress(newest, epochs)

    def _say_how_it_ended(self) -> None:
        told = self.told
        if told.untrained_seed is not None:
            self._bar.show_words(untrained_text(told.untrained_seed, told.finished))
        elif told.finished is not None:
            tip = kept_in_text(told.path) if told.path is not None else ""
            self._bar.show_words(ending_text(told.finished, told.record.evaluated), tip)
        elif told.has_begun:
            self._bar.show_words(self.tr("The training has broken off; see the message above."))

    @Slot(object)
    def _on_began(self, folder: "RunFolder") -> None:
        self.told.epochs, self.told.seed = folder.info.settings.epochs, folder.info.settings.seed
        if folder.path != self.told.path:  # else it is the last one, that goes on
            self.told.path, self.told.record = folder.path, TrainingRecord()
            self.began_anew.emit()

    @Slot(object)
    def _on_recalled(self, past: tuple[TrainEvent, ...]) -> None:
        if self.told.record.newest is None:
            record = self.told.record = TrainingRecord.of(thinned(past, MOST_RECALLED))
            self.changed.emit()
            if len(record) < sum(isinstance(event, Progress) for event in past):
                # 40,000 steps, one after the other, would hold up the window for a third of a second
                self._jobs.run(
                    Lane.RECALLED,
                    lambda _: TrainingRecord.of(past),
                    on_done=lambda whole: self._on_completed(record, whole),
                )

    def _on_completed(self, record: TrainingRecord, whole: TrainingRecord) -> None:
        record.complete(whole)
        if record is self.told.record:
            self.changed.emit()

    @Slot(object)
    def _on_started(self, started: Started) -> None:
        self.told.record.add(started)

    @Slot(object)
    def _on_stepped(self, told: tuple[Progress, ...]) -> None:
        for progress in told:
            self.told.record.add(progress)
        self.grew.emit()

    @Slot(object)
    def _on_evaluated(self, evaluated: Evaluated) -> None:
        self.told.record.add(evaluated)
        self.changed.emit()

    @Slot()
    def _on_measuring(self) -> None:
        self._bar.show_words(self.tr("All steps are taken. The test images are looked at now, once…"))

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        self.told.finished = finished
        self.told.record.add(finished)

    @Slot()
    def _on_live_changed(self) -> None:
        if self._state is TrainerState.PAUSED:
            self._say(TrainerState.PAUSED)

    @Slot()
    def _on_troubled(self) -> None:
        self.told.is_in_trouble = True
        self.show_state()

    @Slot(object)
    def _on_untrained(self, made: "tuple[HeldModel, Scene | None]") -> None:
        held, _ = made
        self.told.finished, self.told.untrained_seed = None, held.info.seed
        self.show_state()

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        self.told.is_in_trouble = False
        if running:
            self.told.finished = self.told.untrained_seed = None
            self.told.has_begun = True
        self.show_state()
        if not running:
            self.changed.emit()

    @Slot(object)
    def _on_state_changed(self, state: TrainerState) -> None:
        if state is not TrainerState.PAUSED:
            self.told.is_in_trouble = False
        self.show_state()
        if state is TrainerState.PAUSED:
            self.changed.emit()  # nothing grows any more that would show the last step


def thinned(events: tuple[TrainEvent, ...], count: int) -> list[TrainEvent]:
    """About so many steps, evenly, the last among them; and all that is not a step."""
    steps = sum(isinstance(event, Progress) for event in events)
    stride, seen, kept = max(-(-steps // count), 1), 0, []
    for event in events:
        if isinstance(event, Progress):
            seen += 1
            if (steps - seen) % stride:
                continue
        kept.append(event)
    return kept
