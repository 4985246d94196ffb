"""Colours, sizes and lines that all figures share; those of the light theme, for figures end up on paper."""

from typing import TYPE_CHECKING, Final

from vit_studio.window.theme import LIGHT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TEXT: Final = LIGHT.text.name()
MUTED: Final = LIGHT.muted.name()
GRID: Final = LIGHT.grid.name()
SELECTION: Final = LIGHT.selection.name()
SMALL: Final = 8.0
TINY: Final = 7.0
"""Points."""
MOST_TICKS: Final = 8
"""Numbers along an axis that has all the room it needs."""


def outline(axes: "Axes", left: float, top: float, width: float, height: float, *, is_fine: bool = False) -> None:
    """A rectangle around what is selected, with a thin white edge that keeps it apart from any colour.

    A fine one has none, and covers nothing of thin bars beside it.
    """
    from matplotlib.patches import Rectangle

    for colour, line in ((SELECTION, 0.7),) if is_fine else (("white", 2.6), (SELECTION, 1.4)):
        axes.add_patch(Rectangle((left, top), width, height, fill=False, edgecolor=colour, linewidth=line, zorder=5))


def frame(axes: "Axes") -> None:
    """A fine edge around a picture, ticks that do not shout."""
    for spine in axes.spines.values():
        spine.set_color(GRID)
        spine.set_linewidth(0.8)
    axes.tick_params(colors=MUTED, labelsize=TINY, length=2, width=0.6)
    axes.xaxis.label.set(color=MUTED, size=SMALL)
    axes.yaxis.label.set(color=MUTED, size=SMALL)
    for axis in (axes.xaxis, axes.yaxis):
        axis.get_offset_text().set(color=MUTED, size=TINY)


def open_frame(axes: "Axes") -> None:
    """Of a chart: only where its axes are."""
    frame(axes)
    axes.spines[["top", "right"]].set_visible(False)


def ticks(count: int, most: int = MOST_TICKS) -> list[int]:
    """Evenly spread indices, few enough to be read; the first one is 0."""
    most = min(max(most, 2), MOST_TICKS)
    step = max(round(count / most), 1) if count > most else 1
    return list(range(0, count, step))


def ink_on(red: float, green: float, blue: float) -> str:
    """Black or white, whichever stands out more from a colour of 0..255 (WCAG's contrast ratio)."""
    parts = [part / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "black" if (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) else "white"
