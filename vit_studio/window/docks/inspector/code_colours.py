"""Source code in colours: pygments tells the parts of a line, the theme their ink."""

import dataclasses
import enum
import functools
from collections.abc import Sequence

from PySide6.QtGui import QColor

from vit_studio.window.theme import Theme, mix


class Ink(enum.StrEnum):
    """What a part of a line is."""

    PLAIN = "plain"
    KEYWORD = "keyword"
    FUNCTION = "function"
    TEXT = "text"
    NUMBER = "number"
    COMMENT = "comment"
    QUIET = "quiet"


@dataclasses.dataclass(frozen=True)
class Span:
    """A piece of a line in one ink."""

    text: str
    ink: Ink


def colour_of(ink: Ink, theme: Theme) -> QColor:
    """The ink on a surface of the theme."""
    return {
        Ink.PLAIN: theme.text,
        Ink.KEYWORD: mix(theme.series[2], theme.text, 0.2),
        Ink.FUNCTION: theme.accent,
        Ink.TEXT: theme.good,
        Ink.NUMBER: theme.series[3],
        Ink.COMMENT: theme.muted,
        Ink.QUIET: theme.muted,
    }[ink]


def coloured(lines: Sequence[str]) -> list[list[Span]]:
    """The spans of each line; together they are the line."""
    return [list(spans) for spans in _coloured(tuple(lines))]


@functools.lru_cache(maxsize=128)
def _coloured(lines: tuple[str, ...]) -> tuple[tuple[Span, ...], ...]:
    from pygments.lexers.python import PythonLexer

    rows: list[list[Span]] = [[]]
    for token, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens("\n".join(lines)):
        ink = _ink(str(token), text)
        for place, part in enumerate(text.split("\n")):
            if place:
                rows.append([])
            if part:
                rows[-1].append(Span(part, ink))
    return tuple(map(tuple, rows))


def _ink(token: str, text: str) -> Ink:
    """From the name of a pygments token, such as "Token.Keyword.Namespace"."""
    if text == "self":
        return Ink.QUIET
    for start, ink in (
        ("Token.Keyword", Ink.KEYWORD),
        ("Token.Operator.Word", Ink.KEYWORD),
        ("Token.Name.Function", Ink.FUNCTION),
        ("Token.Literal.String", Ink.TEXT),
        ("Token.Literal.Number", Ink.NUMBER),
        ("Token.Comment", Ink.COMMENT),
    ):
        if token.startswith(start):
            return ink
    return Ink.PLAIN
