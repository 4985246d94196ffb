"""One training in a thread of its own: it is kept in a folder, and what it learns leaves as clones."""

import dataclasses
import logging
import math
import threading
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from vit_studio.errors import VitStudioError
from vit_studio.runs.run_error import RunError
from vit_studio.session.batches import Batches
from vit_studio.session.growth import Growth
from vit_studio.session.quiet_import import quiet_import
from vit_studio.session.throttle import Throttle
from vit_studio.session.training_messages import Began, Crash, Measuring, Message, Paused, Steps, Trouble
from vit_studio.session.training_orders import TrainingOrders
from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent
from vit_studio.training.plan import evaluation_steps
from vit_studio.vit.model_info import ModelInfo

if TYPE_CHECKING:
    from vit_studio.runs.recorded_training import RecordedTraining

log = logging.getLogger(__name__)

PROGRESS_INTERVAL_S: Final = 0.1

Begin = Callable[[Callable[[], bool]], "RecordedTraining"]
"""Makes the training, given what it asks whether it should stop; it is called in the training's thread."""


class TrainingRun:
    """Trains from `start` until all steps are taken or `orders` say otherwise.

    `tell` is called in the training thread: Began; events in their order, every Progress among them, but as Steps, at
    most 10 a second; clones while it learns, whenever it pauses and, before Finished, the final one; Paused whenever
    it sleeps; Trouble where its folder cannot be written; what went wrong; and at the very end None.
    """

    def __init__(self, begin: Begin, orders: TrainingOrders, tell: Callable[[Message | None], None]) -> None:
        self.orders = orders
        self._begin = begin
        self._tell = tell
        self._growth = Growth()
        self._batches: Batches[Progress] = Batches(Throttle(PROGRESS_INTERVAL_S))
        self._evaluated: Evaluated | None = None
        self._newest: Progress | None = None
        self._finished: Finished | None = None
        self._is_recorded = False
        self._thread = threading.Thread(target=self._run, name="vit-studio training", daemon=True)

    def start(self) -> None:
        """Begin, in the background."""
        self._thread.start()

    def shown(self) -> None:
        """Say that the last clone has been shown; the next one comes only then."""
        self._growth.shown()

    def join(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds for the end; whether it has come."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._train()
        except VitStudioError as error:
            self._tell(error)
        except BaseException:  # whatever it is, the window must hear of it
            self._tell(Crash(traceback.format_exc()))
        finally:
            self._tell(None)

    def _train(self) -> None:
        # the first optimizer of a process imports a third as much again as torch itself
        with quiet_import():
            recorded = self._begin(lambda: self.orders.stops)
        with recorded:
            log.info("Training in %s: %s", recorded.folder.path, recorded.folder.info)
            self._tell(_began(recorded))
            while self._advance(recorded):
                pass
            self._tell_the_end(recorded)
        log.info("Training has ended at step %d", recorded.training.step)

    def _advance(self, recorded: "RecordedTraining") -> bool:
        """Sleep if that is the order, then wait for the next event; whether there was one."""
        try:
            self._rest_if_asked(recorded)
            event = next(recorded, None)
        except RunError as error:
            return self._wait_for_room(error)
        if event is None:
            self._is_recorded = True  # what is owed to the folder is paid before the next event comes
            return False
        self._on_event(event, recorded)
        return True

    def _on_event(self, event: TrainEvent, recorded: "RecordedTraining") -> None:
        if isinstance(event, Progress):
            self._newest = event
            self._tell_steps(self._batches.offer(event))
            self.orders.step_taken()
        else:
            self._tell_steps(self._batches.flush())
        match event:
            case Evaluated():
                self._evaluated = event
                self._tell(event)
            case Finished():
                self._finished = event  # told when all of it is on disk
                if not event.stopped:
                    self._tell(Measuring())
            case Started():
                self._tell(event)
        if isinstance(event, Started | Progress) and self._growth.is_due():
            self._tell_clone(recorded)

    def _rest_if_asked(self, recorded: "RecordedTraining") -> None:
        """Sleep as long as that is the order; raises RunError where the moment cannot be written."""
        while (number := self.orders.holds()) is not None and not self._is_at_its_end(recorded):
            if self.orders.is_single_step and self._is_evaluation_due(recorded):
                return  # it belongs to the step
            step = recorded.training.step
            self._tell_steps(self._batches.flush())
            if self._growth.step != step:
                self._tell_clone(recorded)
            if step and not self.orders.is_single_step:
                recorded.save_checkpoint()
            self._tell(Paused(number=number))
            self.orders.wait_for_another(number)

    def _is_at_its_end(self, recorded: "RecordedTraining") -> bool:
        return self._finished is not None or recorded.training.step == recorded.training.steps

    def _is_evaluation_due(self, recorded: "RecordedTraining") -> bool:
        info, step = recorded.folder.info, recorded.training.step
        is_evaluated = self._evaluated is not None and self._evaluated.step == step
        return not is_evaluated and step in evaluation_steps(info.settings.epochs, info.epoch_steps)

    def _wait_for_room(self, error: RunError) -> bool:
        """Whether it is worth trying again."""
        if self.orders.is_abandoned:
            return False
        number = self.orders.number
        log.info("The training waits: %s", error)
        self._tell_steps(self._batches.flush())
        self._tell(Trouble(error=error, number=number))
        self.orders.wait_for_another(number)
        return True

    def _tell_the_end(self, recorded: "RecordedTraining") -> None:
        self._tell_steps(self._batches.flush())
        info = recorded.finished_info or self._info(recorded)
        held = self._growth.clone(recorded.model, info, None)
        self._tell(dataclasses.replace(held, recorded_in=recorded.folder.path if self._is_recorded else None))
        self._tell(self._finished or self._broken_off(recorded))

    def _broken_off(self, recorded: "RecordedTraining") -> Finished:
        """What to tell of a training that could not write its folder, and was stopped for it."""
        step, steps = recorded.training.step, recorded.training.steps
        told = self._newest
        return Finished(
            step=step,
            steps=steps,
            seconds=told.seconds if told else 0.0,
            images_per_second=told.images_per_second if told else 0.0,
            stopped=True,
        )

    def _tell_clone(self, recorded: "RecordedTraining") -> None:
        self._tell(self._growth.clone(recorded.model, self._info(recorded), recorded.training.step))

    def _tell_steps(self, steps: tuple[Progress, ...]) -> None:
        if steps:
            self._tell(Steps(steps))

    def _info(self, recorded: "RecordedTraining") -> ModelInfo:
        info, told, step = recorded.folder.info.model_info, self._evaluated, recorded.training.step
        # between two evaluations nobody knows it; without images held out there is none, and training says nan
        is_known = told is not None and told.step == step and not math.isnan(told.valid_accuracy)
        return dataclasses.replace(info, steps=step, valid_accuracy=told.valid_accuracy if told and is_known else None)


def _began(recorded: "RecordedTraining") -> Began:
    from vit_studio.runs.metrics import read_metrics
    from vit_studio.runs.terms import differences

    past = read_metrics(recorded.folder) if recorded.training.step else ()
    return Began(folder=recorded.folder, past=past, differences=differences(recorded), device=recorded.device)
