"""Colour tables for signed values, made in OKLab: two hues that darken alike from a common near-white."""

from typing import Final

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Hue = tuple[tuple[float, float], ...]
"""(a, b) of OKLab at each of the lightnesses of an arm."""

_ARM: Final = 128
"""Entries of one arm: half a table."""
_LIGHTNESS: Final = (0.43, 0.62, 0.82, 0.975)
_BLUE: Final[Hue] = ((-0.030, -0.125), (-0.045, -0.118), (-0.030, -0.062), (0.0, 0.0))
_ORANGE: Final[Hue] = ((0.088, 0.092), (0.084, 0.126), (0.045, 0.098), (0.0, 0.0))
_PURPLE: Final[Hue] = ((0.085, -0.125), (0.085, -0.112), (0.045, -0.058), (0.0, 0.0))
_GREEN: Final[Hue] = ((-0.090, 0.070), (-0.105, 0.095), (-0.070, 0.070), (0.0, 0.0))


def blue_orange() -> Bytes:
    """(256, 3): blue below zero, orange above."""
    return _joined(_BLUE, _ORANGE)


def purple_green() -> Bytes:
    """(256, 3): purple below zero, green above."""
    return _joined(_PURPLE, _GREEN)


def _joined(below: Hue, above: Hue) -> Bytes:
    # the two entries in the middle are the same near-white: 0 lies on the border between them
    return np.concatenate([_arm(below), _arm(above)[::-1]])


def _arm(hue: Hue) -> Bytes:
    stops = np.arange(len(hue))
    place = np.linspace(0.0, len(hue) - 1, _ARM)
    lightness = np.interp(place, stops, _LIGHTNESS)
    a, b = (np.interp(place, stops, axis) for axis in zip(*hue, strict=True))
    return _oklab_to_rgb(lightness, a, b)


def _oklab_to_rgb(lightness: npt.NDArray[np.float64], a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> Bytes:
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
