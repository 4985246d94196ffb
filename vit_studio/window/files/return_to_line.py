"""Goes back to the line of the code whose tensor a figure shows, as soon as the lines of its image are there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace


class ReturnToLine(QObject):
    """Opens the inspector at its code; the lines are worked out in the background."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._wished: int | None = None
        self._listens = False

    def go_to(self, step: int | None) -> None:
        """Go there, now or when that can be; None for a figure that is of no line."""
        self._wished = step
        if step is not None:
            self._workplace.inspector.show_code()
            self._listen()
            self._try()

    def _listen(self) -> None:
        # not before the code tab, which must have taken over the lines when we hear of them
        if not self._listens:
            self._listens = True
            self._workplace.studio.lines.changed.connect(self._try)

    @Slot()
    def _try(self) -> None:
        studio, walk = self._workplace.studio, self._workplace.inspector.code.walk
        lines, scene = studio.lines, studio.scene
        # by the pass: beside a pinned model the scene on show is another one of the same
        of_lines = lines.scene.trace if lines.scene is not None else None
        is_there = scene is not None and of_lines is scene.plain.trace and scene.index == studio.selection.image
        if self._wished is not None and is_there and walk.lines is not None and walk.lines is lines.lines:
            step, self._wished = self._wished, None
            walk.walk_to(step)
