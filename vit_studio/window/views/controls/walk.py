"""A place that moves through a sequence by itself: played, paused, stepped, taken back."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

WHOLE_MS: Final = 12_000
"""A walk through everything takes about so long ..."""
QUICKEST_MS: Final = 40
SLOWEST_MS: Final = 600
"""... but a step is never quicker or slower than these: it has to be seen, and waited for."""


class Walk(QObject):
    """At one of `count` places, or at none; while it plays it moves on by a timer, and ends at the last place."""

    moved = Signal(object)
    """The place, from 0; None when the walk is over or taken back."""
    playing_changed = Signal(bool)
    count_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._place: int | None = None
        self._speed = 1.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def count(self) -> int:
        """How many places there are."""
        return self._count

    @property
    def place(self) -> int | None:
        """Where it is now."""
        return self._place

    @property
    def playing(self) -> bool:
        """Whether it moves on by itself."""
        return self._timer.isActive()

    @property
    def interval(self) -> int:
        """Milliseconds of a step."""
        usual = min(max(WHOLE_MS // max(self._count, 1), QUICKEST_MS), SLOWEST_MS)
        return round(usual / self._speed)

    def set_speed(self, speed: float) -> None:
        """Move so many times as fast as usual."""
        self._speed = speed
        if self.playing:
            self._timer.start(self.interval)

    def set_count(self, count: int) -> None:
        """Another sequence: the walk is over."""
        if count != self._count:
            self.stop()
            self._count = count
            self.count_changed.emit(count)

    @Slot()
    def toggle(self) -> None:
        """Play on from here, or pause; from the last place, and from none, play from the start."""
        if self.playing:
            self.pause()
        elif self._count:
            self._go_to(0 if self._is_at_end else self._after(1))
            self._timer.start(self.interval)
            self.playing_changed.emit(True)

    @Slot()
    def pause(self) -> None:
        """Stay here."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    @Slot()
    def step(self) -> None:
        """One place on, and stay there."""
        self.pause()
        self._go_to(self._after(1))

    @Slot()
    def step_back(self) -> None:
        """One place back, and stay there."""
        self.pause()
        self._go_to(self._after(-1))

    @Slot()
    def stop(self) -> None:
        """At no place any more."""
        self.pause()
        self._go_to(None)

    def move_to(self, place: int) -> None:
        """Go on from another place, if the walk is on; it plays on, or stays there."""
        if self._place is not None:
            self._go_to(place)

    def stand_at(self, place: int | None) -> None:
        """Something else has moved: go on from there, and tell nobody."""
        self._place = None if place is None else min(max(place, 0), max(self._count - 1, 0))

    @property
    def _is_at_end(self) -> bool:
        return self._place is not None and self._place >= self._count - 1

    def _after(self, steps: int) -> int | None:
        if not self._count:
            return None
        if self._place is None:
            return 0
        return min(max(self._place + steps, 0), self._count - 1)

    def _go_to(self, place: int | None) -> None:
        if place != self._place:
            self._place = place
            self.moved.emit(place)

    @Slot()
    def _on_timeout(self) -> None:
        self._go_to(self._after(1))
        if self._is_at_end:
            self.pause()
