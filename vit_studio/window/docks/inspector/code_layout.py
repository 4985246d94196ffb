"""Where the rows of the code stand: long lines are wrapped, and what a line computed stands below and beside it."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF

from vit_studio.window.docks.inspector.code_colours import Span
from vit_studio.window.docks.inspector.code_rows import CodeRow
from vit_studio.window.theme import SPACE_S, SPACE_XS

THUMBNAIL: Final = 38
"""Logical pixels of the longer side."""
LEAST_COLUMNS: Final = 16
_HANGING: Final = 4
"""Letters by which the rest of a wrapped line is moved in."""
_BREAK_AFTER: Final = " ,([."


@dataclasses.dataclass(frozen=True)
class Letters:
    """Size of a letter of the code, and height of a caption."""

    width: float
    height: float
    caption: float


@dataclasses.dataclass(frozen=True)
class Piece:
    """A part of a line that fits: its spans, and the column that it begins in."""

    column: int
    spans: tuple[Span, ...]


@dataclasses.dataclass(frozen=True)
class PlacedRow:
    """A row, its pieces, and the place of the whole, of its code, its caption and its thumbnail."""

    row: CodeRow
    pieces: tuple[Piece, ...]
    area: QRectF
    code: QRectF
    caption: QRectF
    thumbnail: QRectF


def lay_out(rows: Sequence[CodeRow], width: float, letters: Letters) -> list[PlacedRow]:
    """All rows from top to bottom, for a view of that width."""
    gutter = SPACE_S + max((len(str(row.number)) for row in rows), default=1) * letters.width + SPACE_S
    beside = THUMBNAIL + SPACE_S
    columns = max(int((width - gutter - beside - SPACE_XS) / letters.width), LEAST_COLUMNS)
    placed: list[PlacedRow] = []
    top = 0.0
    for row in rows:
        pieces = wrapped(row, columns)
        code = QRectF(gutter, top + SPACE_XS / 2, columns * letters.width, len(pieces) * letters.height)
        below = letters.caption if row.step is not None or row.note else 0.0
        caption = QRectF(gutter, code.bottom(), code.width(), below)
        least = THUMBNAIL + SPACE_XS if row.step is not None else 0.0
        height = max(caption.bottom() - top + SPACE_XS / 2, least)
        area = QRectF(0, top, width, height)
        picture = QRectF(width - beside, top + SPACE_XS / 2, THUMBNAIL, THUMBNAIL)
        placed.append(PlacedRow(row, pieces, area, code, caption, picture))
        top = area.bottom()
    return placed


def wrapped(row: CodeRow, columns: int) -> tuple[Piece, ...]:
    """A line in pieces of at most that many letters, broken where Python would let one breathe."""
    indent = len(row.text) - len(row.text.lstrip())
    pieces, spans, column = [], list(row.spans), 0
    while True:
        room = columns - column
        length = sum(len(span.text) for span in spans)
        if length <= room:
            pieces.append(Piece(column, tuple(spans)))
            return tuple(pieces)
        text = "".join(span.text for span in spans)
        cut = _cut(text, room, least=indent + 1 if not pieces else 1)
        head, spans = _parted(spans, cut)
        pieces.append(Piece(column, tuple(head)))
        column = min(indent + _HANGING, columns // 2)


def _cut(text: str, room: int, *, least: int) -> int:
    """After how many letters a text is broken: behind a sign that ends something, else where the room ends."""
    for sign in _BREAK_AFTER:
        found = text.rfind(sign, least, room)
        if found >= room // 2:
            return found + 1
    return room


def _parted(spans: Sequence[Span], cut: int) -> tuple[list[Span], list[Span]]:
    head: list[Span] = []
    for place, span in enumerate(spans):
        if cut < len(span.text):
            rest = [Span(span.text[cut:], span.ink), *spans[place + 1 :]]
            return [*head, *([Span(span.text[:cut], span.ink)] if cut else [])], rest
        head.append(span)
        cut -= len(span.text)
    return head, []
