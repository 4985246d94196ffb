"""Training as the window sees it: start, stop, and signals in the GUI thread."""

import logging

from PySide6.QtCore import QObject, Signal

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.held_model import HeldModel
from vit_studio.session.relay import Relay
from vit_studio.session.training_run import Crash, Message, TrainingRun
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

log = logging.getLogger(__name__)


class Trainer(QObject):
    """At most one training at a time.

    `progressed` comes at most 20 times a second, always with the last step; `evaluated` is never dropped;
    `model_grew` carries a HeldModel, the next one only after `snapshot_shown`, the final one before `finished`.
    `running_changed(False)` is the last word of every training, however it ends.
    """

    started = Signal(object)
    progressed = Signal(object)
    evaluated = Signal(object)
    model_grew = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    running_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = Relay(self)
        self._run: TrainingRun | None = None

    @property
    def running(self) -> bool:
        """Whether a training is under way; until its last word has been told."""
        return self._run is not None

    def start(self, images: ImageSet, config: ViTConfig, settings: TrainSettings) -> None:
        """Train a fresh model on the images; raises VitStudioError while another training runs."""
        if self._run:
            raise VitStudioError(
                QT_TRANSLATE_NOOP("errors", "A training is running already."),
                QT_TRANSLATE_NOOP("errors", "Stop it first; what it has learned is kept."),
            )
        self._run = TrainingRun(images, config, settings, self._tell)
        self._run.start()
        self.running_changed.emit(True)

    def stop(self) -> None:
        """End with the next step and keep what was learned; `finished` tells when."""
        if self._run:
            self._run.stop()

    def snapshot_shown(self) -> None:
        """Say that the model of the last `model_grew` is on show."""
        if self._run:
            self._run.shown()

    def shutdown(self, timeout: float = 5.0) -> bool:
        """Stop and wait at most `timeout` seconds; whether the thread has ended. No signal comes afterwards."""
        self._relay.close()
        run, self._run = self._run, None
        if run is None:
            return True
        run.stop()
        if run.join(timeout):
            return True
        log.info("The training did not end within %.1f s and is left behind", timeout)
        return False

    def _tell(self, message: Message | None) -> None:
        self._relay.post(lambda: self._on_message(message))

    def _on_message(self, message: Message | None) -> None:
        match message:
            case Progress():
                self.progressed.emit(message)
            case Evaluated():
                self.evaluated.emit(message)
            case Started():
                self.started.emit(message)
            case HeldModel():
                self.model_grew.emit(message)
            case Finished():
                self.finished.emit(message)
            case VitStudioError():
                self.failed.emit(message)
            case Crash():
                log.info("The training crashed:\n%s", message)
                self.crashed.emit(message)
            case None:
                self._on_ended()

    def _on_ended(self) -> None:
        run, self._run = self._run, None
        if run:
            run.join(1.0)  # it has said its last word
        self.running_changed.emit(False)
