"""What a colour bar says of its range where it is too short for all of it: never half a word."""

import re
from typing import Final

from PySide6.QtGui import QFontMetricsF

_PART: Final = re.compile("[,，]")
"""Chinese has a comma of its own."""


def fitting_words(words: str, width: float, metrics: QFontMetricsF) -> str:
    """All words; else the last part, which is the closer one, such as "cut below peak 0.97"; else none."""
    parts = (words, _PART.split(words)[-1].strip())
    return next((part for part in parts if metrics.horizontalAdvance(part) <= width), "")
