"""Tells a training's events on a progress line."""

import math

from vit_studio.commands.progress_line import ProgressLine, duration_words
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import snapshot_bytes
from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent


class TrainingReport:
    """Hears the events of one training in their order."""

    def __init__(self, line: ProgressLine) -> None:
        self._line = line
        self._epochs = 0

    def tell_run(self, folder: RunFolder) -> None:
        """Say where the training is kept, and how much of it."""
        info = folder.info
        count, size = len(info.snapshot_steps), len(info.snapshot_steps) * snapshot_bytes(info.config)
        self._line.say(
            f"the run is {folder.path}, with {count} snapshots of the weights on the way, {size / 1e6:,.1f} MB"
        )

    def tell(self, event: TrainEvent) -> None:
        """Put the event into words."""
        match event:
            case Started():
                self._epochs = event.epochs
                self._line.say(_start_words(event))
            case Progress():
                self._line.show(event.step / event.steps, self._epoch_words(event), _pace_words(event))
            case Evaluated():
                self._line.say(_score_words(event))
            case Finished():
                self._line.say(_end_words(event))

    def _epoch_words(self, event: Progress) -> str:
        return f"epoch {min(math.floor(event.epoch) + 1, self._epochs)}/{self._epochs}"


def _start_words(event: Started) -> str:
    words = (
        f"training on {event.train_images:,} images for {event.epochs} epochs, {event.steps:,} steps; "
        f"{event.valid_images:,} images held out"
    )
    return f"{words}; going on after step {event.step:,}" if event.step else words


def _pace_words(event: Progress) -> str:
    return (
        f"{event.images_per_second:,.0f} images/s, {duration_words(event.seconds_left)} left, "
        f"loss {event.loss:.3f}, accuracy {event.accuracy:.1%}"
    )


def _score_words(event: Evaluated) -> str:
    scores = {"train": (event.train_loss, event.train_accuracy), "validation": (event.valid_loss, event.valid_accuracy)}
    told = (
        f"{name} loss {loss:.3f}, accuracy {accuracy:.2%}"
        for name, (loss, accuracy) in scores.items()
        if not math.isnan(loss)  # none of its images was looked at
    )
    return f"after {event.epoch:.2f} epochs: {'; '.join(told) or 'nothing was measured'}"


def _end_words(event: Finished) -> str:
    end = "stopped" if event.stopped else "finished"
    return (
        f"{end} after step {event.step:,} of {event.steps:,}, {duration_words(event.seconds)}, "
        f"{event.images_per_second:,.0f} images/s"
    )
