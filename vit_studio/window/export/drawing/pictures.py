"""Heat maps, grids of them, and images with a map over them."""

from typing import TYPE_CHECKING, Final

import numpy as np

from vit_studio.window.export.drawing.colours import SHARP, Rgba, enlarged
from vit_studio.window.export.drawing.ink import MUTED, TINY, frame, ink_on, outline, ticks
from vit_studio.window.export.view_data import HeatMapData, HeatMapGridData, ImageData, LaidOver
from vit_studio.window.text import short_number_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.colours.colour_maps import ColourMap, rgba
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images.edge_lines import EdgeLines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_NUMBERS: Final = 12
"""Rows and columns up to which each cell has its number."""
NUMBER_EVERY: Final = 36
CELL: Final = (14, 28)
"""Logical pixels: for each number along an axis; height and width of a cell that holds its value."""
THIN: Final = 5.5
"""Logical pixels of a row or column below which a bold outline would cover more of its neighbours than it shows."""
_GAP: Final = 0.06
"""Between the pictures of a grid, as a share of a picture."""


def draw_heat_map(axes: "Axes", data: HeatMapData, *, room: tuple[float, float] = (400.0, 400.0)) -> None:
    """One cell a value, row by row from the top; cells are stretched where they are on the screen.

    `room` is the height and the width that the view has on the screen: it says how many numbers have room.
    """
    rows, columns = data.array.shape
    colours = rgba(data.array, data.levels, data.colour_map)
    _show(axes, colours, rows=rows, columns=columns)
    axes.set_aspect("equal" if data.square else "auto")
    _number_columns(axes, data.columns, ticks(columns, round(room[1] / NUMBER_EVERY)), data.column_names)
    _number_rows(axes, data.rows, ticks(rows, round(room[0] / NUMBER_EVERY)), data.row_names)
    if max(rows, columns) <= MOST_NUMBERS and columns * CELL[1] <= room[1] and rows * CELL[0] <= room[0]:
        _write_values(axes, data, colours)
    if data.laid_over is not None:
        _lay_over(axes, data.laid_over)
    if data.row is not None:
        outline(axes, -0.5, data.row - 0.5, columns, 1, is_fine=room[0] < THIN * rows)
    if data.column is not None:
        outline(axes, data.column - 0.5, -0.5, 1, rows, is_fine=room[1] < THIN * columns)
    if data.cell is not None:
        outline(axes, data.cell[1] - 0.5, data.cell[0] - 0.5, 1, 1)


def _lay_over(axes: "Axes", laid: LaidOver) -> None:
    limits = axes.get_xlim(), axes.get_ylim()
    for array, (row, column) in zip(laid.arrays, laid.corners, strict=True):
        height, width = array.shape
        extent = (column - 0.5, column + width - 0.5, row + height - 0.5, row - 0.5)
        colours = enlarged(rgba(array, laid.levels, laid.colour_map))
        axes.imshow(colours, extent=extent, interpolation="nearest", aspect=axes.get_aspect(), zorder=0.5)
        outline(axes, extent[0], extent[3], width, height)
    axes.set(xlim=limits[0], ylim=limits[1])


