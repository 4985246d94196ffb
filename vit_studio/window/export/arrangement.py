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


@dataclasses.dataclass(frozen=True)
class Table:
    """Rows and columns that keep in line; a cell is (row, column, what stands there). `widths` are of the columns."""

    cells: "tuple[tuple[int, int, Arrangement], ...]"
    widths: tuple[float, ...]
    rows: int


Arrangement = int | Split | Table


def arrange(boxes: Sequence[Box]) -> Arrangement:
    """Cut the screen between the boxes, again and again; boxes that cannot be parted are put side by side.

    Where lines from edge to edge part them both ways they are a table.
    """
    return _arrange(dict(enumerate(boxes)))


def _arrange(boxes: dict[int, Box]) -> Arrangement:
    if len(boxes) == 1:
        return next(iter(boxes))
    columns = _parted(boxes, lambda box: box.left, lambda box: box.right)
    rows = _parted(boxes, lambda box: box.top, lambda box: box.bottom)
    if len(columns) > 1 and len(rows) > 1:
        return _table(rows, columns)
    if len(columns) > 1:
        return Split(True, tuple(map(_arrange, columns)), _widths(columns))
    if len(rows) > 1:
        return Split(False, tuple(map(_arrange, rows)), tuple(map(_height, rows)))
    return Split(True, tuple(boxes), tuple(box.right - box.left for box in boxes.values()))


def _table(rows: list[dict[int, Box]], columns: list[dict[int, Box]]) -> Table:
    cells: list[tuple[int, int, Arrangement]] = []
    for row, in_row in enumerate(rows):
        for column, in_column in enumerate(columns):
            both = {index: box for index, box in in_row.items() if index in in_column}
            if both:
                cells.append((row, column, _arrange(both)))
    return Table(tuple(cells), _widths(columns), len(rows))


def _widths(groups: list[dict[int, Box]]) -> tuple[float, ...]:
    """From the left of the first box to the right of the last one, of each group."""
    return tuple(
        max(max(box.right for box in group.values()) - min(box.left for box in group.values()), 1.0) for group in groups
    )


def _height(group: dict[int, Box]) -> float:
    return max(max(box.bottom for box in group.values()) - min(box.top for box in group.values()), 1.0)


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
