"""Pictures of several channels, side by side in one table of numbers."""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.subtracted import alike

Array = npt.NDArray[np.floating]


def side_by_side(channels: Array) -> Array:
    """(..., C, h, w) as (..., h, C·w + C - 1): channel after channel, a column of nan (no colour) between two."""
    return channels[..., 0, :, :] if channels.shape[-3] == 1 else alike(_joined, channels)


def _joined(channels: Array) -> Array:
    *others, count, height, width = channels.shape
    padded = np.full((*others, height, count, width + 1), np.nan, channels.dtype)
    padded[..., :width] = np.moveaxis(channels, -3, -2)
    return padded.reshape(*others, height, -1)[..., :-1]


def channel_at(column: int, width: int) -> tuple[int, int] | None:
    """(channel, column within it) of a column of the joined table of pictures `width` wide; None between two."""
    channel, within = divmod(column, width + 1)
    return None if within == width else (channel, within)


def with_gaps(text: Callable[[float], str]) -> Callable[[float], str]:
    """How a number of the joined table is written: by `text`, and nothing where there is no number."""
    return lambda value: " " if math.isnan(value) else text(value)
