"""Which images somebody wants to see, and in which order: a value that finds them in a set."""

import dataclasses
import enum
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from vit_studio.data.images import ImageSet, Split

if TYPE_CHECKING:
    from vit_studio.session.prediction_table import PredictionTable

Indices = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

WHOLE: Final = (0, 100)
"""Confidence in per cent, of all answers."""


class Answer(enum.StrEnum):
    """What the model must have said."""

    ANY = "any"
    RIGHT = "right"
    WRONG = "wrong"


class Order(enum.StrEnum):
    """What comes first."""

    NUMBER = "number"
    LEAST_SURE = "least-sure"
    MOST_SURE = "most-sure"


@dataclasses.dataclass(frozen=True, kw_only=True)
class ImageQuery:
    """All conditions hold together; None, ANY and WHOLE stand for no condition.

    `label` is a class of the image set; `cell` is a cell of the confusion, (true, predicted) among the model's classes;
    `confidence` is (low, high) in per cent, low included and high left out but for 100.
    """

    split: Split | None = None
    label: int | None = None
    answer: Answer = Answer.ANY
    confidence: tuple[int, int] = WHOLE
    cell: tuple[int, int] | None = None
    order: Order = Order.NUMBER

    @property
    def needs_answers(self) -> bool:
        """Whether only predictions can tell; images without one are left out then."""
        wants_all = self.answer is Answer.ANY and self.confidence == WHOLE and self.cell is None
        return not wants_all or self.order is not Order.NUMBER

    def without_answers(self) -> "ImageQuery":
        """The same, but for what only predictions can tell."""
        return ImageQuery(split=self.split, label=self.label)

    def matching(self, images: ImageSet, table: "PredictionTable | None") -> Indices:
        """Positions in the set, in the wished order; without a table what only predictions can tell is passed over."""
        if table is None or not self.needs_answers:
            return np.flatnonzero(self._of_set(images))
        rows = np.flatnonzero(self._of_answers(table) & self._of_set(images)[table.indices])
        if self.order is not Order.NUMBER:
            sureness = table.confidence[rows] * (1 if self.order is Order.LEAST_SURE else -1)
            rows = rows[np.argsort(sureness, kind="stable")]
        return table.indices[rows]

    def label_counts(self, images: ImageSet, table: "PredictionTable | None") -> list[int]:
        """How many images there would be of each class, were it chosen."""
        found = dataclasses.replace(self, label=None, order=Order.NUMBER).matching(images, table)
        return [int(count) for count in np.bincount(images.labels[found], minlength=len(images.class_names))]

    def answer_counts(self, images: ImageSet, table: "PredictionTable") -> dict[Answer, int]:
        """How many images there would be of each kind of answer, were it chosen."""
        rows = dataclasses.replace(self, answer=Answer.ANY)._of_answers(table) & self._of_set(images)[table.indices]
        right, count = int((rows & table.right).sum()), int(rows.sum())
        return {Answer.ANY: count, Answer.RIGHT: right, Answer.WRONG: count - right}

    def confidences(self, images: ImageSet, table: "PredictionTable") -> npt.NDArray[np.float32]:
        """Of all images that there would be without a condition on them."""
        rows = dataclasses.replace(self, confidence=WHOLE)._of_answers(table) & self._of_set(images)[table.indices]
        return table.confidence[rows]

    def _of_set(self, images: ImageSet) -> Mask:
        keep = np.ones(len(images), dtype=bool)
        if self.split is not None:
            keep &= images.is_train == (self.split is Split.TRAIN)
        if self.label is not None:
            keep &= images.labels == self.label
        return keep

    def _of_answers(self, table: "PredictionTable") -> Mask:
        low, high = self.confidence
        keep = (table.confidence >= low / 100) & ((table.confidence < high / 100) | (high == WHOLE[1]))
        if self.answer is not Answer.ANY:
            keep &= table.right == (self.answer is Answer.RIGHT)
        if self.cell is not None:
            keep &= (table.labels == self.cell[0]) & (table.best == self.cell[1])
        return keep


UNASKED: Final = -1


def rightness(indices: Indices, table: "PredictionTable | None") -> npt.NDArray[np.int8]:
    """(n,): 1 where the model's answer is right, 0 where it is wrong, UNASKED for images without an answer."""
    told = np.full(len(indices), UNASKED, np.int8)
    if table is not None and len(table):
        rows = np.searchsorted(table.indices, indices).clip(max=len(table) - 1)
        answered = table.indices[rows] == indices
        told[answered] = table.right[rows[answered]]
    return told
