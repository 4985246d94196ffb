"""How often which values occur between the two ends of a colour map, and how many lie beyond them."""

import dataclasses
import math
import statistics
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.window.views.colours.levels import Levels

MOST_COUNTED: Final = 500_000
"""Of more values only each so many-th is counted: a million take 10 ms."""
STEEP: Final = 30.0
"""From this ratio of the fullest to the usual bin on, heights are logarithmic: else the others could not be seen."""


@dataclasses.dataclass(frozen=True, eq=False)
class Histogram:
    """`counts` of equal bins from `levels.low` to `levels.high`; `sampled` if not every value was counted."""

    levels: Levels
    counts: npt.NDArray[np.intp]
    below: int = 0
    above: int = 0
    sampled: bool = False

    @property
    def total(self) -> int:
        """How many values were counted, in the range or beyond; no nan."""
        return int(self.counts.sum()) + self.below + self.above

    @property
    def is_steep(self) -> bool:
        """Whether heights are logarithmic."""
        filled = self.counts[self.counts > 0]
        return bool(filled.size) and float(filled.max()) > STEEP * statistics.median(filled.tolist())

    @property
    def heights(self) -> npt.NDArray[np.float64]:
        """A height in 0..1 for each bin."""
        counts, is_steep = self.counts.astype(np.float64), self.is_steep
        values = np.log1p(counts) if is_steep else counts
        return values / max(values.max(initial=0.0), math.log(2) if is_steep else 1.0)

    def bin_at(self, unit: float) -> int:
        """The bin at a place from 0, the low end, to 1."""
        return min(max(int(unit * len(self.counts)), 0), len(self.counts) - 1)

    def ends(self, index: int) -> tuple[float, float]:
        """The values at which a bin begins and ends."""
        width = (self.levels.high - self.levels.low) / len(self.counts)
        return self.levels.low + index * width, self.levels.low + (index + 1) * width

    def last_whole(self, index: int) -> float:
        """The last whole value that a bin holds: the next bin begins after it."""
        return math.ceil(self.ends(index)[1]) - 1


def count_values(values: npt.NDArray[np.generic], levels: Levels, bins: int) -> Histogram:
    """The histogram of an array of any shape; a value at an end belongs to the bin there, nan to none."""
    flat = np.asarray(values).reshape(-1)
    step = -(-flat.size // MOST_COUNTED) or 1
    counted = flat[::step].astype(np.float64)
    counted = counted[~np.isnan(counted)]
    below, above = int((counted < levels.low).sum()), int((counted > levels.high).sum())
    inside = counted[(counted >= levels.low) & (counted <= levels.high)] if below or above else counted
    span = levels.high - levels.low
    if span > 0:
        places = np.minimum(((inside - levels.low) * (bins / span)).astype(np.intp), bins - 1)
    else:
        places = np.full(inside.shape, bins // 2)
    return Histogram(levels, np.bincount(places, minlength=bins), below, above, sampled=step > 1)
