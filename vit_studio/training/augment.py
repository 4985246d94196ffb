"""Small changes that leave a garment what it is: mirrored, moved by a pixel or two, a part of it out of sight."""

import dataclasses

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from vit_studio.training.random_erasing import Erasure, draw_erasure

Images = npt.NDArray[np.uint8]
Whole = npt.NDArray[np.int64]


@dataclasses.dataclass(frozen=True, eq=False)
class Augmentation:
    """What is done to each image of a batch; None for what is done to none.

    It is drawn for the whole batch at once, so that whoever needs a part of the batch changes that as all others do.
    """

    flipped: npt.NDArray[np.bool_] | None = None
    moves: Whole | None = None
    """(2, count): pixels down, and to the right."""
    erasure: Erasure | None = None

    def of(self, rows: Whole) -> "Augmentation":
        """For the images at `rows` of the batch alone."""
        return Augmentation(
            flipped=None if self.flipped is None else self.flipped[rows],
            moves=None if self.moves is None else self.moves[:, rows],
            erasure=None if self.erasure is None else self.erasure.of(rows),
        )

    def apply(self, images: Images) -> Images:
        """Change each of the (count, side, side) images in its own way; the given ones stay as they are."""
        if self.flipped is not None:
            images = flip_some(images, self.flipped)
        if self.moves is not None:
            images = move(images, down=self.moves[0], right=self.moves[1])
        if self.erasure is not None:
            images = self.erasure.apply(images)
        return images


def draw_augmentation(
    count: int, rng: np.random.Generator, *, flip: bool, shift: int, random_erasing: float = 0.0, side: int
) -> Augmentation:
    """Each of `count` images of `side` pixels: flipped or not, moved up to `shift` pixels either way, erased or not."""
    return Augmentation(
        flipped=rng.random(count) < 0.5 if flip else None,
        moves=rng.integers(-shift, shift, size=(2, count), endpoint=True) if shift else None,
        erasure=draw_erasure(count, rng, probability=random_erasing, side=side) if random_erasing else None,
    )


def flip_some(images: Images, chosen: npt.NDArray[np.bool_]) -> Images:
    """Mirror left and right in the `chosen` (batch,) images."""
    return np.where(chosen[:, None, None], images[:, :, ::-1], images)


def move(images: Images, *, down: Whole, right: Whole) -> Images:
    """Move each image by its own whole pixels (batch,); what comes in from outside is background, 0."""
    _, height, width = images.shape
    margin = int(max(np.abs(down).max(initial=0), np.abs(right).max(initial=0)))
    padded = np.pad(images, ((0, 0), (margin, margin), (margin, margin)))
    windows = sliding_window_view(padded, (height, width), axis=(1, 2))  # (batch, 2m + 1, 2m + 1, H, W), a view
    moved: Images = windows[np.arange(len(images)), margin - down, margin - right]
    return moved
