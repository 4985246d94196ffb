"""Where a step stands on the slider: every moment has the same room, the early ones that lie close as well."""

import bisect
import dataclasses
import itertools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vit_studio.session.timeline_record import TimelineRecord

LEAST_GAP: Final = 6.0
"""Logical pixels between two numbers of epochs."""


@dataclasses.dataclass(frozen=True)
class TimeAxis:
    """From the steps that are kept, or will be, to logical pixels between `left` and `right`.

    Steps rise. A step between two of them stands between them, in proportion.
    """

    steps: tuple[int, ...]
    left: float
    right: float

    @classmethod
    def of(cls, record: "TimelineRecord", left: float, right: float) -> "TimeAxis":
        """Room for all moments of a run, and for those that somebody is going to write."""
        return cls((*(moment.step for moment in record.moments), *record.planned), left, right)

    def x_of(self, step: float) -> float:
        """Where a step stands; what lies outside stands at the end."""
        last = len(self.steps) - 1
        if last < 1:
            return self.left
        after = bisect.bisect_right(self.steps, step)
        if after == 0:
            return self.left
        if after > last:
            return self.right
        before, following = self.steps[after - 1], self.steps[after]
        rank = after - 1 + (step - before) / (following - before)
        return self.left + (self.right - self.left) * rank / last

    def place_at(self, x: float) -> int:
        """The place of the moment that is nearest, planned ones included; 0 where there is none."""
        last = len(self.steps) - 1
        if last < 1 or self.right <= self.left:
            return 0
        return min(max(round((x - self.left) / (self.right - self.left) * last), 0), last)


def epoch_steps_shown(record: "TimelineRecord", axis: TimeAxis) -> tuple[int, ...]:
    """The last steps of all whole epochs that the axis has room for, by step."""
    if record.epoch_steps < 1 or not axis.steps:
        return ()
    return tuple(range(record.epoch_steps, axis.steps[-1] + 1, record.epoch_steps))


def numbered(places: list[tuple[float, float]]) -> list[bool]:
    """Which of some numbers, each given by its centre and its width, can be written without touching: the last one
    first, then every second, fifth, tenth, … so that those that are left count evenly."""
    for stride in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        chosen = [index for index in range(len(places)) if (index + 1) % stride == 0]
        if all(_apart(places[one], places[other]) for one, other in itertools.pairwise(chosen)):
            return [index in chosen for index in range(len(places))]
    return [False] * len(places)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return other[0] - one[0] >= (one[1] + other[1]) / 2 + LEAST_GAP