def draw_image(axes: "Axes", data: ImageData) -> None:
    """The pixels in grey, or the map with the image as lines upon it; the patches' borders, and the selected patch."""
    side = len(data.pixels)
    if data.overlay is None:
        colours = rgba(data.pixels, Levels(0, 255), ColourMap.GREY)
    else:
        lines = EdgeLines.of(data.pixels, side * max(-(-SHARP // side), 1), len(data.overlay))
        colours = lines.over(rgba(data.overlay, data.levels, data.colour_map))
    _show(axes, colours, rows=side, columns=side)
    axes.set(xticks=[], yticks=[])
    if data.side > 1:
        patch = side / data.side
        alpha = 0.4 if data.overlay is None else 0.15  # upon a map the lines of the image are to be seen
        for line in np.arange(1, data.side) * patch - 0.5:
            axes.axhline(line, color="white", alpha=alpha, linewidth=0.5)
            axes.axvline(line, color="white", alpha=alpha, linewidth=0.5)
    if data.place is not None and data.side:
        patch = side / data.side
        outline(axes, data.place[1] * patch - 0.5, data.place[0] * patch - 0.5, patch, patch)


def draw_heat_map_grid(axes: "Axes", data: HeatMapGridData, *, aspect: float = 1.0) -> None:
    """All pictures as one; `aspect` is width to height of the room, for pictures that are wrapped."""
    array = _wrapped(data.array, aspect) if data.wraps else data.array
    rows, columns, height, width = array.shape
    gap = max(round(_GAP * max(height, width)), 1)
    mosaic = np.zeros((rows * (height + gap) - gap, columns * (width + gap) - gap, 4), np.uint8)
    for row in range(rows):
        for column in range(columns):
            top, left = row * (height + gap), column * (width + gap)
            picture = rgba(array[row, column], data.levels, data.colour_map)
            mosaic[top : top + height, left : left + width] = picture
    _show(axes, mosaic, rows=mosaic.shape[0], columns=mosaic.shape[1])
    for spine in axes.spines.values():
        spine.set_visible(False)
    _name_pictures(axes, data, (height + gap, width + gap), (height, width))
    selected = data.selected
    if selected is not None and data.wraps:
        selected = divmod(selected[1], columns)
    if selected is not None:
        outline(axes, selected[1] * (width + gap) - 0.5, selected[0] * (height + gap) - 0.5, width, height)


def _wrapped(array: np.ndarray, aspect: float) -> np.ndarray:
    """(1, n, h, w) as rows and columns that fill a room of that aspect; empty places are nan."""
    _, count, height, width = array.shape
    columns = min(max(round((count * aspect * height / width) ** 0.5), 1), count)
    rows = -(-count // columns)
    filled = np.full((rows * columns, height, width), np.nan, np.float32)
    filled[:count] = array[0]
    return filled.reshape(rows, columns, height, width)


def _show(axes: "Axes", colours: Rgba, *, rows: int, columns: int) -> None:
    extent = (-0.5, columns - 0.5, rows - 0.5, -0.5)
    axes.imshow(enlarged(colours), extent=extent, interpolation="nearest", aspect="equal")
    axes.set(xlim=extent[:2], ylim=extent[2:])
    frame(axes)


def _number_columns(axes: "Axes", axis: Axis, marks: list[int], names: tuple[str, ...]) -> None:
    if names:
        marks = list(range(len(names)))
    axes.set_xticks(marks, labels=[names[mark] if names else axis.number(mark) for mark in marks])
    axes.xaxis.set_ticks_position("top")
    axes.xaxis.set_label_position("top")
    axes.set_xlabel(axis.name)


def _number_rows(axes: "Axes", axis: Axis, marks: list[int], names: tuple[str, ...]) -> None:
    if names:
        marks = list(range(len(names)))
    axes.set_yticks(marks, labels=[names[mark] if names else axis.number(mark) for mark in marks])
    axes.set_ylabel("" if names else axis.name)


def _write_values(axes: "Axes", data: HeatMapData, colours: Rgba) -> None:
    whole = bool(np.all(data.array == np.rint(data.array)))
    for (row, column), value in np.ndenumerate(data.array):
        if not np.isnan(value):
            red, green, blue, _ = colours[row, column]
            text = str(int(value)) if whole else short_number_text(value)
            axes.text(column, row, text, ha="center", va="center", size=TINY, color=ink_on(red, green, blue))


def _name_pictures(axes: "Axes", data: HeatMapGridData, pitch: tuple[int, int], size: tuple[int, int]) -> None:
    """Names at the middle of each row and column of pictures; no lines."""
    rows, columns = data.row_names, data.column_names
    axes.set_yticks([row * pitch[0] + size[0] / 2 - 0.5 for row in range(len(rows))], labels=rows)
    axes.set_xticks([column * pitch[1] + size[1] / 2 - 0.5 for column in range(len(columns))], labels=columns)
    axes.xaxis.set_ticks_position("top")
    axes.xaxis.set_label_position("top")
    axes.set_ylabel(data.rows.name if rows else "", color=MUTED)
    axes.set_xlabel(data.columns.name if columns else "", color=MUTED)
    axes.tick_params(length=0)
