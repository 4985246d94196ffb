"""Bars that lie, bars that stand, curves and lists."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from vit_studio.window.export.drawing.colours import rgba
from vit_studio.window.export.drawing.ink import GRID, MUTED, SMALL, TEXT, frame, ticks
from vit_studio.window.export.view_data import BarsData, ColumnsData, CurvesData, TableData
from vit_studio.window.text import number_text
from vit_studio.window.theme import LIGHT, mix
from vit_studio.window.views.charts.curves_painting import FAINT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from vit_studio.window.views.charts.curve import Curve

DOTS_UP_TO: Final = 40
"""Points up to which a curve shows each of them."""
_QUIET: Final = mix(LIGHT.muted, LIGHT.surface, 0.45).name()


def draw_bars(axes: "Axes", data: BarsData) -> None:
    """From top to bottom, each with its number; the best and the true one stand out."""
    places = range(len(data.names))
    bars = axes.barh(places, data.values, height=0.62, color=[_bar_colour(data, index) for index in places])
    axes.bar_label(bars, [number_text(value) for value in data.values], padding=3, size=SMALL, color=TEXT)
    axes.set_yticks(places, labels=[_bar_name(data, index) for index in places])
    axes.invert_yaxis()
    axes.margins(x=0.12)
    if data.limits is not None:
        axes.set_xlim(data.limits[0], data.limits[1] + 0.12 * (data.limits[1] - data.limits[0]))
    axes.set_xlabel(data.value_name)
    _open(axes)
    axes.axvline(0, color=MUTED, linewidth=0.8)


def draw_columns(axes: "Axes", data: ColumnsData) -> None:
    """In the colours of the matrix; what is above the levels reaches the top."""
    colours = rgba(data.values, data.levels, data.colour_map) / 255
    axes.bar(np.arange(len(data.values)), data.values, width=0.9, color=colours)
    axes.set_xlim(-0.5, len(data.values) - 0.5)
    if data.levels.high > 0:
        axes.set_ylim(min(data.levels.low, 0.0), data.levels.high)
    marks = ticks(len(data.values))
    axes.set_xticks(marks, labels=[data.columns.number(mark) for mark in marks])
    axes.set_xlabel(data.columns.name)
    axes.set_ylabel(data.name)
    _open(axes)


def draw_curves(axes: "Axes", data: CurvesData) -> None:
    """On common axes, with a legend; what is counted has whole numbers below."""
    from matplotlib.ticker import MaxNLocator

    for curve in data.curves:
        _draw_curve(axes, curve)
    if data.log_y:
        axes.set_yscale("log")
    if data.x_limits is not None:
        axes.set_xlim(*data.x_limits)
    if data.y_limits is not None:
        axes.set_ylim(*data.y_limits)
    if all(np.array_equal(curve.xs, np.rint(curve.xs)) for curve in data.curves):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set(xlabel=data.x_label, ylabel=data.y_label)
    axes.grid(color=LIGHT.border.name(), linewidth=0.8)
    axes.set_axisbelow(True)
    _open(axes)
    if any(not curve.faint for curve in data.curves):
        axes.legend(frameon=False, fontsize=SMALL)


def draw_table(axes: "Axes", data: TableData) -> None:
    """Names at the left, everything else at the right, one line a row."""
    axes.set_axis_off()
    count = len(data.rows) + 1
    axes.set(xlim=(0, 1), ylim=(count, 0))
    lefts = np.linspace(0, 1, len(data.columns) + 1)
    for line, row in enumerate((data.columns, *data.rows)):
        for column, value in enumerate(row):
            counted = isinstance(value, int)  # a count is written in full
            text = value if isinstance(value, str) else f"{value:,}" if counted else number_text(value)
            first, ink = column == 0, MUTED if line == 0 else TEXT
            place = 0.0 if first else float(lefts[column + 1])
            axes.text(place, line + 0.5, text, ha="left" if first else "right", va="center", size=SMALL, color=ink)
    axes.axhline(1, color=GRID, linewidth=0.8)


def _draw_curve(axes: "Axes", curve: "Curve") -> None:
    colour = LIGHT.series[curve.role % len(LIGHT.series)]
    axes.plot(
        curve.xs,
        curve.ys,
        label="_nolegend_" if curve.faint else curve.name,
        color=(mix(colour, LIGHT.surface, FAINT) if curve.faint else colour).name(),
        linestyle="none" if curve.apart else "--" if curve.dashed else "-",
        linewidth=0.8 if curve.faint else 1.6,
        marker="o" if curve.apart or len(curve) <= DOTS_UP_TO else "",
        markersize=4,
    )


def _open(axes: "Axes") -> None:
    frame(axes)
    axes.spines[["top", "right"]].set_visible(False)


def _bar_colour(data: BarsData, index: int) -> str:
    if index != data.best_index:
        return _QUIET
    return (LIGHT.accent if data.true_index in (None, data.best_index) else LIGHT.bad).name()


def _bar_name(data: BarsData, index: int) -> str:
    name = data.names[index]
    return QCoreApplication.translate("BarsView", "{0} (true)").format(name) if index == data.true_index else name
