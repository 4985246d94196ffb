"""A study's table as CSV: a line for each kind, every number with all its digits."""

import csv
import io

from vit_studio.studies.study_table import KindRow, MemberResult, StudyTable


def csv_bytes(table: StudyTable) -> bytes:
    """UTF-8 with the mark that spreadsheets need; accuracies are fractions in 0..1.

    A cell is empty where nothing is known.
    """
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\r\n")
    seeds = [f"valid_accuracy_seed_{seed}" for seed in table.plan.seeds]
    summary = ["seeds_done", "valid_accuracy_mean", "valid_accuracy_standard_deviation"]
    lines.writerow(["kind", *summary, *seeds, "parameters", "seconds_mean", "paper_table_8"])
    lines.writerows(_cells(row) for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _cells(row: KindRow) -> list[str]:
    return [
        row.kind.value,
        str(row.count),
        _number(row.mean),
        _number(row.deviation),
        *(_accuracy(result) for result in row.results),
        str(row.parameters),
        _number(row.seconds),
        _number(row.paper),
    ]


def _accuracy(result: MemberResult | None) -> str:
    return _number(None if result is None else result.valid_accuracy)


def _number(value: float | None) -> str:
    """The shortest text that reads back as the same number."""
    return "" if value is None else repr(value)
