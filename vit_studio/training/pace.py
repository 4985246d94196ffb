"""How fast training goes, and how long it will take."""

import collections
import statistics
from typing import Final

RECENT: Final = 20
"""Steps over which the rate on show is taken: a second or two of the default recipe."""


class Pace:
    """Times of steps and of evaluations, kept apart; the time that the consumer of the events takes is in neither."""

    def __init__(self) -> None:
        self._recent: collections.deque[tuple[float, float]] = collections.deque(maxlen=RECENT)
        self._images = 0
        self._seconds = 0.0
        self._evaluations: list[float] = []

    def step_took(self, seconds: float, *, images: int) -> None:
        """Count a step."""
        self._recent.append((seconds, images / seconds))
        self._images += images
        self._seconds += seconds

    def evaluation_took(self, seconds: float) -> None:
        """Count an evaluation."""
        self._evaluations.append(seconds)

    @property
    def recent(self) -> float:
        """Images per second: the median of the last steps, so that one hiccup does not show."""
        return statistics.median(rate for _, rate in self._recent) if self._recent else 0.0

    @property
    def overall(self) -> float:
        """Images per second over all steps."""
        return self._images / self._seconds if self._seconds else 0.0

    def seconds_left(self, *, steps: int, evaluations: int) -> float:
        """What these steps and evaluations will take, if they go on as the last ones did."""
        step = statistics.median(seconds for seconds, _ in self._recent) if self._recent else 0.0
        evaluation = self._evaluations[-1] if self._evaluations else 0.0
        return steps * step + evaluations * evaluation
