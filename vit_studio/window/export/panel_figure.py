"""A panel as a matplotlib figure: its parts where they stand on the screen, with title, colour bars and caption."""

from typing import TYPE_CHECKING, Any, Final

from vit_studio.window.export.arrangement import Arrangement, Table, arrange
from vit_studio.window.export.caption import caption_lines
from vit_studio.window.export.drawing.bars import draw_bars, draw_columns, draw_row_bars
from vit_studio.window.export.drawing.charts import draw_curves, draw_scatter
from vit_studio.window.export.drawing.colours import add_colour_bar
from vit_studio.window.export.drawing.ink import MUTED, SMALL, TEXT, TINY
from vit_studio.window.export.drawing.lists import draw_table
from vit_studio.window.export.drawing.pictures import draw_heat_map, draw_heat_map_grid, draw_image
from vit_studio.window.export.figure_context import FigureContext
from vit_studio.window.export.figure_fonts import set_fonts
from vit_studio.window.export.figure_size import FigureSize, figure_size
from vit_studio.window.export.line_breaks import wrapped
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import (
    BarsData,
    ColouredData,
    ColumnsData,
    CurvesData,
    HeatMapData,
    HeatMapGridData,
    ImageData,
    RowBarsData,
    ScatterData,
    TableData,
    beyond_levels,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.gridspec import SubplotSpec
    from matplotlib.transforms import Bbox

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
    lines = _wrapped([picture.tensor, *caption_lines(context, picture.sentence, of_image=picture.of_image)], size.width)
    layout = ConstrainedLayoutEngine(w_pad=0.08, h_pad=0.08, hspace=0.06, wspace=0.04)
    figure = Figure(figsize=(size.width, size.height + TITLE + CAPTION_LINE * len(lines)), layout=layout)
    figure.suptitle(picture.title, x=0.012, ha="left", size=12, weight="bold", color=TEXT)
    drawn: dict[int, Axes] = {}
    _place(figure, figure.add_gridspec(1, 1)[0], arrangement, picture, size, drawn)
    _line_up(picture, drawn)
    figure.supxlabel("\n".join(lines), x=0.012, ha="left", size=TINY, color=MUTED, linespacing=1.5)
    set_fonts(figure)
    return figure


def _place(
    figure: "Figure",
    spot: "SubplotSpec",
    arrangement: Arrangement,
    picture: PanelPicture,
    size: FigureSize,
    drawn: "dict[int, Axes]",
) -> None:
    if isinstance(arrangement, int):
        drawn[arrangement] = figure.add_subplot(spot)
        _draw_part(drawn[arrangement], picture, arrangement)
        return
    if isinstance(arrangement, Table):
        grid = spot.subgridspec(
            arrangement.rows,
            len(arrangement.widths),
            width_ratios=arrangement.widths,
            height_ratios=size.row_shares(arrangement),
        )
        for row, column, part in arrangement.cells:
            _place(figure, grid[row, column], part, picture, size, drawn)
        return
    shares = size.shares(arrangement)
    if arrangement.beside:
        inner = spot.subgridspec(1, len(arrangement.parts), width_ratios=shares)
    else:
        inner = spot.subgridspec(len(arrangement.parts), 1, height_ratios=shares)
    for index, part in enumerate(arrangement.parts):
        _place(figure, inner[index], part, picture, size, drawn)


def _line_up(picture: PanelPicture, drawn: "dict[int, Axes]") -> None:
    """Put bars right below the columns of their matrix, which is narrower than its room if its cells are square."""
    for index, part in enumerate(picture.parts):
        for other, above in enumerate(picture.parts):
            if isinstance(part.data, ColumnsData) and isinstance(above.data, HeatMapData):
                fits = above.data.array.shape[1] == len(part.data.values) and above.box.bottom <= part.box.bottom
                if fits:
                    drawn[index].set_axes_locator(_below(drawn[other]))


def _below(matrix: "Axes") -> "Callable[[Any, Any], Bbox]":
    def locate(axes: Any, _: Any) -> "Bbox":
        from matplotlib.transforms import Bbox

        matrix.apply_aspect()
        across, room = matrix.get_position(), axes.get_position(original=True)
        return Bbox.from_extents(across.x0, room.y0, across.x1, room.y1)

    return locate


def _draw_part(axes: "Axes", picture: PanelPicture, index: int) -> None:
    part = picture.parts[index]
    aspect = (part.box.right - part.box.left) / max(part.box.bottom - part.box.top, 1.0)
    _draw(axes, part, alone=len(picture.parts) == 1)
    if len(picture.parts) > 1 and part.title and axes.get_xlabel() != part.title:
        axes.set_title(part.title, loc="left", size=SMALL, color=TEXT)
    sharing = _sharing(picture, index)
    if isinstance(part.data, ColouredData) and sharing and part is _lowest_right(sharing):
        ends = [beyond_levels(other.data) for other in sharing if isinstance(other.data, ColouredData)]
        beyond = any(low for low, _ in ends), any(high for _, high in ends)
        data = part.data
        add_colour_bar(axes, data.levels, data.colour_map, part.scale, beyond=beyond, below=aspect >= LYING_FROM)


def _draw(axes: "Axes", part: Part, *, alone: bool) -> None:
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
    elif isinstance(data, RowBarsData):
        draw_row_bars(axes, data, alone=alone)
    elif isinstance(data, ScatterData):
        draw_scatter(axes, data)
    elif isinstance(data, CurvesData):
        draw_curves(axes, data)
    elif isinstance(data, TableData):
        draw_table(axes, data)


def _sharing(picture: PanelPicture, index: int) -> list[Part]:
    """The parts whose colours mean the same as those of one; none if that has no scale."""
    scale = _scale_of(picture.parts[index])
    return [part for part in picture.parts if _scale_of(part) == scale] if scale is not None else []


def _lowest_right(parts: list[Part]) -> Part:
    """Of parts that share a scale, the one that bears the key to it."""
    return max(parts, key=lambda part: (part.box.right, part.box.bottom))


def _scale_of(part: Part) -> tuple[object, ...] | None:
    data = part.data
    if isinstance(data, HeatMapData | HeatMapGridData) or (isinstance(data, ImageData) and data.overlay is not None):
        return data.levels, data.colour_map
    return None


def _wrapped(lines: list[str], width: float) -> list[str]:
    return [part for line in lines for part in wrapped(line, round(width * LETTERS_PER_INCH))]
