"""What training tells while it runs."""

import dataclasses


@dataclasses.dataclass(frozen=True, kw_only=True)
class Started:
    """Training is about to take its first step."""

    steps: int
    epochs: int
    train_images: int
    valid_images: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Progress:
    """One step was taken.

    `step` counts from 1, `epoch` is the number of epochs done, with its fraction; loss and accuracy are the batch's.
    """

    step: int
    steps: int
    epoch: float
    loss: float
    accuracy: float
    learning_rate: float
    images_per_second: float
    seconds_left: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Evaluated:
    """Loss and accuracy on training and validation images without augmentation; `epoch` counts finished epochs."""

    step: int
    epoch: float
    train_loss: float
    train_accuracy: float
    valid_loss: float
    valid_accuracy: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class Finished:
    """Training is over: all steps were taken, or it was asked to stop."""

    step: int
    steps: int
    seconds: float
    images_per_second: float
    stopped: bool


TrainEvent = Started | Progress | Evaluated | Finished
