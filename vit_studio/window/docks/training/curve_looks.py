"""Which charts a look at a training that runs draws anew, and with which lines: what is painted costs the training."""

from collections.abc import Callable, Iterable, Sequence

from vit_studio.window.docks.training.curve_chart import CurveChart
from vit_studio.window.docks.training.curve_lines import Line, LineCache, room_ahead
from vit_studio.window.docks.training.run_shelf import RunShelf, ShownRun
from vit_studio.window.docks.training.training_record import Clock


class CurveLooks:
    """Draws the runs of a shelf on charts; lines are made anew only of runs that have grown."""

    def __init__(self, shelf: RunShelf, *, grows: Callable[[ShownRun], bool]) -> None:
        self._shelf = shelf
        self._grows = grows
        self._cache = LineCache()
        self._count = 0
        self._limit: float | None = None

    def next(self, in_sight: Sequence[CurveChart], clock: Clock) -> Sequence[CurveChart]:
        """The charts to draw at the next look: the first, as a rule the loss, and one of the others in turn.

        Whoever reads one step in all of them sees all of them grow; and their x axes reach farther together.
        """
        self._count += 1
        is_read = any(chart.cursor_x is not None for chart in in_sight)
        if len(in_sight) < 3 or is_read or self._reach(clock) != self._limit:
            return in_sight
        return in_sight[0], in_sight[1 + self._count % (len(in_sight) - 1)]

    def draw(self, charts: Iterable[CurveChart], clock: Clock) -> None:
        """All runs that are shown; the one whose values are told is seen whole."""
        runs, told = self._shelf.shown, self._shelf.chosen
        self._cache.forget_all_but(self._shelf.runs)
        from_back = sorted(runs, key=lambda run: (run is told, -runs.index(run)))
        limit = self._limit = self._reach(clock)
        for chart in charts:
            chart.set_x_limit(limit)
            lines: list[Line] = []
            for run in from_back:
                lines += self._cache.lines_of(chart.chart, run, clock, alone=len(runs) == 1)
            chart.show_lines(lines, told, clock)

    def _reach(self, clock: Clock) -> float | None:
        """How far x axes reach at least; None where nothing grows."""
        return max((room_ahead(run.record, clock) for run in self._shelf.shown if self._grows(run)), default=None)
