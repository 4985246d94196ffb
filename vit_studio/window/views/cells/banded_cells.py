"""Where the cells of a table lie whose rows stand in bands, with room between one band and the next."""

import dataclasses
from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.cells.cell_grid import CellGrid


@dataclasses.dataclass(frozen=True)
class Band:
    """`count` rows of `row_height` logical pixels each, from `top` on; `first` is the first row's index."""

    first: int
    count: int
    top: float
    row_height: float

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.top + self.count * self.row_height


@dataclasses.dataclass(frozen=True)
class BandedCells(CellGrid):
    """A grid of cells whose rows need not be equally high; a column runs through all bands."""

    bands: tuple[Band, ...] = ()

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) under a point; None beside the cells and between two bands."""
        x = point.x() - self.frame.left()
        if not self.visible.contains(point) or not 0 <= x < self.frame.width():
            return None
        for band in self.bands:
            if band.top <= point.y() < band.bottom:
                row = band.first + min(int((point.y() - band.top) / band.row_height), band.count - 1)
                return row, min(int(x / self.cell_width), self.columns - 1)
        return None

    def cell(self, row: int, column: int) -> QRectF:
        """The rectangle of one cell."""
        band = self._band_of(row)
        top = band.top + (row - band.first) * band.row_height
        return QRectF(self.frame.left() + column * self.cell_width, top, self.cell_width, band.row_height)

    def row(self, row: int) -> QRectF:
        """All cells of a row."""
        first = self.cell(row, 0)
        return QRectF(self.visible.left(), first.top(), self.visible.width(), first.height())

    @property
    def visible_rows(self) -> range:
        """The rows that are in sight, wholly or in part."""
        seen = [row for row in range(self.rows) if self.row(row).intersects(self.visible)]
        return range(seen[0], seen[-1] + 1) if seen else range(0)

    def magnified(self, frame: QRectF, window: QRectF) -> Self:
        scale = frame.height() / self.frame.height()
        bands = tuple(
            Band(band.first, band.count, frame.top() + (band.top - self.frame.top()) * scale, band.row_height * scale)
            for band in self.bands
        )
        return dataclasses.replace(self, frame=frame, window=window, bands=bands)

    def part(self, band: Band) -> CellGrid:
        """One band as a grid of its own; its window is empty where none of it is in sight."""
        frame = QRectF(self.frame.left(), band.top, self.frame.width(), band.bottom - band.top)
        window = None if self.window is None else self.window.intersected(frame)
        return CellGrid(band.count, self.columns, frame, window)

    def _band_of(self, row: int) -> Band:
        return next((band for band in reversed(self.bands) if row >= band.first), self.bands[0])


def stack_bands(frame: QRectF, *, columns: int, heights: Sequence[tuple[int, float]], gap: float) -> BandedCells:
    """Bands of (number of rows, height of a row), one below the other from the top of `frame`, `gap` apart."""
    bands: list[Band] = []
    first, top = 0, frame.top()
    for count, row_height in heights:
        bands.append(Band(first, count, top, row_height))
        first, top = first + count, bands[-1].bottom + gap
    height = bands[-1].bottom - frame.top() if bands else 0.0
    return BandedCells(first, columns, QRectF(frame.left(), frame.top(), frame.width(), height), bands=tuple(bands))
