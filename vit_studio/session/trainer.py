"""Training as the window sees it: start, pause, step, stop, and signals in the GUI thread."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import DEFAULT_BUDGET
from vit_studio.session.held_model import HeldModel
from vit_studio.session.relay import Relay
from vit_studio.session.taken_error import TakenError
from vit_studio.session.trainer_state import TrainerState
from vit_studio.session.training_messages import Began, Crash, Measuring, Message, Paused, Steps, Trouble
from vit_studio.session.training_orders import TrainingOrders
from vit_studio.session.training_run import Begin, TrainingRun
from vit_studio.training.device import CPU
from vit_studio.training.events import Evaluated, Finished, Started
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from vit_studio.runs.recorded_training import RecordedTraining

log = logging.getLogger(__name__)


class Trainer(QObject):
    """At most one training at a time, which keeps itself in a folder.

    `began` carries the run's RunFolder; right after it, of a run that is resumed, `resumed_otherwise` carries the
    Differences to how it began, if there are any, and `recalled` its events; `stepped` comes at most 20 times a
    second, with the Progress of every step since; right after it `progressed`, with that of the last one alone;
    `evaluated` is never dropped; `model_grew` carries a HeldModel, the next one only after `snapshot_shown` or when it
    pauses, the final one before `finished`; `measuring` comes when the test images are looked at, in the end.
    `troubled` carries why the folder cannot be written: the training is paused then, and `go_on` tries again.
    `running_changed(False)` is the last word of every training, however it ends; a paused one is still running.
    """

    began = Signal(object)
    resumed_otherwise = Signal(object)
    recalled = Signal(object)
    started = Signal(object)
    stepped = Signal(object)
    progressed = Signal(object)
    evaluated = Signal(object)
    model_grew = Signal(object)
    measuring = Signal()
    finished = Signal(object)
    troubled = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    running_changed = Signal(bool)
    state_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = Relay(self)
        self._run: TrainingRun | None = None
        self._state = TrainerState.READY
        self._is_in_trouble = False
        self._folder: RunFolder | None = None
        self._device = CPU
        self._resumable: Path | None = None
        self.is_taken = False
        """Whether a study trains: two trainings at once would slow each other down, so none begins."""

    @property
    def running(self) -> bool:
        """Whether a training is under way, be it paused; until its last word has been told."""
        return self._run is not None

    @property
    def state(self) -> TrainerState:
        """What is going on."""
        return self._state

    @property
    def folder(self) -> RunFolder | None:
        """Of the training that is under way, or of the last one."""
        return self._folder

    @property
    def device(self) -> str:
        """Where that training computes: a run that is resumed may have begun elsewhere."""
        return self._device

    @property
    def resumable(self) -> Path | None:
        """Where the last training lies, if it was stopped on its way and can go on."""
        return self._resumable

    def start(
        self,
        path: Path,
        images: ImageSet,
        config: ViTConfig,
        settings: TrainSettings,
        *,
        device: str = "cpu",
        snapshot_budget: int = DEFAULT_BUDGET,
        single_step: bool = False,
    ) -> None:
        """Train a fresh model in a new folder at `path`; with `single_step` it pauses after the first.

        Raises VitStudioError while another training, or a study, runs.
        """

        def begin(should_stop: "Callable[[], bool]") -> "RecordedTraining":
            from vit_studio.runs.recorded_training import start_run

            return start_run(
                path,
                images,
                config,
                settings,
                snapshot_budget=snapshot_budget,
                should_stop=should_stop,
                device=device,
            )

        self._begin(begin, single_step=single_step)

    def resume(self, path: Path, images: ImageSet) -> None:
        """Go on with the run in a folder from its checkpoint; raises VitStudioError while another training runs.

        Device, threads and precision are those it began with, as far as this machine has them.
        """

        def begin(should_stop: "Callable[[], bool]") -> "RecordedTraining":
            from vit_studio.runs.recorded_training import resume_run
            from vit_studio.runs.terms import terms_here

            terms = terms_here(RunFolder.open(path).info)
            return resume_run(path, images, should_stop=should_stop, **vars(terms))

        self._begin(begin)

    def pause(self) -> None:
        """Sleep after the step that is under way; the model as it is then comes with `model_grew`."""
        if self._run and self._state is TrainerState.RUNNING:
            self._run.orders.pause()
            self._go_to(TrainerState.PAUSING)

    def go_on(self) -> None:
        """End a pause; after trouble, try again."""
        if self._run and self._state in (TrainerState.PAUSING, TrainerState.PAUSED):
            self._is_in_trouble = False
            self._run.orders.go_on()
            self._go_to(TrainerState.STOPPING if self._run.orders.stops else TrainerState.RUNNING)

    def step(self) -> None:
        """Take one step, and its evaluation if there is one, then pause."""
        if self._run and self._state is not TrainerState.STOPPING:
            self._is_in_trouble = False
            self._run.orders.step()
            self._go_to(TrainerState.PAUSING)

    def stop(self) -> None:
        """End with the step that is under way and keep what was learned; `finished` tells when.

        In trouble it ends even if nothing can be written, with what was learned in memory alone.
        """
        if self._run:
            if self._is_in_trouble:
                self._run.orders.abandon()
            else:
                self._run.orders.stop()
            self._go_to(TrainerState.STOPPING)

    def snapshot_shown(self) -> None:
        """Say that the model of the last `model_grew` is on show."""
        if self._run:
            self._run.shown()

    def shutdown(self, timeout: float = 5.0) -> bool:
        """Stop and wait at most `timeout` seconds; whether the thread has ended. No signal comes afterwards."""
        self._relay.close()
        run, self._run = self._run, None
        self._state = TrainerState.READY
        if run is None:
            return True
        run.orders.abandon()
        if run.join(timeout):
            return True
        log.info("The training did not end within %.1f s and is left behind", timeout)
        return False

    def _begin(self, begin: Begin, *, single_step: bool = False) -> None:
        if self._run:
            raise TakenError(
                QT_TRANSLATE_NOOP("errors", "A training is running already."),
                QT_TRANSLATE_NOOP("errors", "Stop it first; what it has learned is kept."),
            )
        if self.is_taken:
            raise TakenError(
                QT_TRANSLATE_NOOP("errors", "A study of positions is being trained: beside it no other training runs."),
                QT_TRANSLATE_NOOP("errors", "Stop the study, which keeps what is done, or wait for its end."),
            )
        orders = TrainingOrders()
        if single_step:
            orders.step()
        self._is_in_trouble, self._resumable = False, None
        self._run = TrainingRun(begin, orders, self._tell)
        self._run.start()
        self._state = TrainerState.PAUSING if single_step else TrainerState.RUNNING
        self.running_changed.emit(True)
        self.state_changed.emit(self._state)

    def _go_to(self, state: TrainerState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tell(self, message: Message | None) -> None:
        self._relay.post(lambda: self._on_message(message))

    def _on_message(self, message: Message | None) -> None:
        match message:
            case Steps():
                self.stepped.emit(message.told)
                self.progressed.emit(message.told[-1])
            case Evaluated():
                self.evaluated.emit(message)
            case Started():
                self.started.emit(message)
            case HeldModel():
                self.model_grew.emit(message)
            case Finished():
                self._on_finished(message)
            case Began():
                self._on_began(message)
            case Paused():
                self._on_paused(message.number)
            case Trouble():
                self._on_trouble(message)
            case Measuring():
                self.measuring.emit()
            case VitStudioError():
                self.failed.emit(message)
            case Crash():
                log.info("The training crashed:\n%s", message)
                self.crashed.emit(message)
            case None:
                self._on_ended()

    def _on_began(self, began: Began) -> None:
        self._folder, self._device = began.folder, began.device
        self.began.emit(began.folder)
        if began.differences:
            self.resumed_otherwise.emit(began.differences)
        if began.past:
            self.recalled.emit(began.past)

    def _on_paused(self, number: int) -> None:
        # an order that came meanwhile will be answered by itself
        if self._run and number == self._run.orders.number:
            self._go_to(TrainerState.PAUSED)

    def _on_trouble(self, trouble: Trouble) -> None:
        if self._run and trouble.number == self._run.orders.number:
            self._is_in_trouble = True
            self._go_to(TrainerState.PAUSED)
        self.troubled.emit(trouble.error)

    def _on_finished(self, finished: Finished) -> None:
        if finished.stopped and finished.step and self._folder is not None:
            self._resumable = self._folder.path
        self.finished.emit(finished)

    def _on_ended(self) -> None:
        run, self._run = self._run, None
        if run:
            run.join(1.0)  # it has said its last word
        self._go_to(TrainerState.READY)
        self.running_changed.emit(False)
