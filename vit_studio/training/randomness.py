"""Chance that follows from the seed and the step alone, so that a training can be repeated bit for bit."""

import enum

import numpy as np


class Stream(enum.IntEnum):
    """What chance decides; each stream is independent of the others."""

    ORDER = 1
    AUGMENTATION = 2
    DROPOUT = 3


def generator(stream: Stream, *, seed: int, number: int) -> np.random.Generator:
    """A generator for one use: `number` is the step, or the epoch, that asks."""
    return np.random.default_rng((seed, stream, number))


def torch_seed(stream: Stream, *, seed: int, number: int) -> int:
    """A seed for torch's own generator, for one use."""
    return int(generator(stream, seed=seed, number=number).integers(2**63))
