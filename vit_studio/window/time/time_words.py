"""A moment in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vit_studio.window.text import percent_text

if TYPE_CHECKING:
    from vit_studio.session.timeline import Timeline
    from vit_studio.session.timeline_record import TimelineRecord

translate = QCoreApplication.translate


def step_text(step: int) -> str:
    """ "step 430", as training counts: 0 is before the first."""
    return translate("TimeBar", "step {0}").format(f"{step:,}")


def detail_text(record: "TimelineRecord", step: int) -> str:
    """ "epoch 1.00 · validation 83.1 %", as far as it is known."""
    parts = []
    if record.epoch_steps > 0:
        parts.append(translate("TimeBar", "epoch {0}").format(f"{step / record.epoch_steps:.2f}"))
    accuracy = record.accuracies.get(step)
    if accuracy is not None:
        parts.append(translate("TimeBar", "validation {0}").format(percent_text(accuracy)))
    return " · ".join(parts)


def moment_text(record: "TimelineRecord", step: int) -> str:
    """All of it in one line."""
    return " · ".join(filter(None, (step_text(step), detail_text(record, step))))


def best_text(record: "TimelineRecord") -> str:
    """What the star says."""
    best, accuracy = record.best, record.best_accuracy()
    if best is None or accuracy is None:
        return ""
    return translate("TimeBar", "Best on the validation images: {0} after step {1}").format(
        percent_text(accuracy), f"{best:,}"
    )


def now_text(timeline: "Timeline") -> str:
    """The moment on show; "" without one."""
    return "" if timeline.step is None else moment_text(timeline.record, timeline.step)
