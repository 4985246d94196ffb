"""An image as fine lines where its brightness changes, to be drawn over the colours of a map without mixing them."""

import dataclasses
from typing import Final

import numpy as np
import numpy.typing as npt

Rgba = npt.NDArray[np.uint8]

RGBA: Final = (0, 1, 2, 3)
BGRA: Final = (2, 1, 0, 3)
"""As a screen's own pixels lie in memory."""
LEAST_CELL: Final = 4
"""Dots of a screen or figure that an image's pixel takes at least; smaller ones are averaged first."""
LINES_A_CELL: Final = 8
"""An image's pixel is about so many lines wide."""
FAINTEST: Final = 0.06
"""Changes of brightness (of 1) that leave no line: fabric and noise."""
GAIN: Final = 1.4
SOFTNESS: Final = 0.7
"""Power of what is left: edges in two steps, such as those of most garments, stay strong."""
STEPS: Final = 64
"""Strengths of a line, 0 being none."""
INKS: Final = np.array([[255, 255, 255], [16, 18, 24]], np.float32)
"""Light lines on dark colours, dark ones on light colours."""


@dataclasses.dataclass(frozen=True, eq=False)
class EdgeLines:
    """Where in a square of `length` × `length` dots lines run, and how strong: all other dots keep their colour."""

    length: int
    side: int
    """Patches along an edge."""
    places: npt.NDArray[np.intp]
    """(n,): dots with a line, in reading order."""
    mixes: npt.NDArray[np.intp]
    """(n,): patch · STEPS + strength of each of them, which is all that its colour depends on."""

    @classmethod
    def of(cls, pixels: npt.NDArray[np.uint8], length: int, side: int) -> "EdgeLines":
        """The lines of a (S, S) image drawn so large, over side × side patches."""
        cells = _averaged(pixels.astype(np.float32) / np.float32(255), length)
        upright = np.zeros((length, len(cells)), np.uint8)  # a row of cells is as wide as it is high
        _draw_lines(upright, cells.T)
        drawn = upright.T.repeat(np.diff(_borders(len(cells), length)), axis=0)
        _draw_lines(drawn, cells)
        strengths = drawn.ravel()
        places = np.flatnonzero(strengths != 0)  # of truth values, which numpy finds four times as fast
        patch = np.arange(side).repeat(np.diff(_borders(side, length)))
        patches = patch[places // length] * side + patch[places % length]
        return cls(length, side, places, patches * STEPS + strengths[places])

    def over(self, colours: Rgba, order: tuple[int, ...] = RGBA) -> Rgba:
        """(side, side, 4) colours, one a patch, as (length, length, 4) with the lines on top, channels in `order`."""
        wide = np.diff(_borders(self.side, self.length))
        picture = _packed(colours[..., order]).repeat(wide, axis=1).repeat(wide, axis=0)
        picture.ravel()[self.places] = _packed(_mixed(colours)[..., order]).ravel()[self.mixes]
        return picture.view(np.uint8).reshape(self.length, self.length, 4)


def _mixed(colours: Rgba) -> Rgba:
    """(side, side, STEPS, 4): each patch's colour with more and more ink."""
    below = colours[..., None, :3].astype(np.float32)
    shares = np.linspace(0, 1, STEPS, dtype=np.float32)[:, None]
    mixed = np.full((*colours.shape[:2], STEPS, 4), 255, np.uint8)
    mixed[..., :3] = np.rint(below + (INKS[_is_light(colours).astype(np.intp)][..., None, :] - below) * shares)
    return mixed


def _packed(colours: Rgba) -> npt.NDArray[np.uint32]:
    """Four bytes as one number: a quarter of the work to move about."""
    return np.ascontiguousarray(colours).view(np.uint32)[..., 0]


def _averaged(image: npt.NDArray[np.float32], length: int) -> npt.NDArray[np.float32]:
    """Pixels that are too small for a line around them, in groups."""
    size = len(image)
    group = next((n for n in range(1, size) if size % n == 0 and n * length >= LEAST_CELL * size), size)
    return image.reshape(size // group, group, size // group, group).mean(axis=(1, 3))


def _draw_lines(drawn: npt.NDArray[np.uint8], cells: npt.NDArray[np.float32]) -> None:
    """Between the rows of cells, over what is there already where that is weaker."""
    borders = _borders(len(cells), len(drawn))
    line = max(round(len(drawn) / len(cells) / LINES_A_CELL), 1)
    changes = np.abs(np.diff(cells, axis=0)) - FAINTEST
    strengths = np.rint(np.clip(changes * GAIN, 0, 1) ** SOFTNESS * (STEPS - 1)).astype(np.uint8)
    wide = np.diff(_borders(cells.shape[1], drawn.shape[1]))
    for border, strength in zip(borders[1:-1], strengths.repeat(wide, axis=1), strict=True):
        start = max(int(border) - (line + 1) // 2, 0)
        band = drawn[start : start + line]
        np.maximum(band, strength, out=band)


def _borders(count: int, length: int) -> npt.NDArray[np.intp]:
    """(count + 1,): where in `length` dots each of `count` cells begins, and where the last one ends."""
    return np.rint(np.arange(count + 1) * (length / count)).astype(np.intp)


def _is_light(colours: Rgba) -> npt.NDArray[np.bool_]:
    """Whether dark lines stand out more than light ones (WCAG's contrast ratio)."""
    linear = (colours[..., :3].astype(np.float32) / 255) ** 2.2
    return linear @ np.array([0.2126, 0.7152, 0.0722], np.float32) > 0.18
