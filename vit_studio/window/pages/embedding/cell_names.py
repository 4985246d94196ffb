"""What a cell of the embedding's matrices is called: its token, and the pixel or dimension."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.text import token_text
from vit_studio.window.views.cells.channels import channel_at

CellNames = Callable[[int, int], str]

# functions, not methods of a section: a view that held one would keep the page, and the page the view, for ever


def name_pixel(grid: PatchGrid) -> CellNames:
    """For (N, C·P²): the token of a row, the pixel of a column."""
    return functools.partial(_pixel, grid)


def name_dimension(grid: PatchGrid) -> CellNames:
    """For (N, D): the token of a row, the dimension of a column."""
    return functools.partial(_dimension, grid)


def name_weight(dim: int, shape: tuple[int, ...]) -> CellNames:
    """For a kernel of (C, P, P) with its channels side by side."""
    return functools.partial(_weight, dim, shape)


def kernel_text(dim: int) -> str:
    """Which of the kernels."""
    return QCoreApplication.translate("cell_names", "dimension {0}").format(dim + 1)


def _pixel(grid: PatchGrid, patch: int, pixel: int) -> str:
    text = QCoreApplication.translate("cell_names", "{0} · pixel {1}")
    return text.format(token_text(grid, grid.token_of(patch)), pixel + 1)


def _dimension(grid: PatchGrid, patch: int, dim: int) -> str:
    text = QCoreApplication.translate("cell_names", "{0} · dimension {1}")
    return text.format(token_text(grid, grid.token_of(patch)), dim + 1)


def _weight(dim: int, shape: tuple[int, ...], row: int, column: int) -> str:
    place = channel_at(column, shape[-1])
    if place is None:
        return kernel_text(dim)
    words = QCoreApplication.translate("cell_names", "row {0} · column {1}").format(row + 1, place[1] + 1)
    if shape[0] > 1:
        words = QCoreApplication.translate("cell_names", "channel {0} · {1}").format(place[0] + 1, words)
    return f"{kernel_text(dim)}\n{words}"
