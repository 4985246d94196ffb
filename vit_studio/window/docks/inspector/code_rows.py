"""The lines of a function as they are shown: coloured, docstring folded, each with what it computed."""

import dataclasses

from vit_studio.tracing.line_source import FunctionSource
from vit_studio.tracing.line_steps import RETURNED, FunctionCall, LineStep, LineTrace
from vit_studio.window.docks.inspector.code_colours import Span, coloured
from vit_studio.window.text import shape_text, translate

FOLD = " …"
"""Stands for the rest of a docstring."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class CodeRow:
    """One line: `number` in its file, `text` and its coloured `spans`, and the step that begins here, if there is one.

    `ran` is False for a line that this pass did not come to; `note` tells what it assigned that is no tensor.
    """

    number: int
    text: str
    spans: tuple[Span, ...]
    ran: bool = True
    step: LineStep | None = None
    note: str = ""


def rows_of(lines: LineTrace, call: FunctionCall) -> list[CodeRow]:
    """All rows of a run of a function."""
    source = call.source
    steps = {step.line: step for step in lines.steps_in(call)}
    spans = coloured(source.lines)
    rows = []
    for offset, text in enumerate(source.lines):
        number = source.first_line + offset
        row = CodeRow(
            number=number,
            text=text,
            spans=tuple(spans[offset]),
            ran=_ran(source, call, number),
            step=steps.get(number),
            note=call.notes.get(number, ""),
        )
        folded = _folded(source, row)
        if folded is not None:
            rows.append(folded)
    return rows


def value_text(step: LineStep) -> tuple[str, str]:
    """(names, shape) of what a step left behind."""
    names = [translate("code", "returned") if value.name == RETURNED else value.name for value in step.results]
    return ", ".join(names), shape_text(step.results[0].shape)


def _ran(source: FunctionSource, call: FunctionCall, number: int) -> bool:
    statement = source.statement_at(number)
    is_words = source.docstring is not None and source.docstring[0] <= number <= source.docstring[1]
    return statement is None or is_words or statement.first in call.ran


def _folded(source: FunctionSource, row: CodeRow) -> CodeRow | None:
    """A docstring of several lines keeps its first one."""
    if source.docstring is None or source.docstring[0] == source.docstring[1]:
        return row
    first, last = source.docstring
    if row.number == first:
        end = Span(FOLD, row.spans[-1].ink)
        return dataclasses.replace(row, text=row.text + FOLD, spans=(*row.spans, end))
    return None if first < row.number <= last else row
