"""Which of the training images teach, and which are held out to see what was learned."""

import dataclasses
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.data.images import ImageSet, Split
from vit_studio.errors import QT_TRANSLATE_NOOP, DataError

GREATEST_SHARE: Final = 5
"""At most every fifth training image is held out: a small set would have little left to learn from."""

# not the training's seed: runs with different seeds are compared on the same images, and a model that is trained on
# from a file has never seen them
_SEED: Final = 2010_11929

Indices = npt.NDArray[np.int64]


@dataclasses.dataclass(frozen=True, eq=False)
class HeldOut:
    """Positions in the image set, rising: `train` teaches, `valid` is held out; both of the training split."""

    train: Indices
    valid: Indices


def hold_out(images: ImageSet, count: int, *, teach: int = 0) -> HeldOut:
    """Hold out `count` training images, evenly over the classes; the test split is never touched.

    Of the others at most `teach` teach, evenly over the classes as well; 0 stands for all. The same set and counts
    always give the same images, and `teach` does not change which are held out. Raises DataError where there are no
    training images.
    """
    every = images.indices(split=Split.TRAIN)
    if not len(every):
        raise DataError(
            QT_TRANSLATE_NOOP("errors", "{name} has no training images."),
            QT_TRANSLATE_NOOP("errors", "Open a set of images that has a training split."),
            name=images.name,
        )
    valid = spread(images, every, min(count, len(every) // GREATEST_SHARE))
    others = np.setdiff1d(every, valid, assume_unique=True)
    return HeldOut(train=spread(images, others, teach) if teach else others, valid=valid)


def spread(images: ImageSet, indices: Indices, count: int) -> Indices:
    """Choose `count` of the indices (all, if there are fewer), by chance but evenly over the classes."""
    shuffled = np.random.default_rng(_SEED).permutation(indices)
    first = np.argsort(_ranks(images.labels[shuffled]), kind="stable")
    return np.sort(shuffled[first[:count]])


def _ranks(labels: npt.NDArray[np.uint8]) -> Indices:
    """How many of the same label come before each of the (count,) labels."""
    by_label = np.argsort(labels, kind="stable")
    counts = np.bincount(labels)
    starts = np.cumsum(counts) - counts
    ranks = np.empty(len(labels), dtype=np.int64)
    ranks[by_label] = np.arange(len(labels)) - starts[labels[by_label]]
    return ranks
