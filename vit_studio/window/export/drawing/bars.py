"""Bars that lie under names, bars that stand below the columns of a matrix, and bars beside its rows."""

import itertools
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from vit_studio.window.export.drawing.ink import MUTED, SMALL, TEXT, TINY, frame, open_frame, outline, ticks
from vit_studio.window.export.drawing.number_columns import even_texts
from vit_studio.window.export.view_data import BarsData, ColumnsData, RowBarsData, TableData, beyond_levels
from vit_studio.window.text import number_text, short_number_text
from vit_studio.window.theme import LIGHT, mix
from vit_studio.window.views.colours.colour_maps import rgba

if TYPE_CHECKING:
    from matplotlib.axes import Axes

QUIET: Final = mix(LIGHT.muted, LIGHT.surface, 0.45).name()
BEYOND: Final = 0.2
"""Share of the levels that the axis has more where values go on beyond them."""
LEAN: Final = 0.03
"""Share of the levels that the sign of a break leans."""
BREAK_FROM: Final = 3
"""Columns within which two numbers over broken bars would touch if they lay."""


def draw_bars(axes: "Axes", data: BarsData) -> None:
    """From top to bottom, each with its number; the best and the true one stand out."""
    places = range(len(data.names))
    bars = axes.barh(places, data.values, height=0.62, color=[bar_colour(data, index) for index in places])
    axes.bar_label(bars, even_texts(data.values.tolist()), padding=3, size=SMALL, color=TEXT)
    axes.set_yticks(places, labels=[name_of(data, data.names[index], index) for index in places])
    axes.invert_yaxis()
    axes.margins(x=0.12)
    if data.limits is not None:
        axes.set_xlim(data.limits[0], data.limits[1] + 0.12 * (data.limits[1] - data.limits[0]))
    axes.set_xlabel(data.value_name)
    open_frame(axes)
    axes.axvline(0, color=MUTED, linewidth=0.8)


def draw_columns(axes: "Axes", data: ColumnsData) -> None:
    """In the colours of the matrix; what goes on above the levels is broken off, with its number."""
    low, high = min(data.levels.low, 0.0), data.levels.high
    axes.bar(
        np.arange(len(data.values)),
        np.minimum(data.values, high * (1 + BEYOND / 3)) if high > 0 else data.values,
        width=0.9,
        color=rgba(data.values, data.levels, data.colour_map) / 255,
    )
    axes.set_xlim(-0.5, len(data.values) - 0.5)
    if high > 0:
        _break_columns(axes, data, low)
    marks = ticks(len(data.values))
    axes.set_xticks(marks, labels=[data.columns.number(mark) for mark in marks])
    axes.set_xlabel(data.columns.name)
    axes.set_ylabel(data.value_name or data.name)
    open_frame(axes)
    if data.column is not None:
        bottom, top = low, high * (1 + BEYOND / 3 if data.values[data.column] > high else 1)
        outline(axes, data.column - 0.5, bottom, 1, top - bottom, is_fine=True)


def _break_columns(axes: "Axes", data: ColumnsData, low: float) -> None:
    high = data.levels.high
    cut = np.flatnonzero(data.values > high * (1 + 1e-6)).tolist()
    axes.set_ylim(low, high * (1 + BEYOND) if cut else high)
    axes.set_yticks([low, (low + high) / 2, high], labels=[number_text(mark) for mark in (low, (low + high) / 2, high)])
    crowded = any(after - before < BREAK_FROM for before, after in itertools.pairwise(cut))
    for column in cut:
        for place in (high * (1 - LEAN), high):
            ends = [column - 0.6, column + 0.6], [place - high * LEAN, place]
            axes.plot(*ends, color="white", linewidth=1.2, solid_capstyle="butt")
        axes.text(
            column,
            high * (1 + BEYOND / 3 + 0.01),
            number_text(data.values[column]),
            ha="center",
            va="bottom",
            size=TINY,
            color=TEXT,
            rotation=90 if crowded else 0,
        )


def draw_row_bars(axes: "Axes", data: RowBarsData, *, alone: bool) -> None:
    """In line with the rows of a matrix beside them, which numbers them.

    What goes on beyond the levels is broken off; the number that goes farthest is written, for all there is no room.
    """
    low, high = data.levels.low, data.levels.high
    span = (high - low) or 1.0
    below, above = beyond_levels(data)
    left, right = low - BEYOND * span * below, high + BEYOND * span * above
    inner = np.clip(data.values, low - span * BEYOND / 3, high + span * BEYOND / 3)
    axes.barh(np.arange(len(inner)), inner, height=0.9, color=data.colours)
    axes.set(xlim=(left, right), ylim=(len(inner) - 0.5, -0.5))
    axes.axvline(0, color=MUTED, linewidth=0.6)
    axes.set_xticks([low, high] if span else [low], labels=[short_number_text(low), short_number_text(high)])
    axes.xaxis.set_ticks_position("top")
    marks = ticks(len(inner)) if alone else []
    axes.set_yticks(marks, labels=[data.rows.number(mark) for mark in marks])
    axes.set_ylabel(data.rows.name if alone else "")
    if below:
        _break_rows(axes, data, low, -1)
    if above:
        _break_rows(axes, data, high, 1)
    frame(axes)
    if data.row is not None:
        outline(axes, left, data.row - 0.5, right - left, 1, is_fine=True)


def _break_rows(axes: "Axes", data: RowBarsData, end: float, sign: int) -> None:
    """At the high end (sign 1) or the low one (-1)."""
    from matplotlib.patheffects import withStroke

    lean = LEAN * (data.levels.high - data.levels.low)
    for row in np.flatnonzero(sign * data.values > sign * end + lean * 1e-4).tolist():
        for place in (end, end - sign * lean):
            axes.plot([place - lean, place], [row + 0.55, row - 0.55], color="white", linewidth=1.0)
    farthest = int((sign * data.values).argmax())
    # within the picture, as there is no room between it and its neighbour; the white keeps it apart from other bars
    axes.text(
        end - sign * 2 * lean,
        farthest - 0.6,
        number_text(data.values[farthest]),
        ha="right" if sign > 0 else "left",
        va="bottom",
        size=TINY,
        color=TEXT,
        path_effects=[withStroke(linewidth=2.5, foreground="white")],
    )


def bar_colour(data: BarsData | TableData, index: int) -> str:
    """The best one stands out, as bad if it is not the true one."""
    if index != data.best_index:
        return QUIET
    return (LIGHT.accent if data.true_index in (None, data.best_index) else LIGHT.bad).name()


def name_of(data: BarsData | TableData, name: str, index: int) -> str:
    """The true one is told so."""
    return QCoreApplication.translate("BarsView", "{0} (true)").format(name) if index == data.true_index else name
