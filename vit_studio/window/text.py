"""Words for the values that the rooms below know only as numbers and English names."""

import math
from collections.abc import Sequence
from typing import Final, SupportsFloat

import numpy as np
from PySide6.QtCore import QCoreApplication

from vit_studio.errors import VitStudioError
from vit_studio.vit.patch_grid import PatchGrid

MINUS: Final = "−"
"""As wide as a plus; a hyphen is easily missed in front of a number."""

translate = QCoreApplication.translate


def class_name_text(name: str) -> str:
    """A class name in the reader's language; names that no translator has seen stay as they are."""
    return translate("classes", name)


def error_text(error: VitStudioError) -> tuple[str, str]:
    """(message, hint) in the reader's language: the templates are translated, then filled."""
    message, hint = (translate("errors", part) if part else "" for part in (error.message, error.hint))
    return message.format(**error.values), hint.format(**error.values)


def shape_text(shape: Sequence[int]) -> str:
    """Lengths of the axes: (49, 16) reads "49 × 16"."""
    return " × ".join(map(str, shape)) if shape else translate("text", "one number")


def token_text(grid: PatchGrid, token: int) -> str:
    """The class token, or "token 12 · patch (2, 5)" with the patch's row and column counted from 1."""
    if not grid.is_patch(token):
        return translate("text", "class token")
    row, column = grid.place(token)
    return translate("text", "token {0} · patch ({1}, {2})").format(token, row + 1, column + 1)


def layer_text(layer: int, depth: int) -> str:
    """Layer 1 reads "Layer 2 of 6"."""
    return translate("text", "Layer {0} of {1}").format(layer + 1, depth)


def head_text(head: int | None, num_heads: int) -> str:
    """Head 1 reads "Head 2 of 4"; None stands for the mean of all heads."""
    if head is None:
        return translate("text", "Mean of {0} heads").format(num_heads)
    return translate("text", "Head {0} of {1}").format(head + 1, num_heads)


def number_text(value: SupportsFloat) -> str:
    """A number of at most four significant digits."""
    number = float(value)
    if not math.isfinite(number):
        return _strange(number)
    return _tidy(f"{number:.4g}")


def short_number_text(value: SupportsFloat) -> str:
    """A number in five or six signs, for the cells of a table: two digits behind the point, or three."""
    number = float(value)
    if not math.isfinite(number):
        return _strange(number)
    size = abs(number)
    if size >= 999.5:
        return _tidy(f"{number:.0e}")
    if size < 0.0005:
        return "0" if size == 0 else _tidy(f"{number:.0e}")
    decimals = 3 if size < 0.005 else 2 if size < 9.995 else 1 if size < 99.95 else 0
    return f"{number:.{decimals}f}".replace("-", MINUS)


def exact_text(value: SupportsFloat) -> str:
    """The shortest number that reads back as the same float32."""
    number = np.float32(value)
    if not np.isfinite(number):
        return _strange(float(number))
    return _tidy(np.format_float_positional(number, trim="-") if 1e-4 <= abs(number) < 1e7 else f"{number!s}")


def pixel_text(value: SupportsFloat) -> str:
    """A pixel's value: a whole number in 0..255."""
    return str(round(float(value))) if math.isfinite(float(value)) else _strange(float(value))


def percent_text(fraction: float) -> str:
    """A fraction of 0.991 reads "99.1 %"."""
    return translate("text", "{0} %").format(f"{fraction * 100:.1f}".replace("-", MINUS))


def whole_percent_text(fraction: float) -> str:
    """A fraction of 0.5 reads "50 %"."""
    return translate("text", "{0} %").format(f"{fraction * 100:.0f}".replace("-", MINUS))


def signed_text(value: SupportsFloat) -> str:
    """A difference: a number with its sign, "+0.25" as well as "−0.25"; none for 0."""
    text = number_text(value)
    return f"+{text}" if float(value) > 0 else text


def points_text(fraction: float) -> str:
    """The difference of two fractions in percentage points: 0.25 reads "+25.0 pp"."""
    return translate("text", "{0} pp").format(_signed(f"{fraction * 100:+.1f}"))


def whole_points_text(fraction: float) -> str:
    """The difference of two fractions in whole percentage points, for an axis: 0.5 reads "+50 pp"."""
    return translate("text", "{0} pp").format(_signed(f"{fraction * 100:+.0f}"))


def _signed(digits: str) -> str:
    """With its sign, but for what is 0 as far as it is written."""
    return (digits if float(digits) else digits[1:]).replace("-", MINUS)


def _strange(number: float) -> str:
    if math.isnan(number):
        return "nan"
    return "∞" if number > 0 else MINUS + "∞"


def _tidy(digits: str) -> str:
    """No zeros behind the last digit, no -0, a real minus: "-1.50e-05" becomes "−1.5e−5"."""
    mantissa, _, exponent = digits.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    if mantissa == "-0":
        mantissa = "0"
    tail = f"e{int(exponent)}" if exponent else ""
    return (mantissa + tail).replace("-", MINUS)
