"""Lets through so many values a second: the first at once, the last always."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Throttle(Generic[T]):
    """Stands between one thread that has many values and whoever needs only the newest of them.

    No timer is behind it: the thread asks with each value, and for the last one at the end.
    """

    def __init__(self, interval: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._interval = interval
        self._clock = clock
        self._last: float | None = None
        self._held: T | None = None

    def offer(self, value: T) -> T | None:
        """The value if it is time for one, else None, and it is held."""
        now = self._clock()
        if self._last is not None and now - self._last < self._interval:
            self._held = value
            return None
        self._last, self._held = now, None
        return value

    def flush(self) -> T | None:
        """The value that is held, if there is one."""
        held, self._held = self._held, None
        return held
