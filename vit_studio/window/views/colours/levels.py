"""The range of values that a colour map spans."""

import dataclasses
import math

import numpy as np
import numpy.typing as npt


@dataclasses.dataclass(frozen=True)
class Levels:
    """The values at the two ends of a colour map: `low` <= `high`, both finite."""

    low: float
    high: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", float(self.low))
        object.__setattr__(self, "high", float(self.high))
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low <= self.high):
            raise ValueError(f"levels must be finite and in rising order, not {self.low} and {self.high}")

    @classmethod
    def of(cls, values: npt.ArrayLike) -> "Levels":
        """Least and greatest finite value; 0 to 1 where there is none."""
        ends = _ends(values)
        return cls(*ends) if ends else cls(0.0, 1.0)

    @classmethod
    def symmetric(cls, values: npt.ArrayLike) -> "Levels":
        """From -m to m, m being the greatest finite |value|: 0 gets the middle colour."""
        ends = _ends(values)
        greatest = max(-ends[0], ends[1]) if ends else 1.0
        return cls(-greatest, greatest)

    @property
    def is_flat(self) -> bool:
        """Whether both ends are the same value."""
        return self.low == self.high

    def union(self, other: "Levels") -> "Levels":
        """The smallest range that holds both."""
        return Levels(min(self.low, other.low), max(self.high, other.high))

    def unit(self, values: npt.ArrayLike) -> npt.NDArray[np.float32]:
        """Values moved to 0..1 and held there, of the same shape; nan stays nan, flat levels give 0.5."""
        array = np.asarray(values, dtype=np.float32)
        if self.is_flat:
            return np.where(np.isnan(array), array, np.float32(0.5))
        # the difference of two float32 may be more than a float32 holds
        unit = (array.astype(np.float64) - self.low) / (self.high - self.low)
        return np.clip(unit, 0.0, 1.0).astype(np.float32)


def _ends(values: npt.ArrayLike) -> tuple[float, float] | None:
    """Least and greatest finite value; None where there is none."""
    array = np.asarray(values)
    if array.dtype.kind != "f":
        array = array.astype(np.float64)
    if not array.size:
        return None
    least, greatest = float(array.min()), float(array.max())
    if math.isfinite(least) and math.isfinite(greatest):  # no nan and no infinity: nothing to pick out, 5 times as fast
        return least, greatest
    finite = array[np.isfinite(array)]
    return (float(finite.min()), float(finite.max())) if finite.size else None
