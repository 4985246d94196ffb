"""One training in a thread of its own; what it learns leaves as clones."""

import dataclasses
import itertools
import logging
import math
import threading
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from vit_studio.data.images import ImageSet
from vit_studio.errors import VitStudioError
from vit_studio.session.growth import Growth
from vit_studio.session.held_model import HeldModel
from vit_studio.session.quiet_import import quiet_import
from vit_studio.session.throttle import Throttle
from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model_info import ModelInfo

if TYPE_CHECKING:
    from vit_studio.vit.model import VisionTransformer

log = logging.getLogger(__name__)

PROGRESS_INTERVAL_S: Final = 0.05


class Crash(str):
    """The traceback of what nobody expected."""


Message = TrainEvent | HeldModel | VitStudioError | Crash
"""What a run tells; None, its last word, says that the thread ends."""


class TrainingRun:
    """Trains a fresh model from `start` until it has taken all steps or is told to stop.

    `tell` is called in the training thread: events in their order, of Progress at most 20 a second but always the
    last; clones while it learns and, before Finished, the final one; what went wrong; and at the very end None.
    """

    def __init__(
        self, images: ImageSet, config: ViTConfig, settings: TrainSettings, tell: Callable[[Message | None], None]
    ) -> None:
        self._images = images
        self._config = config
        self._settings = settings
        self._tell = tell
        self._stop = threading.Event()
        self._growth = Growth()
        self._throttle: Throttle[Progress] = Throttle(PROGRESS_INTERVAL_S)
        self._step = 0
        self._valid_accuracy: float | None = None
        self._thread = threading.Thread(target=self._run, name="vit-studio training", daemon=True)

    def start(self) -> None:
        """Begin, in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the training to end with its next step and keep what it has learned; returns at once."""
        self._stop.set()

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
        log.info("Training starts: %s, %s", self._config, self._settings)
        with quiet_import():
            from vit_studio.training.loop import initial_model, train

            model = initial_model(self._config, self._settings.seed)
            events = train(model, self._images, self._settings, should_stop=self._stop.is_set)
            # the first optimizer of a process imports a third as much again as torch itself
            first = list(itertools.islice(events, 1))
        for event in itertools.chain(first, events):
            self._on_event(event, model)
        log.info("Training has ended at step %d", self._step)

    def _on_event(self, event: TrainEvent, model: "VisionTransformer") -> None:
        if isinstance(event, Progress):
            self._step = event.step
            self._tell_progress(self._throttle.offer(event))
        else:
            self._tell_progress(self._throttle.flush())
        if isinstance(event, Evaluated):
            # without images held out there is none, and training says nan
            self._valid_accuracy = None if math.isnan(event.valid_accuracy) else event.valid_accuracy
        if isinstance(event, Finished):
            self._step = event.step
            self._tell(self._growth.clone(model, self._info(), None))
        if not isinstance(event, Progress):
            self._tell(event)
        if isinstance(event, Started | Progress) and self._growth.is_due():
            self._tell(self._growth.clone(model, self._info(), self._step))

    def _tell_progress(self, progress: Progress | None) -> None:
        if progress:
            self._tell(progress)

    def _info(self) -> ModelInfo:
        from vit_studio.training.initial import info_for

        info = info_for(self._images, self._settings)
        return dataclasses.replace(info, steps=self._step, valid_accuracy=self._valid_accuracy)
