"""A set of labelled grey images that knows where each of them comes from."""

import dataclasses
import enum
import math

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

    def __post_init__(self) -> None:
        count = len(self.images)
        if self.images.ndim != 3 or self.images.shape[1] != self.images.shape[2]:
            raise ValueError(f"images of shape {self.images.shape}: (count, side, side) is needed")
        if self.images.dtype != np.uint8:
            raise ValueError(f"images of {self.images.dtype}: uint8 is needed")
        for name in ("labels", "is_train", "numbers"):
            shape = getattr(self, name).shape
            if shape != (count,):
                raise ValueError(f"{name} of shape {shape} for {count} images")
        if count and int(self.labels.max()) >= len(self.class_names):
            raise ValueError(f"label {self.labels.max()}, but only {len(self.class_names)} class names")

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


def pixel_mean_and_std(images: npt.NDArray[np.uint8]) -> tuple[float, float]:
    """Mean and standard deviation of all pixels of (count, height, width), as fractions of 255.

    Exact: sums of whole numbers, piece by piece, so that no copy of all the images is made.
    """
    total = squares = 0.0
    for start in range(0, len(images), 1000):
        pixels = images[start : start + 1000].ravel().astype(np.float64)
        total += float(pixels.sum())
        squares += float(pixels @ pixels)
    mean = total / images.size
    return mean / 255, math.sqrt(max(squares / images.size - mean**2, 0.0)) / 255
