"""What training tells, in words."""

import math
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from vit_studio.training.events import Evaluated, Finished, Progress
from vit_studio.window.text import number_text, percent_text

translate = QCoreApplication.translate


def progress_text(progress: Progress, epochs: int) -> str:
    """ "epoch 3 of 10 · 640 images/s · 2 min left": the epoch under way, counted from 1."""
    epoch = min(int(progress.epoch) + 1, epochs)
    return translate("training", "epoch {0} of {1} · {2} images/s · {3}").format(
        epoch, epochs, f"{progress.images_per_second:,.0f}", time_left_text(progress.seconds_left)
    )


def time_left_text(seconds: float) -> str:
    """ "2 min left", "45 s left": no finer than anybody can know."""
    if seconds >= 5400:
        return translate("training", "{0} h left").format(f"{seconds / 3600:.1f}")
    if seconds >= 90:
        return translate("training", "{0} min left").format(round(seconds / 60))
    return translate("training", "{0} s left").format(max(0, round(seconds)))


def batch_text(progress: Progress) -> str:
    """ "loss 0.41 · accuracy 85.2 %" of the last batch."""
    text = translate("training", "batch loss {0} · accuracy {1}")
    return text.format(number_text(round(progress.loss, 3)), percent_text(progress.accuracy))


def ending_text(finished: Finished, evaluated: Evaluated | None) -> str:
    """ "Kept the model after 812 steps: 86.1 % on validation"; it says so if that was measured some steps before."""
    steps = f"{finished.step:,}"
    # before the first step the model knows nothing: that is no result
    if evaluated is None or evaluated.step == 0 or math.isnan(evaluated.valid_accuracy):
        return translate("training", "Kept the model after {0} steps.").format(steps)
    accuracy = percent_text(evaluated.valid_accuracy)
    if evaluated.step == finished.step:
        return translate("training", "Kept the model after {0} steps: {1} on validation.").format(steps, accuracy)
    text = translate("training", "Kept the model after {0} steps; at step {1} it had {2} on validation.")
    return text.format(steps, f"{evaluated.step:,}", accuracy)


def paused_text(progress: Progress | None, *, is_on_show: bool) -> str:
    """ "Paused at step 12 of 4,690", or before the first; `is_on_show` unless the time bar is at another moment."""
    if progress is None:
        return translate("training", "Paused before the first step: nothing has been learned yet.")
    text = translate("training", "Paused at step {0} of {1}: every page shows the model as it is now.")
    if not is_on_show:
        text = translate("training", "Paused at step {0} of {1}; the pages show another moment.")
    return text.format(f"{progress.step:,}", f"{progress.steps:,}")


def kept_in_text(path: Path) -> str:
    """Where a run lies."""
    return translate("training", "The run is kept in {0}").format(path)


def untrained_text(seed: int | None, left: Finished | None) -> str:
    """What is on show after a reset, and what has become of the training before it."""
    text = translate(
        "training", "The model before it has learned anything, from seed {0}. Train begins with these weights."
    ).format("?" if seed is None else seed)
    if left is None or not left.stopped or not left.step:
        return text
    kept = translate("training", "The training before was stopped at step {0}, and is kept.").format(f"{left.step:,}")
    return f"{text} {kept}"
