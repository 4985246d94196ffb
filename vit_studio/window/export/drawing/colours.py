"""The screen's colours, for matplotlib: the same table, cut the same way."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from vit_studio.window.export.drawing.ink import GRID, MUTED, TINY
from vit_studio.window.text import number_text
from vit_studio.window.views.colours.colour_maps import ColourMap, table
from vit_studio.window.views.colours.levels import Levels

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.cm import ScalarMappable

Rgba = npt.NDArray[np.uint8]

BAR: Final = 0.13
BAR_GAP: Final = 0.09
"""Inches: how thick a colour bar is, and between it and its picture."""
_EXTEND: Final = {(False, False): "neither", (True, False): "min", (False, True): "max", (True, True): "both"}

SHARP: Final = 640
"""Pixels that a picture's longer side has at least: viewers smooth what they enlarge, so cells are enlarged here."""


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


def add_colour_bar(
    axes: "Axes",
    levels: Levels,
    colour_map: ColourMap,
    caption: str,
    *,
    beyond: tuple[bool, bool] = (False, False),
    below: bool = False,
) -> None:
    """The key to the colours, with numbers, as long as the picture, beside or below it.

    It is pointed where values go on `beyond` its low and its high end.
    """
    bar = axes.figure.colorbar(
        mappable(levels, colour_map),
        cax=_bar_axes(axes, below=below),
        orientation="horizontal" if below else "vertical",
        extend=_EXTEND[beyond],
        extendfrac=0.03,
    )
    between = 0.0 if levels.low < 0 < levels.high else (levels.low + levels.high) / 2
    marks = [between] if levels.is_flat else [levels.low, between, levels.high]
    bar.set_ticks(marks, labels=[number_text(mark) for mark in marks])
    bar.ax.tick_params(colors=MUTED, labelsize=TINY, length=2, width=0.6)
    bar.outline.set_edgecolor(GRID)
    bar.outline.set_linewidth(0.6)
    if caption:
        bar.set_label(caption, size=TINY, color=MUTED)


def _bar_axes(axes: "Axes", *, below: bool) -> "Axes":
    """At an edge of the picture itself: of the room of its axes, a picture of square cells leaves some free."""
    from matplotlib.transforms import ScaledTranslation, blended_transform_factory

    inches: Any = axes.figure.dpi_scale_trans
    of_picture: Any = axes.transAxes
    if below:
        down = inches + ScaledTranslation(0, 0, of_picture)
        return axes.inset_axes((0, -BAR_GAP - BAR, 1, BAR), transform=blended_transform_factory(of_picture, down))
    right = inches + ScaledTranslation(1, 0, of_picture)
    return axes.inset_axes((BAR_GAP, 0, BAR, 1), transform=blended_transform_factory(right, of_picture))
