"""Rows of numbers that come one at a time, kept in one array that grows."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

_FIRST: Final = 256


class GrowingRows:
    """(count, width) numbers; what was handed out stays valid, as rows are only ever added, or cut off the end.

    Eight bytes a number and nothing else: a list of floats takes four times that.
    """

    def __init__(self, width: int, dtype: npt.DTypeLike = np.float64) -> None:
        self._rows = np.empty((width, _FIRST), dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def nbytes(self) -> int:
        """Memory that is taken, the room for rows to come included."""
        return self._rows.nbytes

    def append(self, row: Sequence[float] | npt.NDArray[np.generic]) -> None:
        """Add a row of `width` numbers."""
        if self._count == self._rows.shape[1]:
            self._grow()
        self._rows[:, self._count] = row
        self._count += 1

    def copy(self) -> "GrowingRows":
        """The same rows, to go on with in another way."""
        copied = GrowingRows(len(self._rows), self._rows.dtype)
        copied._rows, copied._count = self._rows.copy(), self._count
        return copied

    def cut(self, count: int) -> None:
        """Keep the first `count` rows."""
        if count < self._count:
            self._rows = self._rows.copy()  # what was handed out must not be written over
            self._count = count

    def column(self, index: int) -> npt.NDArray[Any]:
        """(count,): one number of every row; a view that nobody may write to."""
        view = self._rows[index, : self._count]
        view.flags.writeable = False
        return view

    def row(self, index: int) -> npt.NDArray[Any]:
        """(width,): one row, counted from the first, or from the last below 0."""
        return self._rows[:, : self._count][:, index].copy()

    def _grow(self) -> None:
        width, room = self._rows.shape
        grown = np.empty((width, room + room // 2), self._rows.dtype)
        grown[:, :room] = self._rows
        self._rows = grown
