"""What a model says of each image of the test set, as plain arrays."""

import dataclasses
from typing import Final

import numpy as np
import numpy.typing as npt

UNKNOWN: Final = -1
"""The place of a label whose name the model does not know."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class PredictionTable:
    """One row an image, read-only; classes are places among the model's logits.

    `indices` (n,) are positions in the image set, ascending; `best` (n,) the class of the greatest logit, `confidence`
    (n,) its probability in 0..1, and `labels` (n,) the true class, or UNKNOWN. `class_names` are English.
    `of_test_set` is False for images without a test split, all of which are in the table then.
    """

    model_hash: str
    class_names: tuple[str, ...]
    indices: npt.NDArray[np.int64]
    best: npt.NDArray[np.int64]
    confidence: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]
    of_test_set: bool = True

    def __post_init__(self) -> None:
        for array in (self.indices, self.best, self.confidence, self.labels):
            array.setflags(write=False)

    def __len__(self) -> int:
        return len(self.indices)

    @property
    def right(self) -> npt.NDArray[np.bool_]:
        """(n,): whether the model says what the label says."""
        return self.best == self.labels

    @property
    def accuracy(self) -> float:
        """The fraction of all images that is right; nan of none."""
        return float(self.right.mean()) if len(self) else float("nan")

    def confusion(self) -> npt.NDArray[np.int64]:
        """(classes, classes): [true, predicted], how many images; those with an unknown label are left out."""
        count = len(self.class_names)
        known = self.labels != UNKNOWN
        pairs = self.labels[known] * count + self.best[known]
        return np.bincount(pairs, minlength=count**2).reshape(count, count)

    def cell(self, true: int, predicted: int) -> npt.NDArray[np.int64]:
        """Positions in the image set of the images of one cell of the confusion."""
        return self.indices[(self.labels == true) & (self.best == predicted)]

    def row_of(self, index: int) -> int | None:
        """The row of the image at a position in the set; None for one that is not in the table, as of the training."""
        row = int(np.searchsorted(self.indices, index))
        return row if row < len(self) and self.indices[row] == index else None
