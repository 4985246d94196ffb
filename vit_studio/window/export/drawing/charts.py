"""Curves, and points by columns, on axes with numbers."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from vit_studio.window.export.drawing.ink import MUTED, SELECTION, SMALL, open_frame
from vit_studio.window.export.view_data import CurvesData, ScatterData
from vit_studio.window.text import number_text
from vit_studio.window.theme import LIGHT, mix
from vit_studio.window.views.charts.chart_axis import log_axis
from vit_studio.window.views.charts.curve_colours import curve_colour
from vit_studio.window.views.charts.curves_painting import FAINT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from vit_studio.window.views.charts.curve import Curve

DOTS_UP_TO: Final = 40
"""Points up to which a curve shows each of them."""
ABREAST: Final = 0.6
"""Share of a column that its points take side by side."""
MEAN: Final = 0.36
"""Half the length of a mean's line, as a share of a column."""
HEADROOM: Final = 0.04
"""Above the highest point, as a share of the axis."""
LOG_TICKS: Final = 6
"""Numbers along an axis by powers of ten, and two more at most."""
PLAIN_POWERS: Final = (-6, 7)
"""Powers of ten between which numbers along an axis are written out, without a factor at its end."""
TICKS_UP_TO: Final = 12
"""Columns up to which each has its number."""

translate = QCoreApplication.translate


def draw_curves(axes: "Axes", data: CurvesData) -> None:
    """On common axes, with a legend; what is counted has whole numbers below."""
    from matplotlib.ticker import MaxNLocator

    for curve in data.curves:
        _draw_curve(axes, curve)
    axes.ticklabel_format(style="sci", scilimits=PLAIN_POWERS, useOffset=False)
    if data.x_limits is not None:
        axes.set_xlim(*data.x_limits)
    if data.y_limits is not None:
        axes.set_ylim(*data.y_limits)
    if data.log_y:
        _set_log_y(axes, data)
    if all(np.array_equal(curve.xs, np.rint(curve.xs)) for curve in data.curves):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set(xlabel=data.x_label, ylabel=data.y_label)
    _with_grid(axes)
    if any(not curve.faint for curve in data.curves):
        axes.legend(frameon=False, fontsize=SMALL)


def draw_scatter(axes: "Axes", data: ScatterData) -> None:
    """Points with one standard deviation to either side, the mean of each column, and what to compare them with."""
    columns, points = data.values.shape
    shifts = ((np.arange(points) + 0.5) / points - 0.5) * ABREAST
    xs = np.arange(1, columns + 1)[:, None] + shifts
    text = translate("caption", "a head: from left to right 1 to {0}").format(points)
    axes.plot(xs.ravel(), data.values.ravel(), "o", color=LIGHT.accent.name(), markersize=5, label=text, zorder=3)
    _draw_means(axes, data.values)
    if np.any(data.spread > 0):
        label = translate("caption", "± standard deviation")
        flat = xs.ravel(), data.values.ravel(), data.spread.ravel()
        axes.errorbar(*flat, fmt="none", ecolor=MUTED, elinewidth=0.8, capsize=2, capthick=0.8, label=label)
    if data.reference is not None:
        axes.axhline(data.reference, color=MUTED, linewidth=0.9, linestyle=(0, (4, 3)), label=data.reference_name)
    _mark_selected(axes, data, xs)
    axes.set(xlabel=data.x_label, ylabel=data.y_label, xlim=(0.5, columns + 0.5))
    axes.set_xticks(range(1, columns + 1, -(-columns // TICKS_UP_TO)))
    if data.y_limits is not None:
        low, high = data.y_limits
        axes.set_ylim(low, max(high, float(np.nanmax(data.values + data.spread))) + HEADROOM * (high - low))
    _with_grid(axes)
    axes.legend(frameon=False, fontsize=SMALL, loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2, ncols=2)


def _draw_means(axes: "Axes", values: np.ndarray) -> None:
    """A line across each column, at the mean of its points; those without a number do not count."""
    known = [column[np.isfinite(column)] for column in values]
    for column, numbers in enumerate(known, 1):
        if numbers.size:
            mean, label = float(numbers.mean()), translate("caption", "mean of the layer")
            ends = [column - MEAN, column + MEAN]
            axes.plot(ends, [mean, mean], color=MUTED, linewidth=1.4, label=label if column == 1 else "_nolegend_")


def _mark_selected(axes: "Axes", data: ScatterData, xs: np.ndarray) -> None:
    """Around the selected point, with its number in the legend; or its column alone."""
    if data.selected is None:
        return
    column, point = data.selected
    if point is None:
        axes.axvspan(column + 0.5, column + 1.5, color=SELECTION, alpha=0.08, linewidth=0)
        return
    value, spread = float(data.values[column, point]), float(data.spread[column, point])
    text = translate("caption", "layer {0}, head {1}: {2}").format(column + 1, point + 1, number_text(value))
    text = f"{text} ± {number_text(spread)}" if spread > 0 else text
    axes.plot([xs[column, point]], [value], "o", mfc="none", mec=SELECTION, mew=1.5, markersize=9, label=text, zorder=4)


def _draw_curve(axes: "Axes", curve: "Curve") -> None:
    colour = curve_colour(curve, LIGHT)
    axes.plot(
        curve.xs,
        curve.ys,
        label="_nolegend_" if curve.faint else curve.name,
        color=(mix(colour, LIGHT.surface, FAINT) if curve.faint else colour).name(),
        linestyle="none" if curve.apart else "--" if curve.dashed else ":" if curve.dotted else "-",
        linewidth=0.8 if curve.faint else 1.6,
        marker="o" if curve.apart or len(curve) <= DOTS_UP_TO else "",
        markersize=4,
    )


def _set_log_y(axes: "Axes", data: CurvesData) -> None:
    """By powers of ten, with the round and plainly written numbers of the chart on the screen.

    matplotlib's own would write 3 × 10⁰ as a formula, and leave a range within one power without a number.
    """
    from matplotlib.ticker import NullLocator

    positive = [curve.ys[curve.ys > 0] for curve in data.curves]
    ends = [float(end(ys)) for ys in positive if len(ys) for end in (np.min, np.max)]
    if data.y_limits is not None:
        ends = list(data.y_limits)
    if not ends or min(ends) <= 0:
        return
    axis = log_axis(min(ends), max(ends), most=LOG_TICKS)
    axes.set_yscale("log")
    axes.set_ylim(axis.low, axis.high)
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_yticks(axis.ticks, [axis.text(tick) for tick in axis.ticks])


def _with_grid(axes: "Axes") -> None:
    axes.grid(color=LIGHT.border.name(), linewidth=0.8)
    axes.set_axisbelow(True)
    open_frame(axes)
