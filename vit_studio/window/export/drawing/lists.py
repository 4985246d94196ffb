"""Lists of names and numbers."""

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from vit_studio.window.export.drawing.bars import bar_colour, name_of
from vit_studio.window.export.drawing.ink import GRID, MUTED, SMALL, TEXT
from vit_studio.window.export.drawing.number_columns import even_texts
from vit_studio.window.export.view_data import TableData
from vit_studio.window.text import MINUS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NEGATIVE: Final = re.compile(r"^-(?=[\d.])")
BAR: Final = (0.12, 0.55)
"""Where in its column a bar begins and ends at the most, as shares of the width."""


def draw_table(axes: "Axes", data: TableData) -> None:
    """Names at the left, everything else at the right, one line a row; numbers with even decimals."""
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(len(data.rows) + 1, 0))
    edges = np.linspace(0, 1, len(data.columns) + 1).tolist()
    for column, name in enumerate(data.columns):
        _write(axes, edges, column, 0, name, ink=MUTED)
        values = [row[column] for row in data.rows]
        texts = column_texts(values)
        if column == 0:
            texts = [name_of(data, text, index) for index, text in enumerate(texts)]
        for index, text in enumerate(texts):
            _write(axes, edges, column, index + 1, text, ink=TEXT, bold=index == data.best_index)
        if column in data.bars:
            _draw_bars(axes, data, np.array(values, np.float64), edges[column], edges[column + 1])
    axes.axhline(1, color=GRID, linewidth=0.8)


def column_texts(values: list[str | float]) -> list[str]:
    """Texts as they are, but with a minus where they begin with a hyphen; the numbers in line with each other."""
    numbers = even_texts([value for value in values if not isinstance(value, str)])
    return [_NEGATIVE.sub(MINUS, value) if isinstance(value, str) else numbers.pop(0) for value in values]


def _write(
    axes: "Axes", edges: list[float], column: int, line: int, text: str, *, ink: str, bold: bool = False
) -> None:
    first = column == 0
    place, side = (0.0, "left") if first else (edges[column + 1], "right")
    weight = "bold" if bold else "normal"
    axes.text(place, line + 0.5, text, ha=side, va="center", size=SMALL, color=ink, weight=weight)


def _draw_bars(axes: "Axes", data: TableData, values: np.ndarray, left: float, right: float) -> None:
    """From zero to either side, in a lane before the numbers."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    start, end = (left + share * (right - left) for share in BAR)
    unit = (end - start) / ((high - low) or 1.0)
    colours = [bar_colour(data, index) for index in range(len(values))]
    zero = start - low * unit
    axes.barh(np.arange(len(values)) + 1.5, values * unit, left=zero, height=0.6, color=colours)
    axes.plot([zero, zero], [1.1, len(values) + 0.9], color=MUTED, linewidth=0.6)
    axes.set(xlim=(0, 1), ylim=(len(values) + 1, 0))
