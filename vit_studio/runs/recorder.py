"""What each event of a training owes to its folder, paid in order: nothing is forgotten where a disk is full."""

import collections
import dataclasses
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np

from vit_studio.data.images import ImageSet, Split
from vit_studio.runs.checkpoint import write_checkpoint
from vit_studio.runs.checkpoint_pace import CheckpointPace
from vit_studio.runs.metrics_writer import MetricsWriter
from vit_studio.runs.run_error import disk_error
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.safe_files import sync_file, sync_folder, write_safely
from vit_studio.runs.snapshots import list_snapshots, write_snapshot
from vit_studio.runs.writer_lock import WriterLock
from vit_studio.training.evaluate import Stopped, evaluate
from vit_studio.training.events import Evaluated, Finished, Progress, TrainEvent
from vit_studio.training.loop import Training
from vit_studio.training.plan import evaluation_steps
from vit_studio.training.split import hold_out
from vit_studio.vit.model_info import ModelInfo
from vit_studio.vit.weights import model_bytes


class Recorder:
    """Writes metrics, snapshots, checkpoints and the finished model of one training.

    The order is what makes the folder safe: nothing of a later step is written before all of the earlier ones is, and
    a checkpoint outlasts a loss of power only after the snapshots and metrics up to it do.
    """

    def __init__(
        self,
        folder: RunFolder,
        training: Training,
        images: ImageSet,
        *,
        lock: WriterLock,
        metrics: MetricsWriter,
        should_stop: Callable[[], bool],
    ) -> None:
        self.finished_info: ModelInfo | None = None
        self._folder = folder
        self._training = training
        self._images = images
        self._lock = lock
        self._metrics = metrics
        self.pace = CheckpointPace()
        self._should_stop = should_stop
        info = folder.info
        self._to_evaluate = evaluation_steps(info.settings.epochs, info.epoch_steps)
        self._to_keep = frozenset(info.snapshot_steps)
        self._has_unplanned = True
        """Whether there may be a snapshot of where it was stopped once: it makes way, for the budget has no room."""
        self._unsynced: list[Path] = []
        self._owed: collections.deque[Callable[[], None]] = collections.deque()
        self._evaluated: Evaluated | None = None
        self._saved: tuple[int, bool] | None = None
        self._is_complete = False
        self._measured: ModelInfo | None = None

    def owe(self, event: TrainEvent) -> None:
        """Note what is to be written of an event, before the training goes on."""
        self._owed.append(lambda: self._write_line(event))
        match event:
            case Progress():
                # a step whose evaluation is still to come is complete only then
                self._is_complete = event.step not in self._to_evaluate
            case Evaluated():
                self._evaluated, self._is_complete = event, True
            case Finished():
                self._owe_the_end(event)
                return
        if self._is_complete and isinstance(event, Progress | Evaluated):
            self._owe_the_step(event.step)

    def settle(self) -> None:
        """Write all that is owed; raises RunError, and then the rest is still owed."""
        while self._owed:
            try:
                self._owed[0]()
            except OSError as error:
                raise disk_error(error, self._folder.path) from error
            self._owed.popleft()

    def save_checkpoint(self) -> None:
        """Write all that is owed, and a checkpoint; raises RunError."""
        self._owed.append(self._write_checkpoint)
        self.settle()

    def close(self) -> None:
        """Write no more, and let others write."""
        self._owed.clear()
        self._metrics.close()
        self._lock.release()

    def _owe_the_step(self, step: int) -> None:
        if step in self._to_keep:
            self._owed.append(self._write_planned_snapshot)
        epoch_ends = step % self._folder.info.epoch_steps == 0
        if step and self.pace.is_due(epoch_ends=epoch_ends):
            self._owed.append(self._write_checkpoint)

    def _owe_the_end(self, event: Finished) -> None:
        if event.step:  # before the first step there is nothing that starting anew would not give
            self._owed.append(self._write_checkpoint)
        if not event.stopped:
            self._owed.append(self._write_model)
        elif event.step and event.step not in self._to_keep:
            self._owed.append(self._write_last_snapshot)  # what was kept can be seen again, as any moment can

    def _write_line(self, event: TrainEvent) -> None:
        self._metrics.write(event)

    def _write_snapshot(self) -> None:
        self._lock.check()
        self._unsynced.append(write_snapshot(self._folder, self._training.model, self._info_now()))

    def _write_planned_snapshot(self) -> None:
        self._write_snapshot()
        for snapshot in list_snapshots(self._folder) if self._has_unplanned else ():
            if snapshot.step not in self._to_keep:
                snapshot.path.unlink(missing_ok=True)
        self._has_unplanned = False

    def _write_last_snapshot(self) -> None:
        self._write_snapshot()
        self._sync_snapshots()  # no checkpoint comes any more that would do it

    def _write_checkpoint(self) -> None:
        if self._saved != self._mark():
            self.pace.timed(self._write_new_checkpoint)

    def _write_new_checkpoint(self) -> None:
        self._lock.check()
        self._sync_snapshots()
        self._metrics.sync()
        write_checkpoint(self._folder, self._training.state())
        self._saved = self._mark()

    def _sync_snapshots(self) -> None:
        if self._unsynced:
            for path in dict.fromkeys(self._unsynced):
                sync_file(path)
            sync_folder(self._folder.snapshots_dir)
            self._unsynced.clear()

    def _write_model(self) -> None:
        """The finished model, with its accuracies: the one time that anybody looks at the test images."""
        if self._measured is None:
            try:
                self._measured = self._measure()
            except Stopped:  # resuming will do it
                return
        self._lock.check()
        self._metrics.sync()  # the model says that the run is finished: its last line must be as safe
        write_safely(self._folder.model_file, model_bytes(self._training.model, self._measured))
        self.finished_info = self._measured

    def _mark(self) -> tuple[int, bool]:
        return self._training.step, self._is_complete

    def _info_now(self) -> ModelInfo:
        step = self._training.step
        is_evaluated = self._evaluated is not None and self._evaluated.step == step
        accuracy = self._evaluated.valid_accuracy if self._evaluated is not None and is_evaluated else math.nan
        return dataclasses.replace(
            self._folder.info.model_info, steps=step, valid_accuracy=None if math.isnan(accuracy) else accuracy
        )

    def _measure(self) -> ModelInfo:
        info = self._info_now()
        if info.valid_accuracy is None:  # it was told before the training was resumed
            held_out = hold_out(self._images, self._folder.info.settings.valid_images)
            info = dataclasses.replace(info, valid_accuracy=self._accuracy(held_out.valid))
        return dataclasses.replace(info, test_accuracy=self._accuracy(self._images.indices(split=Split.TEST)))

    def _accuracy(self, indices: np.ndarray) -> float | None:
        score = evaluate(self._training.model, self._images, indices, should_stop=self._should_stop)
        return None if math.isnan(score.accuracy) else score.accuracy
