"""Where many small pictures stand in a widget, and which one is under a point."""

import dataclasses
import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF

COARSE: Final = 3
"""Device pixels to a cell from which a whole number of them costs little room and is worth it."""
WIDEST_GAP: Final = 6.0
NARROWEST_GAP: Final = 3.0
NEAR_ENOUGH: Final = 0.9
"""A grid without holes is preferred to one whose pictures are larger by no more than this."""


@dataclasses.dataclass(frozen=True)
class MultiplesLayout:
    """`count` pictures in rows and columns, all of `width` × `height` logical pixels, `gap` apart."""

    rows: int
    columns: int
    count: int
    left: float
    top: float
    width: float
    height: float
    gap: float

    @property
    def bounds(self) -> QRectF:
        """All pictures and the gaps between them."""
        last = self.rect(self.rows - 1, self.columns - 1)
        return QRectF(self.left, self.top, last.right() - self.left, last.bottom() - self.top)

    def rect(self, row: int, column: int) -> QRectF:
        """Where a picture is drawn."""
        left = self.left + column * (self.width + self.gap)
        top = self.top + row * (self.height + self.gap)
        return QRectF(left, top, self.width, self.height)

    def cell_rect(self, row: int, column: int, *, cell: tuple[int, int], shape: tuple[int, int]) -> QRectF:
        """Where one cell (row, column) of a picture of `shape` (h, w) is drawn."""
        picture = self.rect(row, column)
        width, height = self.width / shape[1], self.height / shape[0]
        return QRectF(picture.left() + cell[1] * width, picture.top() + cell[0] * height, width, height)

    def cell_at(self, point: QPointF, *, place: tuple[int, int], shape: tuple[int, int]) -> tuple[int, int]:
        """The cell (row, column) under a point of the picture at `place`, or the nearest to it."""
        picture = self.rect(*place)
        row = math.floor((point.y() - picture.top()) / self.height * shape[0])
        column = math.floor((point.x() - picture.left()) / self.width * shape[1])
        return min(max(row, 0), shape[0] - 1), min(max(column, 0), shape[1] - 1)

    def picture_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) of the picture under a point, or nearest to it when it lies in a gap."""
        row = math.floor((point.y() - self.top + self.gap / 2) / (self.height + self.gap))
        column = math.floor((point.x() - self.left + self.gap / 2) / (self.width + self.gap))
        return (row, column) if self.holds(row, column) else None

    def holds(self, row: int, column: int) -> bool:
        """Whether there is a picture; the last row may be short."""
        inside = 0 <= row < self.rows and 0 <= column < self.columns
        return inside and row * self.columns + column < self.count

    def neighbour(self, row: int, column: int, *, rows: int, columns: int) -> tuple[int, int]:
        """The picture so many rows and columns away, held at the edges."""
        new_row = min(max(row + rows, 0), self.rows - 1)
        new_column = min(max(column + columns, 0), self.columns - 1)
        return (new_row, new_column) if self.holds(new_row, new_column) else (row, column)


def fit_multiples(
    area: QRectF, *, rows: int, columns: int, shape: tuple[int, int], count: int | None = None, ratio: float = 1.0
) -> MultiplesLayout:
    """The largest pictures of `shape` (h, w), with square cells, that fit in rows and columns; centred.

    `ratio` is the screen's device pixels to a logical one. Cells take a whole number of device pixels when they are
    large; pictures and gaps always do.
    """
    gap = _gap(area, rows, columns)
    cell = _cell(area, rows=rows, columns=columns, shape=shape, gap=gap) * ratio
    if cell >= COARSE:
        cell = math.floor(cell)
    width = max(math.floor(shape[1] * cell), 1) / ratio
    height = max(math.floor(shape[0] * cell), 1) / ratio
    gap = round(gap * ratio) / ratio
    spare_x = area.width() - columns * (width + gap) + gap
    spare_y = area.height() - rows * (height + gap) + gap
    left = math.floor((area.left() + max(spare_x, 0) / 2) * ratio) / ratio
    top = math.floor((area.top() + max(spare_y, 0) / 2) * ratio) / ratio
    return MultiplesLayout(rows, columns, rows * columns if count is None else count, left, top, width, height, gap)


def wrap(area: QRectF, *, count: int, shape: tuple[int, int]) -> tuple[int, int]:
    """(rows, columns) in which `count` pictures of `shape` (h, w) come out largest, with few holes in the last row."""
    sizes = {}
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        sizes[rows, columns] = _cell(area, rows=rows, columns=columns, shape=shape, gap=_gap(area, rows, columns))
    largest = max(sizes.values())
    near = [grid for grid, size in sizes.items() if size >= NEAR_ENOUGH * largest]
    return min(near, key=lambda grid: (grid[0] * grid[1] - count, -sizes[grid]))


def _gap(area: QRectF, rows: int, columns: int) -> float:
    pitch = min(area.width() / columns, area.height() / rows)
    return min(max(round(pitch * 0.08), NARROWEST_GAP), WIDEST_GAP)


def _cell(area: QRectF, *, rows: int, columns: int, shape: tuple[int, int], gap: float) -> float:
    width = (area.width() - (columns - 1) * gap) / (columns * shape[1])
    height = (area.height() - (rows - 1) * gap) / (rows * shape[0])
    return max(min(width, height), 1e-3)
