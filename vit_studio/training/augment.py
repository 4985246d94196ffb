"""Small changes that leave a garment what it is: mirrored, and moved by a pixel or two."""

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Images = npt.NDArray[np.uint8]


def augment(images: Images, rng: np.random.Generator, *, flip: bool, shift: int) -> Images:
    """Each of the (batch, H, W) images by itself: flipped or not, moved by up to `shift` pixels either way."""
    if flip:
        images = flip_some(images, rng.random(len(images)) < 0.5)
    if shift:
        down, right = rng.integers(-shift, shift, size=(2, len(images)), endpoint=True)
        images = move(images, down=down, right=right)
    return images


def flip_some(images: Images, chosen: npt.NDArray[np.bool_]) -> Images:
    """Mirror left and right in the `chosen` (batch,) images."""
    return np.where(chosen[:, None, None], images[:, :, ::-1], images)


def move(images: Images, *, down: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Images:
    """Move each image by its own whole pixels (batch,); what comes in from outside is background, 0."""
    _, height, width = images.shape
    margin = int(max(np.abs(down).max(initial=0), np.abs(right).max(initial=0)))
    padded = np.pad(images, ((0, 0), (margin, margin), (margin, margin)))
    windows = sliding_window_view(padded, (height, width), axis=(1, 2))  # (batch, 2m + 1, 2m + 1, H, W), a view
    moved: Images = windows[np.arange(len(images)), margin - down, margin - right]
    return moved
