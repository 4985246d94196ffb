"""From a table of numbers to a picture: four colour maps and the QImage that they give."""

import base64
import enum
import functools
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from vit_studio.window.views import colour_tables
from vit_studio.window.views.levels import Levels

SIZE: Final = 256
"""Entries of a table."""

_NOT_A_NUMBER: Final = SIZE

_DIVERGING_LIGHTNESS: Final = (0.43, 0.62, 0.82, 0.975)
_BLUE: Final = ((-0.030, -0.125), (-0.045, -0.118), (-0.030, -0.062), (0.0, 0.0))
_ORANGE: Final = ((0.088, 0.092), (0.084, 0.126), (0.045, 0.098), (0.0, 0.0))
"""(a, b) of OKLab at the four lightnesses: both arms darken alike, so that -x and x look equally strong."""


class ColourMap(enum.StrEnum):
    """The colour maps by what they are for: viridis and magma for magnitudes, diverging for signs, grey for pixels."""

    VIRIDIS = "viridis"
    MAGMA = "magma"
    DIVERGING = "diverging"
    GREY = "grey"


@functools.cache
def table(colour_map: ColourMap) -> npt.NDArray[np.uint8]:
    """(256, 4): red, green, blue, alpha, from the lowest value to the highest; read-only."""
    opaque = np.full((SIZE, 4), 255, dtype=np.uint8)
    opaque[:, :3] = _RGB[colour_map]()
    opaque.setflags(write=False)
    return opaque


def colour_at(colour_map: ColourMap, unit: float) -> QColor:
    """The colour of a value that levels have moved to 0..1."""
    red, green, blue, _ = table(colour_map)[min(int(unit * SIZE), SIZE - 1)]
    return QColor(int(red), int(green), int(blue))


def to_qimage(array: npt.ArrayLike, levels: Levels, colour_map: ColourMap) -> QImage:
    """One pixel for each value of a (rows, columns) array; nan is transparent. The image owns its memory."""
    unit = levels.unit(array)
    if unit.ndim != 2:
        raise ValueError(f"a picture needs (rows, columns), not {unit.shape}")
    if unit.size == 0:
        return QImage()
    pixels = _argb(colour_map)[_indices(unit)]
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
def _argb(colour_map: ColourMap) -> npt.NDArray[np.uint32]:
    """(257,): 0xAARRGGBB for each index, and nothing at all for nan."""
    red, green, blue, alpha = table(colour_map).astype(np.uint32).T
    return np.append(alpha << 24 | red << 16 | green << 8 | blue, np.uint32(0)).astype(np.uint32)


def _from_base64(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(base64.b64decode(text), dtype=np.uint8).reshape(SIZE, 3)


def _grey() -> npt.NDArray[np.uint8]:
    return np.repeat(np.arange(SIZE, dtype=np.uint8)[:, None], 3, axis=1)


def _diverging() -> npt.NDArray[np.uint8]:
    # the two entries in the middle are the same near-white: 0 lies on the border between them
    place = np.linspace(0.0, len(_DIVERGING_LIGHTNESS) - 1, SIZE // 2)
    return np.concatenate([_arm(place, _BLUE), _arm(place, _ORANGE)[::-1]])


def _arm(place: npt.NDArray[np.float64], hue: tuple[tuple[float, float], ...]) -> npt.NDArray[np.uint8]:
    stops = np.arange(len(hue))
    lightness = np.interp(place, stops, _DIVERGING_LIGHTNESS)
    a, b = (np.interp(place, stops, axis) for axis in zip(*hue, strict=True))
    return _oklab_to_rgb(lightness, a, b)


def _oklab_to_rgb(
    lightness: npt.NDArray[np.float64], a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]
) -> npt.NDArray[np.uint8]:
    """(n, 3) bytes of sRGB; the numbers are Björn Ottosson's: https://bottosson.github.io/posts/oklab/."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = np.stack(
        [
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        ],
        axis=1,
    ).clip(0.0, 1.0)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.rint(encoded * 255).astype(np.uint8)


_RGB: Final[dict[ColourMap, Callable[[], npt.NDArray[np.uint8]]]] = {
    ColourMap.VIRIDIS: functools.partial(_from_base64, colour_tables.VIRIDIS),
    ColourMap.MAGMA: functools.partial(_from_base64, colour_tables.MAGMA),
    ColourMap.DIVERGING: _diverging,
    ColourMap.GREY: _grey,
}
