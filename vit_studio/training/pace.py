"""How fast training goes, and how long it will take."""

import collections
import statistics
from typing import Final

RECENT: Final = 20
"""Steps over which the rate on show is taken: a second or two of the default recipe."""


class Pace:
    """Times of steps and of evaluations, kept apart; the time that the consumer of the events takes is in neither.

    A resumed training goes on from the `images` that it saw, and from the seconds that steps and evaluations took.
    """

    def __init__(self, *, images: int = 0, seconds: float = 0.0, evaluation_seconds: float = 0.0) -> None:
        self.images = images
        self.seconds = seconds
        self.evaluation_seconds = evaluation_seconds
        self._recent: collections.deque[tuple[float, float]] = collections.deque(maxlen=RECENT)
        self._evaluation = 0.0

    def step_took(self, seconds: float, *, images: int) -> None:
        """Count a step."""
        self._recent.append((seconds, images / seconds))
        self.images += images
        self.seconds += seconds

    def evaluation_took(self, seconds: float) -> None:
        """Count an evaluation."""
        self._evaluation = seconds
        self.evaluation_seconds += seconds

    @property
    def recent(self) -> float:
        """Images per second: the median of the last steps, so that one hiccup does not show."""
        return statistics.median(rate for _, rate in self._recent) if self._recent else 0.0

    @property
    def all_seconds(self) -> float:
        """That steps and evaluations took together."""
        return self.seconds + self.evaluation_seconds

    @property
    def overall(self) -> float:
        """Images per second over all steps."""
        return self.images / self.seconds if self.seconds else 0.0

    def seconds_left(self, *, steps: int, evaluations: int) -> float:
        """What these steps and evaluations will take, if they go on as the last ones did."""
        step = statistics.median(seconds for seconds, _ in self._recent) if self._recent else 0.0
        return steps * step + evaluations * self._evaluation
