"""An array with fewer cells than before: each is the mean of those that it stands for, so that no row is dropped."""

import functools

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]


def shrunk(array: Array, rows: int, columns: int) -> npt.NDArray[np.float32]:
    """(..., h, w) as (..., rows, columns): means by area, of what is no nan; never more cells than there were."""
    values = np.asarray(array, np.float32)
    down = _shares(values.shape[-2], min(max(rows, 1), values.shape[-2]))
    across = _shares(values.shape[-1], min(max(columns, 1), values.shape[-1])).T
    means = down @ (values @ across)
    if np.isfinite(means).all():
        return means
    there = np.isfinite(values)
    weights = down @ (there.astype(np.float32) @ across)
    sums = down @ (np.where(there, values, np.float32(0)) @ across)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weights > 0, sums / weights, np.float32(np.nan))


@functools.lru_cache(maxsize=32)
def _shares(count: int, fewer: int) -> npt.NDArray[np.float32]:
    """(fewer, count): how much each old cell has in each new one; rows sum to 1."""
    edges = np.linspace(0, count, fewer + 1)
    cells = np.arange(count)
    overlap = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    shares = (np.maximum(overlap, 0) * (fewer / count)).astype(np.float32)
    shares.setflags(write=False)
    return shares
