"""Which lines a chart of a training has, and how they are told apart."""

import dataclasses
import enum
import math
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.window.docks.training.curve_choices import Chart
from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.docks.training.training_record import Clock, TrainingRecord
from vit_studio.window.text import exact_text, number_text, percent_text, whole_percent_text
from vit_studio.window.views.charts.curve import Curve


class Kind(enum.StrEnum):
    """What was measured, and on what."""

    BATCH = "batch"
    TRAIN = "train"
    VALID = "valid"

    @property
    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("Kind", _KIND_LABELS[self])

    @property
    def short_label(self) -> str:
        """The same where there is little room."""
        return QCoreApplication.translate("Kind", _SHORT_LABELS[self])

    @property
    def role(self) -> int:
        """The place of its colour while there is one run alone."""
        return {Kind.BATCH: 2, Kind.TRAIN: 0, Kind.VALID: 1}[self]


_KIND_LABELS: Final = {
    Kind.BATCH: QT_TRANSLATE_NOOP("Kind", "batch"),
    Kind.TRAIN: QT_TRANSLATE_NOOP("Kind", "training"),
    Kind.VALID: QT_TRANSLATE_NOOP("Kind", "validation"),
}

_SHORT_LABELS: Final = {
    Kind.BATCH: QT_TRANSLATE_NOOP("Kind", "batch"),
    Kind.TRAIN: QT_TRANSLATE_NOOP("Kind", "train"),
    Kind.VALID: QT_TRANSLATE_NOOP("Kind", "valid."),
}

COLUMNS: Final = {
    Chart.LOSS: {Kind.BATCH: "loss", Kind.TRAIN: "train_loss", Kind.VALID: "valid_loss"},
    Chart.ACCURACY: {Kind.BATCH: "accuracy", Kind.TRAIN: "train_accuracy", Kind.VALID: "valid_accuracy"},
    Chart.LEARNING_RATE: {Kind.BATCH: "learning_rate"},
    Chart.GRADIENT_NORM: {Kind.BATCH: "grad_norm"},
}
"""The columns of a TrainingRecord behind the lines of each chart."""

AHEAD: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""Where the x axis may end, times a power of ten, while a run grows."""

SMOOTHED: Final = (Chart.LOSS, Chart.ACCURACY, Chart.GRADIENT_NORM)
"""Charts of what scatters; a learning rate is told exactly."""
LOGARITHMIC: Final = (Chart.LOSS, Chart.LEARNING_RATE, Chart.GRADIENT_NORM)
"""Charts that may stand on an axis by powers of ten; a share may not."""

CLOCK_TITLES: Final = {
    Clock.EPOCHS: QT_TRANSLATE_NOOP("Clock", "epoch"),
    Clock.STEPS: QT_TRANSLATE_NOOP("Clock", "step"),
    Clock.SECONDS: QT_TRANSLATE_NOOP("Clock", "seconds"),
}


@dataclasses.dataclass(frozen=True, eq=False)
class Line:
    """A curve with the run and the kind that it is of; `version` changes whenever its points may have."""

    run: ShownRun
    kind: Kind
    curve: Curve
    smooth: bool

    @property
    def key(self) -> str:
        """For the chart: "batch", or "batch 5" of a run among others."""
        return f"{self.kind} {id(self.run)}" if self.curve.of_run else self.kind.value


def lines_of(chart: Chart, run: ShownRun, clock: Clock, *, alone: bool) -> list[Line]:
    """A run's lines: in the colours of their kinds where it is alone, else all in the run's own, told by their strokes.

    From back to front; empty ones are left out.
    """
    found = []
    for kind, column in COLUMNS[chart].items():
        of_batches = kind is Kind.BATCH
        xs = run.record.batch_clock(clock) if of_batches else run.record.evaluation_clock(clock)
        ys = run.record.batch(column) if of_batches else run.record.evaluation(column)
        curve = Curve(
            kind.label if alone else f"{run.name} · {kind.label}",
            xs,
            ys,
            role=kind.role if alone else run.colour,
            of_run=not alone,
            dashed=not alone and kind is Kind.VALID,
            dotted=not alone and kind is Kind.TRAIN,
        )
        if len(curve):
            found.append(Line(run, kind, curve, smooth=of_batches and chart in SMOOTHED))
    return found


class LineCache:
    """Makes the lines of a run anew only where it has grown, or is to be shown in another way."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Chart, int], tuple[object, list[Line]]] = {}

    def lines_of(self, chart: Chart, run: ShownRun, clock: Clock, *, alone: bool) -> list[Line]:
        """As the function of that name."""
        stamp = (run.record, run.record.version, clock, alone, run.name, run.colour, Kind.BATCH.label)
        place = chart, id(run)
        kept = self._kept.get(place)
        if kept is None or kept[0] != stamp:
            kept = self._kept[place] = stamp, lines_of(chart, run, clock, alone=alone)
        return kept[1]

    def forget_all_but(self, runs: Iterable[ShownRun]) -> None:
        """Runs that were taken away need no memory."""
        here = {id(run) for run in runs}
        self._kept = {place: kept for place, kept in self._kept.items() if place[1] in here}


def clock_text(clock: Clock, x: float) -> str:
    """A place on the x axis: "step 4,300", "epoch 2.25", "12.5 s"."""
    if clock is Clock.SECONDS:
        return QCoreApplication.translate("Clock", "{0} s").format(f"{x:,.1f}")
    if clock is Clock.STEPS:
        return QCoreApplication.translate("Clock", "step {0}").format(f"{x:,.0f}")
    return QCoreApplication.translate("Clock", "epoch {0}").format(f"{x:,.3f}".rstrip("0").rstrip("."))


def epoch_text(epoch: float) -> str:
    """An epoch to the hundredth: the quarters of an epoch of 429 steps are "0.25", "0.5" and "0.75"."""
    return f"{epoch:,.2f}".rstrip("0").rstrip(".")


def room_ahead(record: TrainingRecord, clock: Clock) -> float:
    """How far the x axis reaches for a run: a little farther than it is, and never beyond its end.

    In steps, so that an axis which grows does not move under the eye, and under every other run, with each batch.
    """
    told = record.newest
    if told is None or not len(record):
        return 0.0
    last = float(record.batch_clock(clock)[-1])
    if not last > 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(last))
    ahead = next(step * power for step in AHEAD if step * power >= last * (1 - 1e-9))
    ends = {Clock.STEPS: float(told.steps), Clock.EPOCHS: told.epoch * told.steps / max(told.step, 1)}
    return max(min(ahead, ends.get(clock, ahead)), last)


def exact_value(chart: Chart) -> Callable[[float], str]:
    """How a value is told under the mouse: with all its digits."""
    return exact_percent if chart is Chart.ACCURACY else exact_text


def short_value(chart: Chart) -> Callable[[float], str]:
    """How it is told in the legend."""
    return percent_text if chart is Chart.ACCURACY else number_text


def tick_value(chart: Chart) -> Callable[[float], str] | None:
    """How the numbers of the y axis are written; None for as the axis does."""
    return whole_percent_text if chart is Chart.ACCURACY else None


def exact_percent(fraction: float) -> str:
    """A batch of 128 images has steps of 0.78 %: "85.156 %"."""
    digits = f"{fraction * 100:.3f}".rstrip("0").rstrip(".")
    return QCoreApplication.translate("text", "{0} %").format(digits)
