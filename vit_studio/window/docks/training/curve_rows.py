"""What the card beside the line says: the values of every run there, each with its digits and where it was taken."""

import dataclasses
from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication

from vit_studio.window.docks.training.curve_card import CardContent, CardRow
from vit_studio.window.docks.training.curve_choices import Chart
from vit_studio.window.docks.training.curve_lines import Kind, Line, clock_text, exact_value, short_value
from vit_studio.window.docks.training.training_record import Clock
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curves_layout import CurvesLayout

translate = QCoreApplication.translate

ELSEWHERE: Final = 1.5
"""Logical pixels from the line at which a point is not "at" it any more, and tells its own place."""

Cell = tuple[str, str]


@dataclasses.dataclass(frozen=True, kw_only=True)
class CardWriter:
    """Writes the card of a chart for the line at x; `has_means` tells whether lines that scatter are smoothed."""

    chart: Chart
    clock: Clock
    layout: CurvesLayout | None
    x: float
    has_means: bool

    def content(self, lines: Sequence[tuple[Line, Curve]]) -> CardContent:
        """Of lines with what is drawn strongly of each: a row for each run, or for each kind where one is alone."""
        title = clock_text(self.clock, self.x)
        if not any(line.curve.of_run for line, _ in lines):
            return CardContent(title=title, rows=tuple(self._rows_of_kinds(lines)))
        return CardContent(title=title, heads=tuple(self._heads(lines)), rows=tuple(self._rows_of_runs(lines)))

    def _rows_of_kinds(self, lines: Sequence[tuple[Line, Curve]]) -> list[CardRow]:
        rows = []
        for line, strong in lines:
            rows.append(CardRow(stroke(line), line.kind.label, (self._value(line.curve, exact=True),)))
            if self.has_means and line.smooth:
                name = translate("CardWriter", "its mean")
                rows.append(CardRow(stroke(line), name, (self._value(strong, exact=False),)))
        return rows

    def _rows_of_runs(self, lines: Sequence[tuple[Line, Curve]]) -> list[CardRow]:
        by_run: dict[int, list[tuple[Line, Curve]]] = {}
        for line, strong in lines:
            by_run.setdefault(id(line.run), []).append((line, strong))
        rows = []
        for own in reversed(by_run.values()):  # the one on top is drawn last
            first = own[0][0]
            rows.append(CardRow(stroke(first), first.run.name, tuple(self._cells(own, lines))))
        return rows

    def _cells(self, own: Sequence[tuple[Line, Curve]], lines: Sequence[tuple[Line, Curve]]) -> list[Cell]:
        by_kind = {line.kind: (line, strong) for line, strong in own}
        cells: list[Cell] = []
        for kind in _kinds(lines):
            line, strong = by_kind.get(kind, (None, None))
            cells.append(("", "") if line is None else self._value(line.curve, exact=True))
            if self._has_mean(kind, lines):
                cells.append(("", "") if strong is None else self._value(strong, exact=False))
        return cells

    def _heads(self, lines: Sequence[tuple[Line, Curve]]) -> list[str]:
        heads = []
        for kind in _kinds(lines):
            heads.append(kind.label)
            if self._has_mean(kind, lines):
                heads.append(translate("CardWriter", "mean"))
        return heads

    def _has_mean(self, kind: Kind, lines: Sequence[tuple[Line, Curve]]) -> bool:
        return self.has_means and any(line.kind is kind and line.smooth for line, _ in lines)

    def _value(self, curve: Curve, *, exact: bool) -> Cell:
        """A curve's value nearest to x, and where that is, if it is not at x."""
        if not len(curve):
            return "–", ""
        own_x, y = curve.point(curve.nearest(self.x))
        text = (exact_value if exact else short_value)(self.chart)(y)
        if self.layout is None or is_near(self.layout, own_x, self.x):
            return text, ""
        return text, translate("CardWriter", " at {0}").format(clock_text(self.clock, own_x))


def is_near(layout: CurvesLayout, x: float, other: float) -> bool:
    """Whether nobody could tell two places from each other."""
    return x == other or abs(float(layout.across(x)) - float(layout.across(other))) < ELSEWHERE


def stroke(line: Line, name: str = "") -> Curve:
    """No more of a line than its stroke, and its kind or another name."""
    nothing, look = np.empty(0), line.curve
    plain = Curve(name or line.kind.label, nothing, nothing, role=look.role, of_run=look.of_run)
    return dataclasses.replace(plain, dashed=look.dashed, dotted=look.dotted)


def _kinds(lines: Sequence[tuple[Line, Curve]]) -> list[Kind]:
    there = {line.kind for line, _ in lines}
    return [kind for kind in Kind if kind in there]
