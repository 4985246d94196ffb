"""When to write a checkpoint: often enough to lose little, seldom enough to cost nothing that one could feel."""

import time
from collections.abc import Callable
from typing import Final

INTERVAL_S: Final = 15.0
GREATEST_SHARE: Final = 0.005
"""Of the time, for checkpoints: those of a large model are written less often."""


class CheckpointPace:
    """Counts from its making, and from each checkpoint.

    `interval`, in seconds, is None as long as it is to follow from what a checkpoint costs; one that somebody sets is
    kept whatever the cost.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.interval: float | None = None
        self._clock = clock
        self._last = clock()
        self._cost = 0.0

    def is_due(self, *, epoch_ends: bool) -> bool:
        """Whether to write one now; at the end of an epoch that may be earlier."""
        waited = self._clock() - self._last
        if self.interval is not None:
            return waited >= self.interval
        shortest = self._cost / GREATEST_SHARE
        return waited >= (shortest if epoch_ends else max(shortest, INTERVAL_S))

    def timed(self, write: Callable[[], None]) -> None:
        """Write one by calling `write`, and note what it took."""
        start = self._clock()
        write()
        self._last = self._clock()
        self._cost = self._last - start
