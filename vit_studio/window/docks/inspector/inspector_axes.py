"""What the axes of a line's tensor are, told by their lengths: the model's numbers."""

import dataclasses
import enum

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.text import token_text, translate


class AxisKind(enum.StrEnum):
    """What an axis runs over."""

    HEAD = "head"
    TOKEN = "token"
    DIM = "dim"
    OTHER = "other"


@dataclasses.dataclass(frozen=True, kw_only=True)
class AxisLengths:
    """How many heads, tokens and dimensions a model has."""

    heads: int
    tokens: int
    dims: int


def axis_kinds(shape: tuple[int, ...], lengths: AxisLengths) -> tuple[AxisKind, ...]:
    """What each axis of a line's tensor is; the batch of one image, the first axis, is nothing special.

    A length alone is no proof: heads stand right before the last two axes, tokens on the last but one.
    """
    kinds = [AxisKind.OTHER] * len(shape)
    if len(shape) > 2 and shape[-2] == lengths.tokens:
        kinds[-2] = AxisKind.TOKEN
        if len(shape) == 3 and shape[-1] == lengths.dims:
            kinds[-1] = AxisKind.DIM
        if len(shape) == 4 and shape[-1] == lengths.tokens:
            kinds[-1] = AxisKind.TOKEN
        if len(shape) == 4 and shape[-3] == lengths.heads:
            kinds[-3] = AxisKind.HEAD
    return tuple(kinds)


def cell_text(kinds: tuple[AxisKind, AxisKind], grid: PatchGrid, row: int, column: int) -> str:
    """What people call a cell: "token 12 · patch (2, 5), dimension 38"; of two tokens the first is the query."""
    rows, columns = kinds
    if rows is AxisKind.TOKEN and columns is AxisKind.TOKEN:
        return translate("code", "{0} → {1}").format(token_text(grid, row), token_text(grid, column))
    names = [token_text(grid, row) if rows is AxisKind.TOKEN else translate("code", "row {0}").format(row + 1)]
    if columns is AxisKind.DIM:
        names.append(translate("code", "dimension {0}").format(column + 1))
    else:
        names.append(translate("code", "column {0}").format(column + 1))
    return ", ".join(names)
