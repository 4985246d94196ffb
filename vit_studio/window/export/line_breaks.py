"""Where the lines of a caption end: between its parts, else between words, and in Chinese between any two signs."""

import re
import unicodedata
from typing import Final

PART: Final = " · "
"""Stands between the parts of a line."""
_WIDE: Final = "WF"


def wrapped(line: str, width: int) -> list[str]:
    """Lines of at most that many letters, where a wide sign, such as a Chinese one, counts as two."""
    lines: list[str] = []
    for part in line.split(PART):
        if lines and length(lines[-1] + PART + part) <= width:
            lines[-1] += PART + part
        else:
            lines += _by_words(part, width)
    return [line for line in lines if line]


def length(text: str) -> int:
    """In letters."""
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)


def _by_words(part: str, width: int) -> list[str]:
    lines = [""]
    # a word with the spaces behind it, or one wide sign with what must not begin a line
    for word in re.findall(r"[⺀-\uffef][、。，：；）」！？]*|[^\s⺀-\uffef]+\s*|\s+", part):
        if lines[-1] and length((lines[-1] + word).rstrip()) > width:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]
