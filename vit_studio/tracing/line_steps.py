"""What each line of the model's code computed for one image, in the order in which the lines were done."""

import dataclasses
from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.tracing.line_source import FunctionSource, Statement

Array = npt.NDArray[np.float32]

THUMBNAIL: Final = 48
"""Cells along a side of a thumbnail, at most."""
RETURNED: Final = "return"
"""Stands for what a function hands back where that has no name of its own."""


def thumbnail_of(array: Array) -> Array:
    """Up to 48 × 48 cells of a (rows, columns) array, evenly spread."""
    places = [np.linspace(0, max(side - 1, 0), min(side, THUMBNAIL)).round().astype(np.intp) for side in array.shape]
    return array[np.ix_(*places)].copy()


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class LineValue:
    """A tensor that a line computed; `name` is a variable, a call within the line, or RETURNED.

    `thumbnail` is (rows, columns): some cells of the last two axes, at index 0 of the axes before. `low` and `high` are
    the least and the greatest number of the whole. `array` is None where all of them together would be too much.
    """

    name: str
    shape: tuple[int, ...]
    thumbnail: Array
    low: float
    high: float
    array: Array | None

    def __post_init__(self) -> None:
        for array in (self.thumbnail, self.array):
            if array is not None:
                array.setflags(write=False)


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class FunctionCall:
    """One run of a function.

    `module` is the dotted name of the part of the model whose method it is, or "" for a plain function; `layer` is the
    block it belongs to, None outside of the blocks; `caller` is the position of the call that called it.
    """

    number: int
    source: FunctionSource
    module: str
    layer: int | None
    caller: int | None
    caller_line: int | None
    ran: frozenset[int]
    """First lines of the statements that were executed."""
    notes: Mapping[int, str]
    """What statements assigned that is no tensor, by their first line: "batch = 1, num_tokens = 50"."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class LineStep:
    """A statement done that left tensors: first those on the way, such as `self.norm1(tokens)`, last the result."""

    number: int
    call: FunctionCall
    statement: Statement
    values: tuple[LineValue, ...]
    num_results: int
    """How many of the values, at the end, are the statement's results."""

    @property
    def line(self) -> int:
        """The line of the file that the statement begins with."""
        return self.statement.first

    @property
    def line_in_function(self) -> int:
        """The same line, counted from 1 where the function begins."""
        return self.statement.first - self.call.source.first_line + 1

    @property
    def results(self) -> tuple[LineValue, ...]:
        """What the statement assigned or returned."""
        return self.values[len(self.values) - self.num_results :]

    @property
    def layer(self) -> int | None:
        """The block it belongs to."""
        return self.call.layer


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class LineTrace:
    """A whole pass. A line is done after the lines of the functions that it calls, so the last step is the logits."""

    calls: tuple[FunctionCall, ...]
    steps: tuple[LineStep, ...]

    def steps_in(self, call: FunctionCall) -> list[LineStep]:
        """The steps of one run of a function."""
        return [step for step in self.steps if step.call is call]

    def calls_of(self, qualname: str, layer: int | None = None) -> list[FunctionCall]:
        """The runs of a function, all of them or those of one layer."""
        return [
            call for call in self.calls if call.source.qualname == qualname and (layer is None or call.layer == layer)
        ]

    def way_to(self, call: FunctionCall) -> list[FunctionCall]:
        """From the model's own `forward` down to a call."""
        way = [call]
        while way[0].caller is not None:
            way.insert(0, self.calls[way[0].caller])
        return way

    def value(
        self, function: str, name: str, *, layer: int | None = None, line: int | None = None, occurrence: int = 0
    ) -> Array:
        """What a name stood for in a function, at a line of it (its own is line 1), else at its end.

        `occurrence` counts the runs, from 0. Raises KeyError for what there is not.
        """
        calls = self.calls_of(function, layer)
        if not occurrence < len(calls):
            raise KeyError(f"{function} did not run so often")
        for step in reversed(self.steps_in(calls[occurrence])):
            if line not in (None, step.line_in_function):
                continue
            for value in reversed(step.values):
                if value.name == name and value.array is not None:
                    return value.array
        raise KeyError(f"{function} has no {name}")
