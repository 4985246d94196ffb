"""What a training has told so far, kept as curves over steps, epochs and seconds."""

import bisect
import enum
from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent
from vit_studio.window.docks.training.run_columns import GrowingRows

Values = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


class Clock(enum.StrEnum):
    """What the x axis counts."""

    EPOCHS = "epochs"
    STEPS = "steps"
    SECONDS = "seconds"


CLOCKS: Final = ("step", "epoch", "seconds")
BATCH: Final = (*CLOCKS, "loss", "accuracy", "learning_rate", "grad_norm", "batch_images", "images_per_second")
EVALUATION: Final = (*CLOCKS, "train_loss", "valid_loss", "train_accuracy", "valid_accuracy")
_CLOCK_COLUMN: Final = {Clock.STEPS: 0, Clock.EPOCHS: 1, Clock.SECONDS: 2}


class TrainingRecord:
    """Columns that grow: of each batch that was told, and of each whole evaluation with its confusion.

    A step that is told again, as a resumed training does, takes the place of all that was told from there on.
    """

    def __init__(self) -> None:
        self.newest: Progress | None = None
        self.evaluated: Evaluated | None = None
        self.started: Started | None = None
        self.finished: Finished | None = None
        self.version = 0
        """Grows with each event."""
        self._batches = GrowingRows(len(BATCH))
        self._evaluations = GrowingRows(len(EVALUATION))
        self._confusions: GrowingRows | None = None
        self._num_classes = 0

    @classmethod
    def of(cls, events: Iterable[TrainEvent]) -> "TrainingRecord":
        """Of events that lie on disk, say."""
        record = cls()
        for event in events:
            record.add(event)
        return record

    def add(self, event: TrainEvent) -> None:
        """Whatever a training tells."""
        match event:
            case Progress():
                self.add_progress(event)
            case Evaluated():
                self.add_evaluated(event)
            case Started():
                self.started, self.finished = event, None
                self.version += 1
            case Finished():
                self.finished = event
                self.version += 1

    def add_progress(self, progress: Progress) -> None:
        """A step was taken."""
        if self.newest is not None and progress.step <= self.newest.step:
            self._go_back_before(progress.step)
        self.newest = progress
        self._batches.append([getattr(progress, name) for name in BATCH])
        self.version += 1

    def complete(self, past: "TrainingRecord") -> None:
        """Put in all steps of a fuller record of the same run, as far as that reaches."""
        if past.newest is None:
            return
        later = self.batch("step") > past.newest.step
        batches = past._batches.copy()
        for index in np.flatnonzero(later).tolist():
            batches.append(self._batches.row(index))
        self._batches = batches
        self.newest = self.newest if later.any() else past.newest
        self.version += 1

    def add_evaluated(self, told: Evaluated) -> None:
        """Training and validation images were looked at."""
        if self.evaluated is not None and told.step <= self.evaluated.step:
            self._cut_evaluations(told.step)
        self.evaluated = told
        self._evaluations.append([getattr(told, name) for name in EVALUATION])
        self._keep_confusion(told)
        self.version += 1

    def __len__(self) -> int:
        """Batches that were told."""
        return len(self._batches)

    @property
    def nbytes(self) -> int:
        """Memory that the numbers take."""
        confusions = 0 if self._confusions is None else self._confusions.nbytes
        return self._batches.nbytes + self._evaluations.nbytes + confusions

    # of batches

    def batch(self, name: str) -> Values:
        """(batches,): a column of BATCH."""
        return self._batches.column(BATCH.index(name))

    def batch_clock(self, clock: Clock) -> Values:
        """(batches,): when each batch was told."""
        return self._batches.column(_CLOCK_COLUMN[clock])

    @property
    def batch_epochs(self) -> Values:
        """When each batch was told, in epochs."""
        return self.batch("epoch")

    @property
    def batch_loss(self) -> Values:
        """Loss of each batch, with augmentation."""
        return self.batch("loss")

    @property
    def batch_accuracy(self) -> Values:
        """Accuracy of each batch, a fraction."""
        return self.batch("accuracy")

    # of evaluations

    def evaluation(self, name: str) -> Values:
        """(evaluations,): a column of EVALUATION."""
        return self._evaluations.column(EVALUATION.index(name))

    def evaluation_clock(self, clock: Clock) -> Values:
        """(evaluations,): when each took place."""
        return self._evaluations.column(_CLOCK_COLUMN[clock])

    @property
    def epochs(self) -> Values:
        """When each evaluation took place."""
        return self.evaluation("epoch")

    @property
    def train_loss(self) -> Values:
        """On training images without augmentation."""
        return self.evaluation("train_loss")

    @property
    def valid_loss(self) -> Values:
        """On validation images."""
        return self.evaluation("valid_loss")

    @property
    def train_accuracy(self) -> Values:
        """On training images without augmentation, a fraction."""
        return self.evaluation("train_accuracy")

    @property
    def valid_accuracy(self) -> Values:
        """On validation images, a fraction."""
        return self.evaluation("valid_accuracy")

    @property
    def num_classes(self) -> int:
        """Of the confusions; 0 while none was told."""
        return self._num_classes

    def confusion(self, index: int) -> Counts | None:
        """(num_classes, num_classes): true by predicted, at an evaluation; None where nobody counted."""
        if self._confusions is None or not -len(self._confusions) <= index < len(self._confusions):
            return None
        counts = self._confusions.row(index).astype(np.int64)
        return None if counts[0] < 0 else counts.reshape(self._num_classes, self._num_classes)

    def class_accuracy(self) -> Values:
        """(num_classes, evaluations): the share of each class that is right; nan where there was no image."""
        shares = np.full((self._num_classes, len(self._evaluations)), np.nan)
        for index in range(len(self._evaluations)):
            counts = self.confusion(index)
            if counts is not None:
                of_class = counts.sum(axis=1)
                np.divide(counts.diagonal(), of_class, out=shares[:, index], where=of_class > 0)
        return shares

    def _keep_confusion(self, told: Evaluated) -> None:
        if self._confusions is None and told.confusion:
            self._num_classes = len(told.confusion)
            self._confusions = GrowingRows(self._num_classes**2, np.int32)
            for _ in range(len(self._evaluations) - 1):
                self._confusions.append(self._nothing())
        if self._confusions is not None:
            fits = len(told.confusion) == self._num_classes
            self._confusions.append(np.ravel(told.confusion) if fits else self._nothing())

    def _nothing(self) -> npt.NDArray[np.int32]:
        return np.full(self._num_classes**2, -1, np.int32)

    def _go_back_before(self, step: int) -> None:
        self._batches.cut(bisect.bisect_left(self.batch("step"), step))
        if self.evaluated is not None and self.evaluated.step >= step:
            self._cut_evaluations(step)

    def _cut_evaluations(self, step: int) -> None:
        kept = bisect.bisect_left(self.evaluation("step"), step)
        self._evaluations.cut(kept)
        if self._confusions is not None:
            self._confusions.cut(kept)
