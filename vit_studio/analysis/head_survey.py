"""How far and how widely each head looks, over many images: figure 7 (right) of the paper averages 128 of them."""

import dataclasses

import numpy as np

from vit_studio.analysis.distance import attention_distance
from vit_studio.analysis.entropy import entropy
from vit_studio.tracing.trace import Array
from vit_studio.vit.patch_grid import PatchGrid


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Measured:
    """A quantity of each head, (depth, H): its mean over the images, and how much the images differ."""

    mean: Array
    spread: Array
    """Standard deviation over the images; zeros for a single one."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class HeadSurvey:
    """What `count` images tell of the heads of a model."""

    count: int
    distance: Measured
    """Mean attention distance in pixels; nan where a head of no image looks at a patch."""
    entropy: Measured
    """Bits, averaged over the queries."""


def survey_one(attn_weights: Array, grid: PatchGrid, *, bits: Array | None = None) -> HeadSurvey:
    """The heads (depth, H, T, T) of one image; `bits` is the entropy of their queries where it is known already."""
    bits = entropy(attn_weights) if bits is None else bits
    return HeadSurvey(
        count=1,
        distance=_alone(attention_distance(attn_weights, grid)),
        entropy=_alone(bits.mean(axis=-1)),
    )


def _alone(values: Array) -> Measured:
    return Measured(mean=values, spread=np.zeros_like(values))


class HeadTally:
    """Adds up batch after batch, and keeps no weights."""

    def __init__(self, depth: int, num_heads: int, *, grid: PatchGrid) -> None:
        self._grid = grid
        self._count = 0
        self._distance = _Sums((depth, num_heads))
        self._entropy = _Sums((depth, num_heads))

    def add(self, layer: int, attn_weights: Array) -> None:
        """Take in one layer of a batch of images, (batch, H, T, T)."""
        self._count += len(attn_weights) if layer == 0 else 0
        self._distance.add(layer, attention_distance(attn_weights, self._grid))
        self._entropy.add(layer, entropy(attn_weights).mean(axis=-1, dtype=np.float64))

    def survey(self) -> HeadSurvey:
        """What has been added so far."""
        return HeadSurvey(count=self._count, distance=self._distance.measured(), entropy=self._entropy.measured())


class _Sums:
    """Count, sum and sum of squares of what is a number."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._counts, self._totals, self._squares = (np.zeros(shape) for _ in range(3))

    def add(self, layer: int, values: Array) -> None:
        numbers = values.astype(np.float64)
        self._counts[layer] += np.isfinite(numbers).sum(axis=0)
        self._totals[layer] += np.nansum(numbers, axis=0)
        self._squares[layer] += np.nansum(numbers**2, axis=0)

    def measured(self) -> Measured:
        known = self._counts > 0
        empty = np.full(self._counts.shape, np.nan)
        mean = np.divide(self._totals, self._counts, out=empty.copy(), where=known)
        squares = np.divide(self._squares, self._counts, out=empty.copy(), where=known)
        # rounding takes the variance of equal numbers a little below 0
        spread = np.sqrt(np.maximum(squares - mean**2, 0.0))
        return Measured(mean=mean.astype(np.float32), spread=spread.astype(np.float32))
