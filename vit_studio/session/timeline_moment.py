"""The moments of a run: after which steps its weights were kept, and what is known of each."""

import dataclasses
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError, WeightsError
from vit_studio.runs.snapshots import Snapshot
from vit_studio.training.events import Evaluated, TrainEvent


@dataclasses.dataclass(frozen=True, kw_only=True)
class Moment:
    """The weights after `step` steps, in the model file at `path`.

    `epoch` is the number of epochs done, with its fraction; `valid_accuracy` a fraction in 0..1, None where nobody
    evaluated the model at this very step. `is_best` marks the step of the greatest validation accuracy so far.
    """

    step: int
    path: Path
    epoch: float
    valid_accuracy: float | None = None
    is_epoch_end: bool = False
    is_best: bool = False


def moments_of(
    snapshots: Iterable[Snapshot], accuracies: dict[int, float], *, epoch_steps: int, best: int | None
) -> tuple[Moment, ...]:
    """The moments, by step; `best` is the step of the greatest validation accuracy."""
    return tuple(
        Moment(
            step=snapshot.step,
            path=snapshot.path,
            epoch=snapshot.step / max(epoch_steps, 1),
            valid_accuracy=accuracies.get(snapshot.step),
            is_epoch_end=snapshot.step > 0 and epoch_steps > 0 and snapshot.step % epoch_steps == 0,
            is_best=snapshot.step == best,
        )
        for snapshot in snapshots
    )


def accuracies_in(events: Iterable[TrainEvent]) -> dict[int, float]:
    """The validation accuracy by step, where one was measured."""
    evaluated = (event for event in events if isinstance(event, Evaluated))
    return {event.step: event.valid_accuracy for event in evaluated if not math.isnan(event.valid_accuracy)}


def best_step(accuracies: dict[int, float]) -> int | None:
    """The first step of the greatest accuracy; None where nothing was measured."""
    return min(accuracies, key=lambda step: (-accuracies[step], step), default=None)


def nearest(moments: Sequence[Moment], step: int) -> int | None:
    """The place of the moment whose step is nearest, of two as near the earlier; None where there is none."""
    places = range(len(moments))
    return min(places, key=lambda place: (abs(moments[place].step - step), place), default=None)


def no_moments() -> VitStudioError:
    """What to say of a run that kept nothing."""
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "The run has no snapshots yet, so there is nothing to show of it."),
        QT_TRANSLATE_NOOP("errors", "Resume it, or open another run."),
    )


def no_readable_moments() -> VitStudioError:
    """What to say of a run of which everything is damaged."""
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "All moments of the run are damaged, so there is nothing to show of it."),
        QT_TRANSLATE_NOOP("errors", "Resume it, or open another run."),
    )


def damaged(step: int, error: WeightsError) -> VitStudioError:
    """What to say of a moment whose weights cannot be read."""
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "The moment after step {step} is damaged; the others can be shown."),
        QT_TRANSLATE_NOOP("errors", "Choose another one on the time bar; a red mark tells which cannot be read."),
        step=step,
        path=error.values.get("path", ""),
    )
