"""Chance that follows from the seed and the step alone, so that a training can be repeated bit for bit."""

import contextlib
import enum
from collections.abc import Iterator

import numpy as np
import torch


class Stream(enum.IntEnum):
    """What chance decides; each stream is independent of the others."""

    ORDER = 1
    AUGMENTATION = 2
    DROPOUT = 3
    MIXUP = 4
    DROP_PATH = 5


def generator(stream: Stream, *, seed: int, number: int, rank: int = 0) -> np.random.Generator:
    """A generator for one use: `number` is the step, or the epoch, that asks, `rank` the process."""
    return np.random.default_rng((seed, stream, number, rank) if rank else (seed, stream, number))


@contextlib.contextmanager
def torch_seeded(
    stream: Stream, *, seed: int, number: int, rank: int = 0, device: torch.device | str = "cpu"
) -> Iterator[None]:
    """What torch leaves to chance within, on the CPU and on `device`, follows from these; its generators come back."""
    drawn = int(generator(stream, seed=seed, number=number, rank=rank).integers(2**63))
    device = torch.device(device)
    elsewhere = [] if device.type == "cpu" else [device]
    with torch.random.fork_rng(elsewhere, device_type=device.type if elsewhere else "cuda"):
        torch.default_generator.manual_seed(drawn)
        if elsewhere:
            getattr(torch, device.type).manual_seed(drawn)
        yield
