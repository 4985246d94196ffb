"""What was selected before, to go back to and forward again."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.session.selection import Selected, Selection

PAUSE_S: Final = 0.8
"""Steps of the same kind that follow each other faster, as of a key held down, are one step back."""
KEPT: Final = 200


class SelectionHistory(QObject):
    """Follows a selection; where its limits change, what was before means something else, and is forgotten."""

    changed = Signal()
    """Whether there is something to go back or forward to may be different now."""

    def __init__(
        self, selection: Selection, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._clock = clock
        self._states = [selection.now]
        self._place = 0
        self._newest: tuple[frozenset[str], float] = frozenset(), 0.0
        selection.limits_changed.connect(self.forget)
        for changed in (
            selection.image_changed,
            selection.token_changed,
            selection.dim_changed,
            selection.layer_changed,
            selection.head_changed,
        ):
            changed.connect(self._on_changed)

    @property
    def can_undo(self) -> bool:
        """Whether something was selected before."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether somebody went back."""
        return self._place < len(self._states) - 1

    @Slot()
    def undo(self) -> None:
        """Select what was selected before."""
        self._go_to(self._place - 1)

    @Slot()
    def redo(self) -> None:
        """Take the last `undo` back."""
        self._go_to(self._place + 1)

    @Slot()
    def forget(self) -> None:
        """Begin anew with what is selected now."""
        self._states, self._place = [self._selection.now], 0
        self._newest = frozenset(), 0.0
        self.changed.emit()

    @Slot()
    def _on_changed(self) -> None:
        now, before = self._selection.now, self._states[self._place]
        if now == before:
            return  # told once already, or gone to by undo and redo
        what, moment = _differences(before, now), self._clock()
        goes_on = what == self._newest[0] and moment - self._newest[1] < PAUSE_S and self._place > 0
        del self._states[self._place + 1 :]
        if goes_on:
            self._states[self._place] = now
        else:
            self._states.append(now)
            del self._states[:-KEPT]
            self._place = len(self._states) - 1
        self._newest = what, moment
        self.changed.emit()

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self._states):
            self._place = place
            self._newest = frozenset(), 0.0
            self._selection.select(self._states[place])
            self.changed.emit()


def _differences(before: Selected, now: Selected) -> frozenset[str]:
    names = ("image", "token", "dim", "layer", "head")
    return frozenset(name for name in names if getattr(before, name) != getattr(now, name))
