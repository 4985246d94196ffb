"""What a colour bar says of its range where it is too short for all of it: never half a word."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QFontMetricsF

_PART: Final = re.compile("[,，]")
"""Chinese has a comma of its own."""


def fitting_words(words: str, width: float, metrics: QFontMetricsF) -> str:
    """All words; else as many of the last parts, which are the closer ones, such as "cut below peak 0.97", as fit.

    Where not even the last of several does, its beginning: that something is cut has to be seen. None where that is
    too long, and of a single part.
    """
    return next((part for part in _shorter(words) if metrics.horizontalAdvance(part) <= width), "")


def _shorter(words: str) -> Iterator[str]:
    yield words
    for comma in _PART.finditer(words):
        yield words[comma.end() :].strip()
    *before, last = _PART.split(words)
    kept = last.split() if before else []
    for count in range(len(kept) - 1, 1, -1):  # one word says nothing
        yield " ".join(kept[:count]) + "…"
