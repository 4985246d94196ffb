"""Which labels stand along one axis of a matrix, and where: its ends, the selected and the hovered number, its name."""

import dataclasses
import enum
from collections.abc import Callable
from typing import Final

GAP: Final = 6.0
"""Least distance of two labels along the axis, in logical pixels."""


@dataclasses.dataclass(frozen=True)
class Axis:
    """A name like "tokens", and the number that people call the first row or column by."""

    name: str = ""
    first: int = 1

    def number(self, index: int) -> str:
        """What people call the row or column at `index`."""
        return str(index + self.first)


class LabelKind(enum.StrEnum):
    """What a label says."""

    NAME = "name"
    END = "end"
    SELECTED = "selected"
    HOVERED = "hovered"


@dataclasses.dataclass(frozen=True)
class Label:
    """A text from `start` to `end` along the axis, in logical pixels from the picture's edge."""

    kind: LabelKind
    text: str
    start: float
    end: float

    def clears(self, other: "Label") -> bool:
        """Whether there is a gap between the two."""
        return self.end + GAP <= other.start or other.end + GAP <= self.start


Extent = Callable[[LabelKind, str], float]
"""How long a text of a kind is along the axis."""


@dataclasses.dataclass(frozen=True)
class AxisCells:
    """The cells in sight along an axis: `cell` pixels each, the first of all cells `start` pixels from the edge."""

    seen: range
    length: float
    cell: float
    start: float = 0.0

    def middle(self, index: int) -> float:
        """Where the middle of a cell lies, held where it is only partly in sight."""
        middle = self.start + (index + 0.5) * self.cell
        return min(max(middle, 0.0), self.length)


def place_labels(
    axis: Axis, cells: AxisCells, extent: Extent, *, selected: int | None = None, hovered: int | None = None
) -> list[Label]:
    """The labels of the cells in sight; an end that would touch the selected or the hovered number makes way.

    The name stands on a line of its own, so that it need not move; it is left out where the axis is shorter.
    """
    if not cells.seen:
        return []
    placed: list[Label] = []
    kinds = [(LabelKind.SELECTED, selected), (LabelKind.HOVERED, hovered)]
    kinds += [(LabelKind.END, index) for index in dict.fromkeys((cells.seen[0], cells.seen[-1]))]
    for kind, index in kinds:
        if index is not None and index in cells.seen:
            label = _centred(kind, axis.number(index), cells.middle(index), extent)
            label = label if kind is LabelKind.SELECTED else _held(label, cells.length)
            if all(label.clears(other) for other in placed):
                placed.append(label)
    name = _centred(LabelKind.NAME, axis.name, cells.length / 2, extent)
    return [*placed, name] if axis.name and name.start >= 0 else placed


def _centred(kind: LabelKind, text: str, middle: float, extent: Extent) -> Label:
    half = extent(kind, text) / 2
    return Label(kind, text, middle - half, middle + half)


def _held(label: Label, length: float) -> Label:
    """Moved back to the picture where it reaches beyond; a cell may be smaller than its number."""
    shift = max(-label.start, 0.0) - max(label.end - length, 0.0) if label.end - label.start <= length else 0.0
    return dataclasses.replace(label, start=label.start + shift, end=label.end + shift)
