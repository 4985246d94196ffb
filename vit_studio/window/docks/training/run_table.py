"""All that the runs on show have told, as rows of a table: what was measured, unsmoothed."""

import csv
import dataclasses
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.docks.training.training_record import BATCH, CLOCKS, EVALUATION

Row = list[str]

BATCH_COLUMNS: Final = BATCH[len(CLOCKS) :]
EVALUATION_COLUMNS: Final = EVALUATION[len(CLOCKS) :]
WHOLE: Final = ("step", "batch_images")
"""Columns of whole numbers."""


@dataclasses.dataclass(frozen=True, eq=False)
class RunColumns:
    """What a run had told when it was taken; it may grow on meanwhile."""

    name: str
    class_names: tuple[str, ...]
    batches: dict[str, npt.NDArray[np.float64]]
    evaluations: dict[str, npt.NDArray[np.float64]]
    class_accuracy: npt.NDArray[np.float64]
    """(num_classes, evaluations)"""
    confusions: tuple[npt.NDArray[np.int64] | None, ...]

    @classmethod
    def of(cls, run: ShownRun) -> "RunColumns":
        """As it is now."""
        record = run.record
        return cls(
            name=run.name,
            class_names=names_of_classes(run),
            batches={name: record.batch(name) for name in BATCH},
            evaluations={name: record.evaluation(name) for name in EVALUATION},
            class_accuracy=record.class_accuracy(),
            confusions=tuple(record.confusion(index) for index in range(len(record.epochs))),
        )


def names_of_classes(run: ShownRun) -> tuple[str, ...]:
    """English, as in the data; numbers from 1 where nobody has named them."""
    count = run.record.num_classes
    return run.class_names if len(run.class_names) == count else tuple(f"class {place + 1}" for place in range(count))


def curves_csv(runs: Sequence[RunColumns]) -> bytes:
    """A row for each step at which something was told, in UTF-8 with the mark that spreadsheets need.

    The columns are run, step, epoch and seconds, then those of batches, of evaluations, and the validation accuracy
    of each class; what was not told at a step is left empty.
    """
    classes = list(dict.fromkeys(name for run in runs for name in run.class_names))
    head = ["run", *CLOCKS, *BATCH_COLUMNS, *EVALUATION_COLUMNS, *(f"valid_accuracy {name}" for name in classes)]
    return _csv([head], *(_curve_rows(run, classes) for run in runs))


def confusions_csv(runs: Sequence[RunColumns]) -> bytes:
    """A row for each cell of each evaluation: how many images of a class were taken for which."""
    head = ["run", *CLOCKS, "true_class", "predicted_class", "count"]
    return _csv([head], *map(_confusion_rows, runs))


def _curve_rows(run: RunColumns, classes: Sequence[str]) -> Iterator[Row]:
    batches = dict(zip(run.batches["step"].tolist(), zip(*_texts(run.batches), strict=True), strict=True))
    evaluations = dict(zip(run.evaluations["step"].tolist(), zip(*_evaluated(run, classes), strict=True), strict=True))
    no_batch, no_evaluation = [""] * len(BATCH_COLUMNS), [""] * (len(EVALUATION_COLUMNS) + len(classes))
    for step in sorted(batches.keys() | evaluations.keys()):
        batch, evaluation = batches.get(step), evaluations.get(step)
        clock = (evaluation if batch is None else batch) or ()
        yield [
            run.name,
            *clock[: len(CLOCKS)],
            *(no_batch if batch is None else batch[len(CLOCKS) :]),
            *(no_evaluation if evaluation is None else evaluation[len(CLOCKS) :]),
        ]


def _evaluated(run: RunColumns, classes: Sequence[str]) -> list[list[str]]:
    known = dict(zip(run.class_names, run.class_accuracy.tolist(), strict=True))
    nothing = [math.nan] * len(run.evaluations["step"])
    return _texts(run.evaluations) + [[_text(value) for value in known.get(name, nothing)] for name in classes]


def _confusion_rows(run: RunColumns) -> Iterator[Row]:
    clocks = zip(*(_texts({name: run.evaluations[name] for name in CLOCKS})), strict=True)
    for clock, counts in zip(clocks, run.confusions, strict=True):
        for true, row in enumerate([] if counts is None else counts.tolist()):
            for predicted, count in enumerate(row):
                yield [run.name, *clock, run.class_names[true], run.class_names[predicted], str(count)]


def _texts(columns: dict[str, npt.NDArray[np.float64]]) -> list[list[str]]:
    return [
        [str(int(value)) for value in column.tolist()] if name in WHOLE else [_text(value) for value in column.tolist()]
        for name, column in columns.items()
    ]


def _text(value: float) -> str:
    """The shortest number that reads back as the same; nothing for nan, as a spreadsheet has it."""
    return "" if math.isnan(value) else repr(value)


def _csv(*parts: Iterable[Row]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    for part in parts:
        writer.writerows(part)
    return written.getvalue().encode("utf-8-sig")
