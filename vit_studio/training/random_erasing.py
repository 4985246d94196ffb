"""Random erasing: a rectangle of an image is lost in noise, so that no one part is relied on (arXiv 1708.04896)."""

import dataclasses
import math
from typing import Final

import numpy as np
import numpy.typing as npt

Images = npt.NDArray[np.uint8]
Whole = npt.NDArray[np.int64]

AREAS: Final = (0.02, 0.4)
"""Of the image, from and to, as in the paper."""
RATIOS: Final = (0.3, 1 / 0.3)
"""Height to width, from and to."""


@dataclasses.dataclass(frozen=True, eq=False)
class Erasure:
    """A rectangle for each of `count` images, (count,) in pixels, height 0 for none; `noise` is (count, side, side)."""

    top: Whole
    left: Whole
    height: Whole
    width: Whole
    noise: Images

    def of(self, rows: Whole) -> "Erasure":
        """For the images at `rows` alone."""
        return Erasure(self.top[rows], self.left[rows], self.height[rows], self.width[rows], self.noise[rows])

    def apply(self, images: Images) -> Images:
        """Lay the noise of each rectangle over its image, (count, side, side)."""
        rows = _within(self.top, self.height, side=images.shape[1])[:, :, None]
        columns = _within(self.left, self.width, side=images.shape[2])[:, None, :]
        return np.where(rows & columns, self.noise, images)


def draw_erasure(count: int, rng: np.random.Generator, *, probability: float, side: int) -> Erasure:
    """Rectangles that lie within an image of `side` pixels, for about `probability` of the images."""
    chosen = rng.random(count) < probability
    area = side**2 * rng.uniform(*AREAS, count)
    ratio = np.exp(rng.uniform(math.log(RATIOS[0]), math.log(RATIOS[1]), count))  # as likely high as wide
    height, width = (np.clip(np.rint(np.sqrt(part)), 1, side).astype(np.int64) for part in (area * ratio, area / ratio))
    top, left = rng.integers(0, side - height, endpoint=True), rng.integers(0, side - width, endpoint=True)
    noise = rng.integers(0, 256, size=(count, side, side), dtype=np.uint8)
    return Erasure(top, left, np.where(chosen, height, 0), width, noise)


def _within(start: Whole, length: Whole, *, side: int) -> npt.NDArray[np.bool_]:
    places = np.arange(side)
    within: npt.NDArray[np.bool_] = (places >= start[:, None]) & (places < (start + length)[:, None])
    return within
