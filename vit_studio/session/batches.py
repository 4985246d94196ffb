"""Hands on all values of a thread, some at a time: the first at once, then as many a second, and none is lost."""

from typing import Generic, TypeVar

from vit_studio.session.throttle import Throttle

T = TypeVar("T")


class Batches(Generic[T]):
    """A throttle that keeps what it holds back, so that few signals carry many values."""

    def __init__(self, throttle: Throttle[T]) -> None:
        self._throttle = throttle
        self._kept: list[T] = []

    def offer(self, value: T) -> tuple[T, ...]:
        """All values since the last time, this one at the end, if it is time for them; else nothing."""
        self._kept.append(value)
        return () if self._throttle.offer(value) is None else self._take()

    def flush(self) -> tuple[T, ...]:
        """What is still held, if anything is."""
        self._throttle.flush()
        return self._take()

    def _take(self) -> tuple[T, ...]:
        taken = tuple(self._kept)
        self._kept.clear()
        return taken
