"""A study's figure: the accuracy of each seed and their mean, and beside it what the paper measured."""

import io
from typing import TYPE_CHECKING, Any, Final

from vit_studio.studies.study_table import KindRow, StudyTable
from vit_studio.studies.study_words import FigureWords

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.container import ErrorbarContainer
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

SUFFIXES: Final = (".png", ".svg", ".pdf")
SIZE: Final = (8.4, 4.4)
"""Inches."""
DOTS_PER_INCH: Final = 200

_INK: Final = "#1b2230"
_MUTED: Final = "#586271"
_FINE: Final = "#d9dce2"
_SEED: Final = "#2a5db0"
_MEAN_HALF: Final = 0.3
"""Half the length of a mean's line, in kinds."""
_SEEDS: Final = (-0.26, 0.06)
"""Where the first and the last seed of a kind stand, in kinds from its middle, ..."""
_BAR: Final = 0.2
"""... and where the bar of their deviation does, which hides none of them."""
_AIR: Final = 0.12
"""Above and below the points, as a share of their range."""
_LEAST_RANGE: Final = 1.0
"""Percentage points: what differs by less must not look as if it differed much."""
_SAME_FILE: Final[Any] = {"svg.fonttype": "none", "svg.hashsalt": "vit_studio"}
"""Text stays text, and equal figures are equal files."""


def draw_study(table: StudyTable, words: FigureWords) -> "Figure":
    """Two charts with the same kinds below, each with an axis of its own: the two accuracies are of different tasks."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, layout="constrained")
    ours, paper = figure.subplots(1, 2, width_ratios=(5, 4))
    figure.suptitle(words.title, color=_INK, fontsize=11)
    _draw_ours(ours, table, words)
    _draw_paper(paper, table, words)
    if words.note:
        figure.supxlabel(_wrapped(words.note), color=_MUTED, fontsize=7, x=0.01, ha="left")
    return figure


def figure_bytes(figure: "Figure", suffix: str) -> bytes:
    """The figure as a file with one of SUFFIXES."""
    import matplotlib as mpl

    dated = {".png": {"Software": "ViT Studio"}, ".svg": {"Date": None}, ".pdf": {"CreationDate": None}}[suffix]
    written = io.BytesIO()
    with mpl.rc_context(_SAME_FILE):
        figure.savefig(written, format=suffix[1:], dpi=DOTS_PER_INCH, metadata=dated)
    return written.getvalue()


def _draw_ours(axes: "Axes", table: StudyTable, words: FigureWords) -> None:
    rows = table.rows
    seeds = len(table.plan.seeds)
    points = [
        (place + _shift(number, seeds), 100 * result.valid_accuracy)
        for place, row in enumerate(rows)
        for number, result in enumerate(row.results)
        if result is not None
    ]
    (seed,) = axes.plot(*zip(*points, strict=True) if points else ((), ()), "o", color=_SEED, ms=5)
    lines = [_draw_mean(axes, place, row) for place, row in enumerate(rows) if row.mean is not None]
    bars = [_draw_deviation(axes, place, row) for place, row in enumerate(rows) if row.deviation is not None]
    _frame(axes, rows, words)
    axes.set_ylabel(f"{words.ours}, {table.images}, %")
    _set_range(axes, [y for _, y in points] + _ends(rows))
    if lines:
        # without a second seed there is no deviation, no bar that says 0, and no word of either
        signs: Any = [seed, (lines[0], bars[0]) if bars else lines[0]]
        texts = [words.each_seed, words.mean if bars else words.mean_alone]
        place: Any = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2}
        axes.legend(signs, texts, frameon=False, fontsize=7, ncols=2, **place)


def _draw_mean(axes: "Axes", place: int, row: KindRow) -> "Line2D":
    assert row.mean is not None
    mean = 100 * row.mean
    (line,) = axes.plot([place - _MEAN_HALF, place + _MEAN_HALF], [mean, mean], color=_INK, linewidth=1.6, zorder=3)
    return line


def _draw_deviation(axes: "Axes", place: int, row: KindRow) -> "ErrorbarContainer":
    assert row.mean is not None and row.deviation is not None
    spread = 100 * row.deviation
    return axes.errorbar(
        [place + _BAR], [100 * row.mean], yerr=spread, fmt="none", ecolor=_INK, elinewidth=1, capsize=4
    )


def _draw_paper(axes: "Axes", table: StudyTable, words: FigureWords) -> None:
    known = [(place, 100 * row.paper) for place, row in enumerate(table.rows) if row.paper is not None]
    for place, value in known:
        axes.plot([place - _MEAN_HALF, place + _MEAN_HALF], [value, value], color=_INK, linewidth=1.6)
        axes.annotate(f"{value:.2f}", (place, value), (0, 4), textcoords="offset points", ha="center", fontsize=7)
    _frame(axes, table.rows, words)
    # narrower than ours: names in one line would touch each other
    axes.set_xticklabels([words.kinds[row.kind].replace(" ", "\n", 1) for row in table.rows])
    axes.set_title(words.paper, fontsize=8, color=_MUTED)
    axes.set_ylabel(f"{words.paper_axis}, %")
    _set_range(axes, [value for _, value in known])
    for place, row in enumerate(table.rows):
        if row.paper is None:
            middle = sum(axes.get_ylim()) / 2
            axes.text(place, middle, words.not_measured, rotation=90, color=_MUTED, ha="center", va="center", size=7)


def _frame(axes: "Axes", rows: tuple[KindRow, ...], words: FigureWords) -> None:
    axes.set_xticks(range(len(rows)), [words.kinds[row.kind] for row in rows])
    axes.set_xlim(-0.6, len(rows) - 0.4)
    axes.grid(axis="y", color=_FINE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=_MUTED, labelsize=7)
    axes.yaxis.label.set(color=_MUTED, size=8)


def _set_range(axes: "Axes", values: list[float]) -> None:
    if values:
        low, high = min(values), max(values)
        widen = max(_LEAST_RANGE - (high - low), 0) / 2
        air = _AIR * max(high - low, _LEAST_RANGE)
        axes.set_ylim(low - widen - air, min(high + widen, 100) + air)


def _ends(rows: tuple[KindRow, ...]) -> list[float]:
    """Of the bars that show deviations."""
    return [
        100 * (row.mean + sign * row.deviation)
        for row in rows
        if row.mean is not None and row.deviation is not None
        for sign in (-1, 1)
    ]


def _shift(number: int, seeds: int) -> float:
    """How far from its kind's middle the point of a seed stands."""
    first, last = _SEEDS
    return (first + last) / 2 if seeds == 1 else first + (last - first) * number / (seeds - 1)


def _wrapped(text: str) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, 170))
