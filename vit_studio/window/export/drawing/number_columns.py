"""Numbers that stand one below the other: as many decimals in each, so that their digits are in line."""

import math
from collections.abc import Sequence
from typing import Final

from vit_studio.window.text import MINUS, number_text

DIGITS: Final = 4
"""Behind the point of numbers from 0.1 to 10; of those that are all greater or all smaller, as many in all."""


def even_texts(values: Sequence[float]) -> list[str]:
    """Whole numbers without decimals; where a number would be lost with even decimals, each has its own."""
    if all(isinstance(value, int) for value in values):
        return [f"{value:,}" for value in values]
    decimals = _decimals(values)
    if decimals is None:
        return [number_text(value) for value in values]
    texts = [f"{value + 0.0:.{decimals}f}" for value in values]
    spare = min(len(text) - len(text.rstrip("0")) for text in texts) if decimals else 0
    texts = [text[: len(text) - spare].removesuffix(".") if spare else text for text in texts]
    return [text.replace("-", "" if float(text) == 0 else MINUS) for text in texts]


def _decimals(values: Sequence[float]) -> int | None:
    sizes = [abs(value) for value in values if value]
    if not all(map(math.isfinite, values)):
        return None
    if not sizes:
        return 0
    order = math.floor(math.log10(max(sizes)))
    decimals = max(DIGITS - 1 - order, DIGITS - max(order, 0), 0)
    return decimals if min(sizes) >= 0.5 * 10**-decimals and decimals <= 2 * DIGITS else None
