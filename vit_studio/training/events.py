"""What training tells while it runs."""

import dataclasses
import math


@dataclasses.dataclass(frozen=True, kw_only=True)
class Started:
    """Training is about to take a step: its first, or, where it was resumed, the one after `step`.

    `epoch_steps` are the steps of one epoch; 0 where an older version told it.
    """

    steps: int
    epochs: int
    train_images: int
    valid_images: int
    step: int = 0
    epoch_steps: int = 0


@dataclasses.dataclass(frozen=True, kw_only=True)
class Progress:
    """One step was taken.

    `step` counts from 1, `epoch` is the number of epochs done, with its fraction; loss and accuracy are the batch's,
    which has `batch_images`. `grad_norm` is the length of the whole gradient before it is clipped, nan where nobody
    measured it. `seconds` were spent on steps and evaluations so far, nan where nobody counted them.
    """

    step: int
    steps: int
    epoch: float
    loss: float
    accuracy: float
    learning_rate: float
    images_per_second: float
    seconds_left: float
    grad_norm: float = math.nan
    batch_images: int = 0
    seconds: float = math.nan


@dataclasses.dataclass(frozen=True, kw_only=True)
class Evaluated:
    """Loss and accuracy on training and validation images without augmentation; `epoch` counts finished epochs.

    `confusion` counts the validation images: a row for each true class, a column for each predicted one; () without
    validation images. `seconds` were spent on steps and evaluations, this one among them; nan where nobody counted.
    """

    step: int
    epoch: float
    train_loss: float
    train_accuracy: float
    valid_loss: float
    valid_accuracy: float
    confusion: tuple[tuple[int, ...], ...] = ()
    seconds: float = math.nan


@dataclasses.dataclass(frozen=True, kw_only=True)
class Finished:
    """Training is over: all steps were taken, or it was asked to stop.

    `seconds` were spent on steps and evaluations, before and after a resume; `images_per_second` is that of the steps.
    """

    step: int
    steps: int
    seconds: float
    images_per_second: float
    stopped: bool


TrainEvent = Started | Progress | Evaluated | Finished
