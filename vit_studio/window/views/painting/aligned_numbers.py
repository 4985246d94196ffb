"""Numbers one below the other, the points on one line, whatever fonts they are written in."""

import dataclasses
import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

_WHOLE: Final = re.compile(r"[+−]?[\d,]+|[^.]*")
"""What stands in front of the point: sign and whole digits; of what is no number all of it."""


@dataclasses.dataclass(frozen=True)
class AlignedNumbers:
    """Where each number begins, from the left of them all, and how wide they are together; in logical pixels."""

    lefts: tuple[float, ...]
    width: float

    @classmethod
    def of(cls, numbers: Sequence[tuple[str, QFont]]) -> "AlignedNumbers":
        """Numbers as they are written, from top to bottom."""
        written = [(text, QFontMetricsF(font)) for text, font in numbers]
        wholes = [metrics.horizontalAdvance(whole_part(text)) for text, metrics in written]
        point = max(wholes, default=0.0)
        lefts = tuple(point - whole for whole in wholes)
        ends = (left + metrics.horizontalAdvance(text) for left, (text, metrics) in zip(lefts, written, strict=True))
        return cls(lefts, max(ends, default=0.0))


def whole_part(text: str) -> str:
    """ "−12" of "−12.5 %", and "3" of "3e−5"."""
    found = _WHOLE.match(text)
    return found[0] if found else ""
