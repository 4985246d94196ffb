"""What the training thread tells the window, besides the events of the training itself."""

import dataclasses
from typing import TYPE_CHECKING

from vit_studio.errors import VitStudioError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.session.held_model import HeldModel
from vit_studio.training.device import CPU
from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent

if TYPE_CHECKING:
    from vit_studio.runs.terms import Difference


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Began:
    """The run's folder is there; `past` are the events of a run that is resumed, up to where it goes on.

    `differences` are those to how the run began, and `device` is where it computes now.
    """

    folder: RunFolder
    past: tuple[TrainEvent, ...] = ()
    differences: "tuple[Difference, ...]" = ()
    device: str = CPU


@dataclasses.dataclass(frozen=True)
class Steps:
    """What was told of every step since the last such message."""

    told: tuple[Progress, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Paused:
    """The training sleeps, by the order of that number."""

    number: int


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Trouble:
    """The folder cannot be written: the training sleeps until there is a newer order than that number."""

    error: VitStudioError
    number: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class Measuring:
    """All steps are taken, and the test images are looked at: once, now."""


class Crash(str):
    """The traceback of what nobody expected."""


Message = (
    Steps | Evaluated | Started | Finished | HeldModel | Began | Paused | Trouble | Measuring | VitStudioError | Crash
)
"""What a run tells; None, its last word, says that the thread ends."""
