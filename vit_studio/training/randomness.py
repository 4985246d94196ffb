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
    with torch.random.fork_rng(devices=[]), _seeded_there(torch.device(device), drawn):
        torch.default_generator.manual_seed(drawn)
        yield


@contextlib.contextmanager
def _seeded_there(device: torch.device, drawn: int) -> Iterator[None]:
    if device.type == "cuda":
        before = torch.cuda.get_rng_state(device)
        with torch.cuda.device(device):
            torch.cuda.manual_seed(drawn)
        yield
        torch.cuda.set_rng_state(before, device)
    elif device.type == "mps":
        before = torch.mps.get_rng_state()
        torch.mps.manual_seed(drawn)
        yield
        torch.mps.set_rng_state(before)
    else:
        yield
