"""Layout of code: no letter is lost, none stands outside, no row touches another."""

import itertools

import pytest

from vit_studio.window.docks.inspector.code_colours import coloured
from vit_studio.window.docks.inspector.code_layout import THUMBNAIL, Letters, lay_out, wrapped
from vit_studio.window.docks.inspector.code_rows import CodeRow, rows_of

LETTERS = Letters(7.0, 15.0, 14.0)


def row(text):
    return CodeRow(number=1, text=text, spans=tuple(coloured([text])[0]))


def text_of(pieces):
    return "".join(span.text for piece in pieces for span in piece.spans)


@pytest.mark.parametrize("columns", [16, 20, 33, 80, 200])
def test_wrapping_loses_nothing_and_fits(columns):
    text = "    attn_scores = attention_scores(self.queries[0], keys_of_all_heads, scale=1.0 / math.sqrt(64))"
    pieces = wrapped(row(text), columns)
    assert text_of(pieces) == text
    for piece in pieces:
        assert piece.column + sum(len(span.text) for span in piece.spans) <= columns
    assert (len(pieces) == 1) == (columns >= len(text))


def test_lines_break_where_one_breathes():
    pieces = wrapped(row("    q, k, v = split_heads(self.qkv(tokens), self.num_heads)"), 40)
    assert [text_of([piece]) for piece in pieces] == [
        "    q, k, v = split_heads(self.qkv(",
        "tokens), self.num_heads)",
    ]
    assert [piece.column for piece in pieces] == [0, 8]


def test_a_word_longer_than_the_line_is_cut():
    assert text_of(wrapped(row("x" * 100), 20)) == "x" * 100


@pytest.mark.parametrize("width", [240, 388, 900])
def test_rows_stand_below_each_other_inside_the_view(followed, width):
    lines = followed()
    for call in lines.calls:
        placed = lay_out(rows_of(lines, call), width, LETTERS)
        for above, below in itertools.pairwise(placed):
            assert above.area.bottom() == below.area.top()
        for one in placed:
            assert one.area.contains(one.code) or one.area.height() >= one.code.height()
            assert one.code.bottom() <= one.area.bottom()
            assert one.caption.bottom() <= one.area.bottom()
            assert one.code.right() <= one.thumbnail.left() + 1 or width < 300
            if one.row.step is not None:
                assert one.thumbnail.right() <= width and one.area.height() >= THUMBNAIL
