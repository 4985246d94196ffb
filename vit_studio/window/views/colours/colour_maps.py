"""From a table of numbers to a picture: the colours of values, and the QImage that they give."""

import base64
import functools
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from vit_studio.window.look.colour_choice import ColourMap, ColourTable, current_table
from vit_studio.window.views.colours import colour_tables, diverging_tables
from vit_studio.window.views.colours.levels import Levels

__all__ = ["SIZE", "ColourMap", "colour_at", "colours_of", "ramp", "rgba", "table", "to_qimage"]

SIZE: Final = 256
"""Entries of a table."""

_NOT_A_NUMBER: Final = SIZE


def table(colour_map: ColourMap) -> npt.NDArray[np.uint8]:
    """(256, 4): red, green, blue, alpha of the chosen table, from the lowest value to the highest; read-only."""
    return colours_of(current_table(colour_map))


@functools.cache
def colours_of(chosen: ColourTable) -> npt.NDArray[np.uint8]:
    """(256, 4): red, green, blue, alpha; read-only."""
    opaque = np.full((SIZE, 4), 255, dtype=np.uint8)
    opaque[:, :3] = _RGB[chosen]()
    opaque.setflags(write=False)
    return opaque


def colour_at(colour_map: ColourMap, unit: float) -> QColor:
    """The colour of a value that levels have moved to 0..1."""
    red, green, blue, _ = table(colour_map)[min(int(unit * SIZE), SIZE - 1)]
    return QColor(int(red), int(green), int(blue))


def rgba(array: npt.ArrayLike, levels: Levels, colour_map: ColourMap) -> npt.NDArray[np.uint8]:
    """(..., 4): the colours of (...) values; nothing at all for nan."""
    unit = levels.unit(array)
    missing = np.isnan(unit)
    colours = table(colour_map)[np.where(missing, 0, _indices(unit))]
    colours[missing] = 0
    return colours


def to_qimage(array: npt.ArrayLike, levels: Levels, colour_map: ColourMap) -> QImage:
    """One pixel for each value of a (rows, columns) array; nan is transparent. The image owns its memory."""
    unit = levels.unit(array)
    if unit.ndim != 2:
        raise ValueError(f"a picture needs (rows, columns), not {unit.shape}")
    if unit.size == 0:
        return QImage()
    return _image(_argb(current_table(colour_map))[_indices(unit)])


def ramp(colour_map: ColourMap, *, upright: bool) -> QImage:
    """All colours of a map in a row of pixels, from low to high; upright with the highest on top."""
    return _ramp(current_table(colour_map), upright)


@functools.cache
def _ramp(chosen: ColourTable, upright: bool) -> QImage:
    colours = _argb(chosen)[:SIZE]
    return _image(colours[::-1, None] if upright else colours[None, :])


def _image(argb: npt.NDArray[np.uint32]) -> QImage:
    """One pixel for each 0xAARRGGBB of (rows, columns)."""
    # in the order of rows: what numpy picks for a transposed array lies in columns, and QImage would read beyond it
    pixels = np.ascontiguousarray(argb)
    rows, columns = pixels.shape
    view = QImage(pixels.data, columns, rows, pixels.strides[0], QImage.Format.Format_ARGB32_Premultiplied)
    return view.copy()  # the first one only looks at numpy's memory


def _indices(unit: npt.NDArray[np.float32]) -> npt.NDArray[np.intp]:
    # the same cut as matplotlib's: 256 bins of equal width, 1.0 in the last of them
    missing = np.isnan(unit)
    scaled = np.where(missing, 0, unit) * SIZE
    indices = np.minimum(scaled.astype(np.intp), SIZE - 1)
    indices[missing] = _NOT_A_NUMBER
    return indices


@functools.cache
def _argb(chosen: ColourTable) -> npt.NDArray[np.uint32]:
    """(257,): 0xAARRGGBB for each index, and nothing at all for nan."""
    red, green, blue, alpha = colours_of(chosen).astype(np.uint32).T
    return np.append(alpha << 24 | red << 16 | green << 8 | blue, np.uint32(0)).astype(np.uint32)


def _from_base64(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(base64.b64decode(text), dtype=np.uint8).reshape(SIZE, 3)


def _grey() -> npt.NDArray[np.uint8]:
    return np.repeat(np.arange(SIZE, dtype=np.uint8)[:, None], 3, axis=1)


_RGB: Final[dict[ColourTable, Callable[[], npt.NDArray[np.uint8]]]] = {
    ColourTable.VIRIDIS: functools.partial(_from_base64, colour_tables.VIRIDIS),
    ColourTable.MAGMA: functools.partial(_from_base64, colour_tables.MAGMA),
    ColourTable.CIVIDIS: functools.partial(_from_base64, colour_tables.CIVIDIS),
    ColourTable.BLUE_ORANGE: diverging_tables.blue_orange,
    ColourTable.PURPLE_GREEN: diverging_tables.purple_green,
    ColourTable.GREY: _grey,
}
