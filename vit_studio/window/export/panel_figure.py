"""A panel as a matplotlib figure: its parts where they stand on the screen, with title, colour bars and caption."""

import textwrap
from typing import TYPE_CHECKING, Final

from vit_studio.window.export.arrangement import Arrangement, arrange
from vit_studio.window.export.caption import caption_lines
from vit_studio.window.export.drawing.charts import draw_bars, draw_columns, draw_curves, draw_table
from vit_studio.window.export.drawing.colours import add_colour_bar
from vit_studio.window.export.drawing.ink import MUTED, SMALL, TEXT, TINY
from vit_studio.window.export.drawing.pictures import draw_heat_map, draw_heat_map_grid, draw_image
from vit_studio.window.export.figure_context import FigureContext
from vit_studio.window.export.figure_fonts import set_fonts
from vit_studio.window.export.figure_size import FigureSize, figure_size
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import (
    BarsData,
    ColumnsData,
    CurvesData,
    HeatMapData,
    HeatMapGridData,
    ImageData,
    TableData,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.gridspec import SubplotSpec

TITLE: Final = 0.35
CAPTION_LINE: Final = 0.16
"""Inches."""
LETTERS_PER_INCH: Final = 16
"""Of the caption, so that its lines end where the figure ends."""
LYING_FROM: Final = 2.2
"""Width to height of a picture from which its colour bar lies below it."""


def panel_figure(picture: PanelPicture, context: FigureContext) -> "Figure":
    """All parts of a panel, in the light theme's colours."""
    # Figure itself, not pyplot: no state that is shared with other threads, no window system
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    arrangement = arrange([part.box for part in picture.parts])
    size = figure_size(picture, arrangement)
    lines = _wrapped([picture.tensor, *caption_lines(context, picture.sentence)], size.width)
    layout = ConstrainedLayoutEngine(w_pad=0.08, h_pad=0.08, hspace=0.06, wspace=0.04)
    figure = Figure(figsize=(size.width, size.height + TITLE + CAPTION_LINE * len(lines)), layout=layout)
    figure.suptitle(picture.title, x=0.012, ha="left", size=12, weight="bold", color=TEXT)
    _place(figure, figure.add_gridspec(1, 1)[0], arrangement, picture, size)
    figure.supxlabel("\n".join(lines), x=0.012, ha="left", size=TINY, color=MUTED, linespacing=1.5)
    set_fonts(figure)
    return figure


def _place(
    figure: "Figure", spot: "SubplotSpec", arrangement: Arrangement, picture: PanelPicture, size: FigureSize
) -> None:
    if isinstance(arrangement, int):
        _draw_part(figure.add_subplot(spot), picture, arrangement)
        return
    shares = size.shares(arrangement)
    if arrangement.beside:
        inner = spot.subgridspec(1, len(arrangement.parts), width_ratios=shares)
    else:
        inner = spot.subgridspec(len(arrangement.parts), 1, height_ratios=shares)
    for index, part in enumerate(arrangement.parts):
        _place(figure, inner[index], part, picture, size)


def _draw_part(axes: "Axes", picture: PanelPicture, index: int) -> None:
    part = picture.parts[index]
    aspect = (part.box.right - part.box.left) / max(part.box.bottom - part.box.top, 1.0)
    _draw(axes, part)
    if len(picture.parts) > 1 and part.title and axes.get_xlabel() != part.title:
        axes.set_title(part.title, loc="left", size=SMALL, color=TEXT)
    if _has_own_bar(picture, index):
        levels, colour_map = part.data.levels, part.data.colour_map  # type: ignore[union-attr]
        add_colour_bar(axes, levels, colour_map, part.scale, below=aspect >= LYING_FROM)


def _draw(axes: "Axes", part: Part) -> None:
    data, width, height = part.data, part.box.right - part.box.left, part.box.bottom - part.box.top
    if isinstance(data, HeatMapData):
        draw_heat_map(axes, data, room=(height, width))
    elif isinstance(data, HeatMapGridData):
        draw_heat_map_grid(axes, data, aspect=width / max(height, 1.0))
    elif isinstance(data, ImageData):
        draw_image(axes, data)
    elif isinstance(data, BarsData):
        draw_bars(axes, data)
    elif isinstance(data, ColumnsData):
        draw_columns(axes, data)
    elif isinstance(data, CurvesData):
        draw_curves(axes, data)
    elif isinstance(data, TableData):
        draw_table(axes, data)


def _has_own_bar(picture: PanelPicture, index: int) -> bool:
    """Of the parts that share a scale, the one at the right, or the lowest, bears the key to it."""
    scale = _scale_of(picture.parts[index])
    if scale is None:
        return False
    sharing = [number for number, part in enumerate(picture.parts) if _scale_of(part) == scale]
    return index == max(sharing, key=lambda number: (picture.parts[number].box.right, picture.parts[number].box.bottom))


def _scale_of(part: Part) -> tuple[object, ...] | None:
    data = part.data
    if isinstance(data, HeatMapData | HeatMapGridData) or (isinstance(data, ImageData) and data.overlay is not None):
        return data.levels, data.colour_map
    return None


def _wrapped(lines: list[str], width: float) -> list[str]:
    return [part for line in lines for part in textwrap.wrap(line, round(width * LETTERS_PER_INCH))]
