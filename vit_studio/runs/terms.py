"""On which terms a run goes on here: those it began with where they are to be had, and what differs where not."""

import dataclasses
import os
from typing import TYPE_CHECKING

from vit_studio.errors import ConfigError
from vit_studio.runs.run_info import RunInfo, versions
from vit_studio.training.device import CPU, torch_device
from vit_studio.training.settings import Precision

if TYPE_CHECKING:
    from vit_studio.runs.recorded_training import RecordedTraining


@dataclasses.dataclass(frozen=True, kw_only=True)
class Terms:
    """What a machine adds to a recipe: with the same, a run that is resumed ends with the same weights, bit for bit."""

    device: str
    threads: int
    precision: Precision


@dataclasses.dataclass(frozen=True, kw_only=True)
class Difference:
    """`name` ("threads", "device", "processes", "precision", or a package) was `before` when the run began."""

    name: str
    before: str
    now: str


def terms_here(info: RunInfo) -> Terms:
    """The run's own terms as far as this machine has them; else the CPU, torch's own number of threads, float32."""
    import torch

    from vit_studio.training.precision import has_bfloat16

    try:
        device = torch_device(info.device)
    except ConfigError:
        device = torch.device(CPU)
    # more threads than cores wait for each other, many times as long as they compute
    threads = info.threads if info.threads <= _cores() else torch.get_num_threads()
    precision = info.settings.precision
    if precision is Precision.BFLOAT16 and not has_bfloat16(device):
        precision = Precision.FLOAT32
    return Terms(device=str(device), threads=threads, precision=precision)


def differences(recorded: "RecordedTraining") -> tuple[Difference, ...]:
    """In what this training is not as its run began: its weights may differ from those of one that was never left."""
    import torch

    info = recorded.folder.info
    here = {
        "threads": torch.get_num_threads(),
        "device": recorded.device,
        "processes": recorded.processes,
        "precision": recorded.settings.precision,
        **versions(),
    }
    began = {
        "threads": info.threads,
        "device": info.device,
        "processes": info.processes,
        "precision": info.settings.precision,
        **info.versions,
    }
    return tuple(
        Difference(name=name, before=str(began[name]), now=str(now))
        for name, now in here.items()
        if began.get(name, now) != now
    )


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
