"""Axes of a chart: round numbers on them, and where a value stands."""

import dataclasses
import math
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.window.text import number_text

Values = npt.NDArray[np.float64]
STEPS: Final = (1, 2, 5, 10)


@dataclasses.dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with ticks at round numbers between them."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool = False

    def fraction(self, values: npt.ArrayLike) -> Values:
        """Where values stand along the axis: 0 at `low`, 1 at `high`."""
        numbers = np.asarray(values, np.float64)
        if self.log:
            return (np.log10(numbers) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return (numbers - self.low) / (self.high - self.low)

    def value(self, fraction: float) -> float:
        """What stands at a fraction of the axis."""
        if self.log:
            return float(self.low * (self.high / self.low) ** fraction)
        return self.low + fraction * (self.high - self.low)

    def text(self, tick: float) -> str:
        """A tick's number, with the decimals that tell it from its neighbours."""
        largest = max(map(abs, self.ticks), default=0.0)
        gaps = [b - a for a, b in zip(self.ticks, self.ticks[1:], strict=False)]
        step = tick if self.log else min(gaps, default=largest)
        if tick == 0:
            return "0"
        if largest >= 1e7 or step < 1e-5:
            return number_text(tick)
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return f"{tick:,.{decimals}f}".replace("-", "−")


def nice_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5 × 10ᵏ that cuts `span` into at most `most` pieces."""
    power = 10.0 ** math.floor(math.log10(span / most))
    return next(step * power for step in STEPS if step * power * most >= span * (1 - 1e-9))


def linear_axis(low: float, high: float, *, most: int, snap: bool = False) -> Axis:
    """An axis with at most `most` + 2 ticks; `snap` widens it until a tick stands at each end."""
    low, high = _apart(low, high)
    step = nice_step(high - low, most)
    first, last = low / step, high / step
    # a value on a tick must not be pushed off it by the last bit of the division
    first = math.floor(first + 1e-9) if snap else math.ceil(first - 1e-9)
    last = math.ceil(last - 1e-9) if snap else math.floor(last + 1e-9)
    ticks = tuple(_round(i * step, step) for i in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks) if snap else Axis(low, high, ticks)


def places_axis(first: int, last: int, *, most: int, keep_last: bool = False) -> Axis:
    """An axis of whole places with half a place of room at both ends, and a tick at each if there is room for it.

    Else at each second, or at the first and at multiples of 5, 10, 20, …; `keep_last` puts one at the last as well.
    """
    apart = (last - first + 1) / most
    step = next(step * power for power in (1, 10, 100, 1000, 10_000) for step in (1, 2, 5) if step * power >= apart)
    start = first if step <= 2 else math.ceil((first + apart) / step) * step
    ticks = [first, *(tick for tick in range(start, last + 1, step) if tick > first)]
    if keep_last:
        ticks = [tick for tick in ticks if last - tick >= apart] + [last]
    return Axis(first - 0.5, last + 0.5, tuple(map(float, ticks)))


def log_axis(low: float, high: float, *, most: int) -> Axis:
    """An axis by powers of ten, widened until a tick stands at each end; both ends must be positive."""
    for marks in ((1, 2, 5), (1,)):
        ticks = _log_ticks(low, high, marks)
        if len(ticks) <= most + 2:
            return Axis(ticks[0], ticks[-1], tuple(ticks), log=True)
    every = math.ceil((len(ticks) - 1) / most)
    while (len(ticks) - 1) % every:
        ticks.append(ticks[-1] * 10)
    return Axis(ticks[0], ticks[-1], tuple(ticks[::every]), log=True)


def _log_ticks(low: float, high: float, marks: tuple[int, ...]) -> list[float]:
    powers = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 2)
    ticks = [float(f"{mark}e{power}") for power in powers for mark in marks]
    first = max(i for i, tick in enumerate(ticks) if tick <= low * (1 + 1e-9))
    last = min(i for i, tick in enumerate(ticks) if tick >= high * (1 - 1e-9))
    return ticks[first : max(last, first + 1) + 1]


def _apart(low: float, high: float) -> tuple[float, float]:
    """Ends that differ by more than rounding does."""
    least = max(abs(low), abs(high)) * 1e-6 or 1e-3
    if high - low >= least:
        return low, high
    middle = (low + high) / 2
    half = max(abs(middle) * 0.1, least)
    return middle - half, middle + half


def _round(value: float, step: float) -> float:
    """The number that a person would write: 0.3, not 0.30000000000000004."""
    return round(value, max(0, 2 - math.floor(math.log10(step))))
