"""A set of labelled grey images that knows where each of them comes from."""

import dataclasses
import enum

import numpy as np
import numpy.typing as npt

from vit_studio.errors import QT_TRANSLATE_NOOP

FASHION_CLASSES = (
    QT_TRANSLATE_NOOP("classes", "T-shirt/top"),
    QT_TRANSLATE_NOOP("classes", "Trouser"),
    QT_TRANSLATE_NOOP("classes", "Pullover"),
    QT_TRANSLATE_NOOP("classes", "Dress"),
    QT_TRANSLATE_NOOP("classes", "Coat"),
    QT_TRANSLATE_NOOP("classes", "Sandal"),
    QT_TRANSLATE_NOOP("classes", "Shirt"),
    QT_TRANSLATE_NOOP("classes", "Sneaker"),
    QT_TRANSLATE_NOOP("classes", "Bag"),
    QT_TRANSLATE_NOOP("classes", "Ankle boot"),
)


class Split(enum.StrEnum):
    """The part of a data set that an image belongs to."""

    TRAIN = "train"
    TEST = "test"


@dataclasses.dataclass(frozen=True)
class ImageId:
    """Which image this is: its split, and its number within the split."""

    split: Split
    number: int


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class ImageSet:
    """Labelled images; a position in the set is never taken for a number within a split.

    `images` is (count, height, width) uint8 (it may be mapped from disk), `labels` is (count,) integers,
    `class_names` are English and marked for translation, `is_train` is (count,) bool, `numbers` is (count,): each
    image's number within its split. `mean` and `std` are of the training pixels in 0..1, for the model's input.
    """

    name: str
    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]
    class_names: tuple[str, ...]
    is_train: npt.NDArray[np.bool_]
    numbers: npt.NDArray[np.int32]
    mean: float
    std: float
    source: str
    drawn: bool = False

    def __len__(self) -> int:
        return len(self.images)

    @property
    def image_size(self) -> int:
        """Height (= width) in pixels."""
        return int(self.images.shape[1])

    def image_id(self, index: int) -> ImageId:
        """Split and number of the image at `index`."""
        split = Split.TRAIN if self.is_train[index] else Split.TEST
        return ImageId(split, int(self.numbers[index]))

    def indices(self, *, split: Split | None = None, label: int | None = None) -> npt.NDArray[np.int64]:
        """Positions of the images of a split and a class, in their order."""
        keep = np.ones(len(self), dtype=bool)
        if split is not None:
            keep &= self.is_train == (split is Split.TRAIN)
        if label is not None:
            keep &= self.labels == label
        return np.flatnonzero(keep)

    def index_of(self, split: Split, number: int) -> int | None:
        """Position of an image by split and number; None where there is none."""
        found = np.flatnonzero((self.is_train == (split is Split.TRAIN)) & (self.numbers == number))
        return int(found[0]) if len(found) else None
