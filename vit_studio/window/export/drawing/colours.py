"""The screen's colours, for matplotlib: the same table, cut the same way."""

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from vit_studio.window.export.drawing.ink import GRID, MUTED, TINY
from vit_studio.window.text import number_text
from vit_studio.window.views.colours.colour_maps import SIZE, ColourMap, table
from vit_studio.window.views.colours.levels import Levels

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.cm import ScalarMappable

Rgba = npt.NDArray[np.uint8]

SHARP: Final = 640
"""Pixels that a picture's longer side has at least: viewers smooth what they enlarge, so cells are enlarged here."""


def rgba(array: npt.ArrayLike, levels: Levels, colour_map: ColourMap) -> Rgba:
    """(..., 4) colours of (...) values; nothing at all for nan."""
    unit = levels.unit(array)
    missing = np.isnan(unit)
    indices = np.minimum((np.where(missing, 0, unit) * SIZE).astype(np.intp), SIZE - 1)
    colours = table(colour_map)[indices]
    colours[missing] = 0
    return colours


def enlarged(picture: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    """Each cell as a square of whole pixels, as large as it takes to be sharp."""
    times = max(-(-SHARP // max(picture.shape[:2])), 1)
    return picture.repeat(times, axis=0).repeat(times, axis=1)


def mappable(levels: Levels, colour_map: ColourMap) -> "ScalarMappable":
    """What a colour bar is made from."""
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import ListedColormap, Normalize

    low, high = (levels.low, levels.high) if not levels.is_flat else (levels.low - 0.5, levels.high + 0.5)
    return ScalarMappable(Normalize(low, high), ListedColormap(table(colour_map) / 255, name=colour_map.value))


def add_colour_bar(axes: "Axes", levels: Levels, colour_map: ColourMap, caption: str, *, below: bool = False) -> None:
    """The key to the colours, with numbers, beside or below."""
    where, aspect = ("bottom", 45) if below else ("right", 28)
    colours = mappable(levels, colour_map)
    bar = axes.figure.colorbar(colours, ax=axes, pad=0.02, shrink=0.94, location=where, aspect=aspect)
    between = 0.0 if levels.low < 0 < levels.high else (levels.low + levels.high) / 2
    marks = [between] if levels.is_flat else [levels.low, between, levels.high]
    bar.set_ticks(marks, labels=[number_text(mark) for mark in marks])
    bar.ax.tick_params(colors=MUTED, labelsize=TINY, length=2, width=0.6)
    bar.outline.set_edgecolor(GRID)
    bar.outline.set_linewidth(0.6)
    if caption:
        bar.set_label(caption, size=TINY, color=MUTED)
