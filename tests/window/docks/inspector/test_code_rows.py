"""Rows of code: all lines of the function, docstrings folded, and what each line computed."""

import inspect

from vit_studio.vit.attention import Attention, attention_scores, split_heads
from vit_studio.vit.config import PosEmbed
from vit_studio.vit.patches import unfold_patches
from vit_studio.window.docks.inspector.code_rows import FOLD, rows_of, value_text


def rows(followed, qualname, layer=None, positions=PosEmbed.LEARNED_1D):
    lines = followed(positions)
    return rows_of(lines, lines.calls_of(qualname, layer)[0])


def test_a_function_is_shown_with_its_numbers_in_the_file(followed):
    shown = rows(followed, "Attention.forward", 1)
    lines, first = inspect.getsourcelines(Attention.forward)
    assert [row.text for row in shown] == [line[4:].rstrip("\n") for line in lines]
    assert [row.number for row in shown] == list(range(first, first + len(lines)))


def test_a_long_docstring_is_folded_to_its_first_line(followed):
    shown = rows(followed, "unfold_patches")
    lines, first = inspect.getsourcelines(unfold_patches)
    assert shown[1].text == lines[1].rstrip("\n") + FOLD
    assert "".join(span.text for span in shown[1].spans) == shown[1].text
    assert len(shown) < len(lines)
    for row in (shown[0], *shown[2:]):
        assert row.text == lines[row.number - first].rstrip("\n")


def test_each_line_has_the_step_that_it_did(followed):
    lines = followed()
    call = lines.calls_of("Attention.forward", 2)[0]
    for row in rows_of(lines, call):
        if row.step is not None:
            assert row.step.line == row.number and row.step.call is call
    steps = [row.step for row in rows_of(lines, call) if row.step is not None]
    assert steps == lines.steps_in(call)


def test_lines_that_did_not_run_are_told_apart(followed):
    for positions, ran in ((PosEmbed.LEARNED_1D, False), (PosEmbed.RELATIVE, True)):
        [row] = [row for row in rows(followed, "Attention.forward", 0, positions) if "self.rel_pos(q)" in row.text]
        assert row.ran is ran
        assert (row.step is not None) is ran
    assert all(row.ran for row in rows(followed, "attention_scores", 0))


def test_what_is_no_tensor_is_a_note(followed):
    [row] = [row for row in rows(followed, "split_heads", 0) if row.note]
    assert "batch, num_tokens, width = qkv.shape" in row.text
    assert row.note == "batch = 1, num_tokens = 17, width = 48"
    assert row.step is None
    assert inspect.getsource(split_heads).count(row.text) == 1


def test_values_are_told_by_name_and_shape(followed):
    lines = followed()
    [scores] = lines.steps_in(lines.calls_of("attention_scores", 0)[0])
    assert value_text(scores) == ("returned", "1 × 2 × 17 × 17")
    assert inspect.getsource(attention_scores)
    first = lines.steps_in(lines.calls_of("Attention.forward", 0)[0])[0]
    assert value_text(first) == ("q, k, v", "1 × 2 × 17 × 8")
