"""What of a training is looked at, and how: chart, axes, smoothing; kept by name in `studio.viewing`."""

import enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.window.docks.training.training_record import Clock

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing


class Chart(enum.StrEnum):
    """What there is to see of a training."""

    ALL = "all"
    LOSS = "loss"
    ACCURACY = "accuracy"
    LEARNING_RATE = "learning_rate"
    GRADIENT_NORM = "gradient_norm"
    CLASSES = "classes"

    @property
    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("Chart", _LABELS[self])


_LABELS: Final = {
    Chart.ALL: QT_TRANSLATE_NOOP("Chart", "all curves"),
    Chart.LOSS: QT_TRANSLATE_NOOP("Chart", "loss"),
    Chart.ACCURACY: QT_TRANSLATE_NOOP("Chart", "accuracy"),
    Chart.LEARNING_RATE: QT_TRANSLATE_NOOP("Chart", "learning rate"),
    Chart.GRADIENT_NORM: QT_TRANSLATE_NOOP("Chart", "gradient norm"),
    Chart.CLASSES: QT_TRANSLATE_NOOP("Chart", "by class"),
}

LINES: Final = (Chart.LOSS, Chart.ACCURACY, Chart.LEARNING_RATE, Chart.GRADIENT_NORM)
"""The charts that are drawn as lines, in the order in which they are given room."""

WEIGHTS: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Of smoothing: off, and means of some 2 to 100 batches."""
USUAL_WEIGHT: Final = 0.9
"""Single batches scatter; the mean of some ten of them is what a person looks for."""

CHART: Final = "training.chart"
CLOCK: Final = "training.x_axis"
SMOOTHING: Final = "training.smoothing"
LOG: Final = "training.log"


class CurveChoices(QObject):
    """Reads and writes the choices; what is kept there and means nothing counts as the default."""

    changed = Signal()

    def __init__(self, viewing: "Viewing", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        viewing.changed.connect(self._on_changed)

    @property
    def chart(self) -> Chart:
        """What is looked at."""
        value = self._viewing.get(CHART)
        return Chart(value) if value in list(Chart) else Chart.ALL

    def set_chart(self, chart: Chart) -> None:
        """Look at another one."""
        self._viewing.set(CHART, chart.value)

    @property
    def clock(self) -> Clock:
        """What the x axis counts."""
        value = self._viewing.get(CLOCK)
        return Clock(value) if value in list(Clock) else Clock.EPOCHS

    def set_clock(self, clock: Clock) -> None:
        """Count something else."""
        self._viewing.set(CLOCK, clock.value)

    @property
    def smoothing(self) -> float:
        """One of WEIGHTS."""
        kept = {f"{weight:g}": weight for weight in WEIGHTS}
        return kept.get(self._viewing.get(SMOOTHING), USUAL_WEIGHT)

    def set_smoothing(self, weight: float) -> None:
        """Smooth with the nearest of WEIGHTS."""
        nearest = min(WEIGHTS, key=lambda known: abs(known - weight))
        self._viewing.set(SMOOTHING, f"{nearest:g}")

    @property
    def log(self) -> bool:
        """Whether loss, learning rate and gradient norm stand on axes by powers of ten."""
        return self._viewing.get(LOG) == "yes"

    def set_log(self, log: bool) -> None:
        """Choose the kind of those axes."""
        self._viewing.set(LOG, "yes" if log else "no")

    @Slot(str, str)
    def _on_changed(self, name: str, _: str) -> None:
        if name in (CHART, CLOCK, SMOOTHING, LOG):
            self.changed.emit()
