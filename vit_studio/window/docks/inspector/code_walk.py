"""Where somebody stands in a pass: one step of it, kept while images, models and layers change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.tracing.line_steps import FunctionCall, LineStep, LineTrace


class CodeWalk(QObject):
    """Holds the lines of a pass and the current one; nobody stands anywhere before there are lines."""

    step_changed = Signal(object)
    """The LineStep: another one, or the same with other values."""
    walked = Signal(object)
    """The LineStep that a person went to; comes after `step_changed`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: LineTrace | None = None
        self._number = 0

    @property
    def lines(self) -> LineTrace | None:
        """The pass."""
        return self._lines

    @property
    def step(self) -> LineStep | None:
        """Where one stands."""
        return None if self._lines is None else self._lines.steps[self._number]

    @property
    def count(self) -> int:
        """How many steps there are."""
        return 0 if self._lines is None else len(self._lines.steps)

    def set_lines(self, lines: LineTrace, *, at: int = 0) -> None:
        """Another pass; one stays at the same line of the same layer if it was done there too.

        In the first pass of all one stands `at` a step.
        """
        before, self._lines = self.step, lines
        self._number = min(at, len(lines.steps) - 1)
        if before is not None:
            same = self._first(lambda step: _line_of(step) == _line_of(before) and step.layer == before.layer)
            like = same or self._first(lambda step: _line_of(step) == _line_of(before))
            self._number = like.number if like else min(before.number, len(lines.steps) - 1)
        self._tell()

    def walk_to(self, number: int) -> None:
        """Go to a step, as a person."""
        if self._lines is not None:
            self._go(min(max(number, 0), self.count - 1))
            self.walked.emit(self.step)

    @Slot()
    def forward(self) -> None:
        """One step on."""
        self.walk_to(self._number + 1)

    @Slot()
    def back(self) -> None:
        """One step back."""
        self.walk_to(self._number - 1)

    @Slot()
    def to_start(self) -> None:
        """To the image."""
        self.walk_to(0)

    @Slot()
    def to_end(self) -> None:
        """To the logits."""
        self.walk_to(self.count - 1)

    def show_function(
        self, qualname: str, layer: int, *, liked: Callable[[LineStep], bool] = lambda step: True
    ) -> None:
        """Stand at the first step of a function that is liked, else at its first; stays if there is no such function.

        Of functions that run in each layer, `layer` says which run.
        """

        def is_in(step: LineStep) -> bool:
            return step.call.source.qualname == qualname and step.layer in (None, layer)

        there = self._first(lambda step: is_in(step) and liked(step)) or self._first(is_in)
        if there is not None:
            self._go(there.number)

    def show_call(self, call: FunctionCall) -> None:
        """Stand in a run of a function, as a person: at the line that one comes from if it is a caller."""
        if self._lines is None or self.step is None:
            return
        way = self._lines.way_to(self.step.call)
        inner = next((one for one in way if one.caller == call.number), None)
        steps = self._lines.steps_in(call)
        at = next((step for step in steps if inner is not None and step.line == inner.caller_line), None)
        if steps:
            self.walk_to((at or steps[0]).number)

    def show_layer(self, layer: int) -> None:
        """Stand at the same line of another layer; does nothing outside of the layers."""
        step = self.step
        if step is None or step.layer in (None, layer):
            return
        there = self._first(lambda other: _line_of(other) == _line_of(step) and other.layer == layer)
        if there is not None:
            self._go(there.number)

    def _first(self, fits: Callable[[LineStep], bool]) -> LineStep | None:
        steps = () if self._lines is None else self._lines.steps
        return next((step for step in steps if fits(step)), None)

    def _go(self, number: int) -> None:
        if number != self._number:
            self._number = number
            self._tell()

    def _tell(self) -> None:
        self.step_changed.emit(self.step)


def _line_of(step: LineStep) -> tuple[str, int]:
    return step.call.source.qualname, step.line
