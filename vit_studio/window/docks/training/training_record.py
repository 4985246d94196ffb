"""What a training has told so far, kept as curves over epochs."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from vit_studio.training.events import Evaluated, Progress

Values = npt.NDArray[np.float64]


class TrainingRecord:
    """Columns that grow: of each batch that was told, and of each whole evaluation."""

    def __init__(self) -> None:
        self.newest: Progress | None = None
        self.evaluated: Evaluated | None = None
        self._batches: tuple[list[float], ...] = ([], [], [])
        self._evaluations: tuple[list[float], ...] = ([], [], [], [], [])

    def add_progress(self, progress: Progress) -> None:
        """A step was taken."""
        self.newest = progress
        _append(self._batches, (progress.epoch, progress.loss, progress.accuracy))

    def add_evaluated(self, told: Evaluated) -> None:
        """Training and validation images were looked at."""
        self.evaluated = told
        row = (told.epoch, told.train_loss, told.valid_loss, told.train_accuracy, told.valid_accuracy)
        _append(self._evaluations, row)

    @property
    def batch_epochs(self) -> Values:
        """When each batch was told, in epochs."""
        return np.array(self._batches[0])

    @property
    def batch_loss(self) -> Values:
        """Loss of each batch, with augmentation."""
        return np.array(self._batches[1])

    @property
    def batch_accuracy(self) -> Values:
        """Accuracy of each batch, a fraction."""
        return np.array(self._batches[2])

    @property
    def epochs(self) -> Values:
        """When each evaluation took place."""
        return np.array(self._evaluations[0])

    @property
    def train_loss(self) -> Values:
        """On training images without augmentation."""
        return np.array(self._evaluations[1])

    @property
    def valid_loss(self) -> Values:
        """On validation images."""
        return np.array(self._evaluations[2])

    @property
    def train_accuracy(self) -> Values:
        """On training images without augmentation, a fraction."""
        return np.array(self._evaluations[3])

    @property
    def valid_accuracy(self) -> Values:
        """On validation images, a fraction."""
        return np.array(self._evaluations[4])


def _append(columns: Sequence[list[float]], row: Sequence[float]) -> None:
    for column, value in zip(columns, row, strict=True):
        column.append(value)
