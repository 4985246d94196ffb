"""Words for a pair of tokens in pictures of how places relate."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.tokens.tiles_view import TilesView
from vit_studio.window.text import token_text

# functions, not methods of a section: a view that held one would keep the page, and the page the view, for ever


def name_pairs(tiles: TilesView, grid: PatchGrid) -> None:
    """Let a grid of grids tell from which patch to which."""
    tiles.set_describe(functools.partial(_from_place, grid))
    tiles.set_describe_cell(functools.partial(_to_place, grid))


def pair_words(grid: PatchGrid, token: int) -> Callable[[int, int], str]:
    """What to say of a place in the picture of one token."""
    return functools.partial(_pair, grid, token)


def _from_place(grid: PatchGrid, row: int, column: int) -> str:
    text = QCoreApplication.translate("pair_words", "from {0}")
    return text.format(token_text(grid, grid.token_at(row, column)))


def _to_place(grid: PatchGrid, row: int, column: int) -> str:
    text = QCoreApplication.translate("pair_words", "to {0}")
    return text.format(token_text(grid, grid.token_at(row, column)))


def _pair(grid: PatchGrid, token: int, row: int, column: int) -> str:
    text = QCoreApplication.translate("pair_words", "from {0} to {1}")
    return text.format(token_text(grid, token), token_text(grid, grid.token_at(row, column)))
