"""An image as fine lines where its brightness changes, to be drawn over the colours of a map without mixing them."""

import dataclasses
from typing import Final

import numpy as np
import numpy.typing as npt

Rgba = npt.NDArray[np.uint8]

LEAST_CELL: Final = 4
"""Dots of a screen or figure that an image's pixel takes at least; smaller ones are averaged first."""
LINES_A_CELL: Final = 8
"""An image's pixel is about so many lines wide."""
FAINTEST: Final = 0.06
"""Changes of brightness (of 1) that leave no line: fabric and noise."""
GAIN: Final = 1.4
SOFTNESS: Final = 0.7
"""Power of what is left: edges in two steps, such as those of most garments, stay strong."""
INKS: Final = np.array([[255, 255, 255], [16, 18, 24]], np.float32)
"""Light lines on dark colours, dark ones on light colours."""


@dataclasses.dataclass(frozen=True, eq=False)
class EdgeLines:
    """Where in a square of `length` × `length` dots lines run, and how strong: all other dots keep their colour."""

    length: int
    places: npt.NDArray[np.intp]
    """(n,): dots with a line, in reading order."""
    strengths: npt.NDArray[np.float32]
    """(n,): 0..1."""

    @classmethod
    def of(cls, pixels: npt.NDArray[np.uint8], length: int) -> "EdgeLines":
        """The lines of a (S, S) image drawn so large."""
        cells = _averaged(pixels.astype(np.float32) / 255, length)
        borders = _borders(len(cells), length)
        drawn = np.maximum(_across(cells, borders), _across(cells.T, borders).T)
        places = np.flatnonzero(drawn)
        return cls(length, places, drawn.ravel()[places])

    def over(self, colours: Rgba) -> Rgba:
        """(side, side, 4) colours, one a patch, as (length, length, 4) with the lines on top."""
        side, length = len(colours), self.length
        wide = np.diff(_borders(side, length))
        packed = np.ascontiguousarray(colours).view(np.uint32)[..., 0]
        picture = packed.repeat(wide, axis=0).repeat(wide, axis=1).view(np.uint8).reshape(-1, 4)
        below = picture[self.places, :3].astype(np.float32)
        ink = INKS[_is_light(colours).repeat(wide, axis=0).repeat(wide, axis=1).ravel()[self.places].astype(np.intp)]
        picture[self.places, :3] = np.rint(below + (ink - below) * self.strengths[:, None])
        return picture.reshape(length, length, 4)


def _averaged(image: npt.NDArray[np.float32], length: int) -> npt.NDArray[np.float32]:
    """Pixels that are too small for a line around them, in groups."""
    size = len(image)
    group = next((n for n in range(1, size) if size % n == 0 and n * length >= LEAST_CELL * size), size)
    return image.reshape(size // group, group, size // group, group).mean(axis=(1, 3))


def _across(cells: npt.NDArray[np.float32], borders: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
    """(length, length): lines between the rows of cells."""
    length = int(borders[-1])
    line = max(round(length / len(cells) / LINES_A_CELL), 1)
    changes = np.abs(np.diff(cells, axis=0)) - FAINTEST
    strengths = np.clip(changes * GAIN, 0, 1).astype(np.float32) ** SOFTNESS
    drawn = np.zeros((length, length), np.float32)
    for border, strength in zip(borders[1:-1], strengths.repeat(np.diff(borders), axis=1), strict=True):
        start = max(int(border) - (line + 1) // 2, 0)
        drawn[start : start + line] = strength
    return drawn


def _borders(count: int, length: int) -> npt.NDArray[np.intp]:
    """(count + 1,): where in `length` dots each of `count` cells begins, and where the last one ends."""
    return np.rint(np.arange(count + 1) * (length / count)).astype(np.intp)


def _is_light(colours: Rgba) -> npt.NDArray[np.bool_]:
    """Whether dark lines stand out more than light ones (WCAG's contrast ratio)."""
    linear = (colours[..., :3].astype(np.float32) / 255) ** 2.2
    return linear @ np.array([0.2126, 0.7152, 0.0722], np.float32) > 0.18
