"""A study's table as lines of text, and as what goes into JSON."""

from typing import Any, Final

from vit_studio.commands.progress_line import duration_words
from vit_studio.studies.study_table import KindRow, MemberResult, StudyTable
from vit_studio.studies.study_words import KIND_NAMES

_NOTHING: Final = "–"
_GAP: Final = "   "


def table_lines(table: StudyTable) -> list[str]:
    """A line of headings, and one for each kind; columns stand below each other."""
    seeds = [f"seed {seed}" for seed in table.plan.seeds]
    lines = [["positions", "mean ± sd", "n", *seeds, "parameters", "time each", "paper, table 8"]]
    lines += [_cells(row) for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [_GAP.join(_aligned(cells, widths)).rstrip() for cells in lines]


def rows_for_json(table: StudyTable) -> list[dict[str, Any]]:
    """Accuracies are fractions; None where nothing is known."""
    return [
        {
            "kind": row.kind.value,
            "valid_accuracy": {
                "mean": row.mean,
                "standard_deviation": row.deviation,
                "n": row.count,
                "by_seed": {
                    str(seed): None if result is None else result.valid_accuracy
                    for seed, result in zip(table.plan.seeds, row.results, strict=True)
                },
            },
            "parameters": row.parameters,
            "seconds": None if row.seconds is None else round(row.seconds, 1),
            "paper": row.paper,
        }
        for row in table.rows
    ]


def _cells(row: KindRow) -> list[str]:
    mean = _NOTHING if row.mean is None else f"{row.mean:.2%}"
    spread = "" if row.deviation is None else f" ± {100 * row.deviation:.2f}"
    return [
        KIND_NAMES[row.kind],
        mean + spread,
        str(row.count),
        *map(_accuracy, row.results),
        f"{row.parameters:,}",
        _NOTHING if row.seconds is None else duration_words(row.seconds),
        _NOTHING if row.paper is None else f"{row.paper:.5f}",
    ]


def _accuracy(result: MemberResult | None) -> str:
    return _NOTHING if result is None else f"{result.valid_accuracy:.2%}"


def _aligned(cells: list[str], widths: list[int]) -> list[str]:
    name, *numbers = cells
    return [name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=True))]
