"""The numbers in the cells of a heat map: one size of type for all, ink that reads on each cell's colour."""

import functools
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from vit_studio.window.look.colour_choice import ColourMap, ColourTable, current_table
from vit_studio.window.theme import TextRole, current_theme, font_for
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.colours.colour_maps import SIZE, colours_of
from vit_studio.window.views.colours.levels import Levels

READABLE_FROM: Final = 28.0
"""Logical pixels of a cell's shorter side from which its number is shown."""

_SMALLEST: Final = 7.0
_ROOM: Final = 0.86
"""Share of a cell's width that a number may take."""
_DARK_INK: Final = QColor("#10141c")
_LIGHT_INK: Final = QColor("#ffffff")


def shows_values(grid: CellGrid) -> bool:
    """Whether the cells are large enough for numbers."""
    return min(grid.cell_width, grid.cell_height) >= READABLE_FROM


def paint_values(
    painter: QPainter,
    grid: CellGrid,
    array: npt.NDArray[np.floating],
    *,
    levels: Levels,
    colour_map: ColourMap,
    text: Callable[[float], str],
) -> None:
    """Write each value of a (rows, columns) array into its cell."""
    texts = [[text(value) for value in row] for row in array.tolist()]
    cell_width, cell_height = grid.cell_width, grid.cell_height
    widths = _fit(painter, {text for row in texts for text in row}, QSizeF(cell_width, cell_height))
    baseline = grid.frame.top() + (cell_height + QFontMetricsF(painter.font()).capHeight()) / 2
    middle = grid.frame.left() + cell_width / 2
    light = needs_light_ink(levels.unit(array), colour_map)
    missing = np.isnan(array)
    inks = ((light, _LIGHT_INK), (~light & ~missing, _DARK_INK), (missing, current_theme().muted))
    for where, ink in inks:
        painter.setPen(ink)
        for row, column in np.argwhere(where).tolist():
            written = texts[row][column]
            left = middle + column * cell_width - widths[written] / 2
            painter.drawText(QPointF(left, baseline + row * cell_height), written)


def needs_light_ink(unit: npt.NDArray[np.floating], colour_map: ColourMap) -> npt.NDArray[np.bool_]:
    """Where white contrasts better than the dark ink, for values in 0..1 of any shape."""
    indices = np.minimum(np.nan_to_num(unit) * SIZE, SIZE - 1).astype(np.intp)
    return _is_dark(current_table(colour_map))[indices] & ~np.isnan(unit)


@functools.cache
def _is_dark(chosen: ColourTable) -> npt.NDArray[np.bool_]:
    encoded = colours_of(chosen)[:, :3] / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    luminance = linear @ np.array([0.2126, 0.7152, 0.0722])
    white, dark = 1.05 / (luminance + 0.05), (luminance + 0.05) / (0.007 + 0.05)  # WCAG's ratio, 0.007: the dark ink
    return white > dark


def _fit(painter: QPainter, texts: set[str], cell: QSizeF) -> dict[str, float]:
    """Give the painter the largest type in which each of the texts fits into a cell; returns their widths."""
    font = font_for(TextRole.NUMBER)
    font.setPixelSize(100)
    metrics = QFontMetricsF(font)
    widest = max(map(metrics.horizontalAdvance, texts))
    largest = QFontMetricsF(font_for(TextRole.BODY)).height() * 0.9
    fitting = min(cell.width() * _ROOM / widest * 100, cell.height() * 0.5, largest)
    font.setPixelSize(round(max(fitting, _SMALLEST)))
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    return {text: metrics.horizontalAdvance(text) for text in texts}
