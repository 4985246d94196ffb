"""From where views stand on the screen to rows and columns of a figure."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Final

OVERLAP: Final = 3.0
"""Logical pixels that two neighbours may reach into each other: margins, not pictures."""


@dataclasses.dataclass(frozen=True)
class Box:
    """A rectangle on the screen, in logical pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclasses.dataclass(frozen=True)
class Split:
    """Parts side by side, or one below the other; a part is an index or split itself. `shares` are their lengths."""

    beside: bool
    parts: "tuple[Arrangement, ...]"
    shares: tuple[float, ...]


Arrangement = int | Split


def arrange(boxes: Sequence[Box]) -> Arrangement:
    """Cut the screen between the boxes, again and again; boxes that cannot be parted are put side by side."""
    return _arrange(dict(enumerate(boxes)))


def _arrange(boxes: dict[int, Box]) -> Arrangement:
    if len(boxes) == 1:
        return next(iter(boxes))
    for beside, start, end in (
        (True, lambda box: box.left, lambda box: box.right),
        (False, lambda box: box.top, lambda box: box.bottom),
    ):
        groups = _parted(boxes, start, end)
        if len(groups) > 1:
            shares = tuple(
                max(max(map(end, group.values())) - min(map(start, group.values())), 1.0) for group in groups
            )
            return Split(beside, tuple(_arrange(group) for group in groups), shares)
    return Split(True, tuple(boxes), tuple(box.right - box.left for box in boxes.values()))


def _parted(boxes: dict[int, Box], start: Callable[[Box], float], end: Callable[[Box], float]) -> list[dict[int, Box]]:
    """Groups along one direction, with a line between each two that crosses no box."""
    groups: list[dict[int, Box]] = []
    reached = 0.0
    for index, box in sorted(boxes.items(), key=lambda item: start(item[1])):
        if groups and start(box) < reached - OVERLAP:
            groups[-1][index] = box
        else:
            groups.append({index: box})
            reached = end(box)
        reached = max(reached, end(box))
    return groups
