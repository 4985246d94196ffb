"""Where the cells of a painted table lie: rows and columns ↔ points of a widget."""

import dataclasses
import math
from typing import Self

from PySide6.QtCore import QPointF, QRectF


@dataclasses.dataclass(frozen=True)
class CellGrid:
    """`rows` × `columns` cells of one size that fill `frame`, in logical pixels.

    When the picture is larger than its place, `window` is the part of the frame that is in sight.
    """

    rows: int
    columns: int
    frame: QRectF
    window: QRectF | None = None

    @property
    def cell_width(self) -> float:
        """Width of one cell."""
        return self.frame.width() / max(self.columns, 1)

    @property
    def cell_height(self) -> float:
        """Height of one cell."""
        return self.frame.height() / max(self.rows, 1)

    @property
    def visible(self) -> QRectF:
        """The part of the frame that is in sight."""
        return self.frame if self.window is None else self.window

    @property
    def visible_rows(self) -> range:
        """The rows that are in sight, wholly or in part."""
        start = self.visible.top() - self.frame.top()
        return _span(start, self.visible.height(), self.cell_height, self.rows)

    @property
    def visible_columns(self) -> range:
        """The columns that are in sight, wholly or in part."""
        start = self.visible.left() - self.frame.left()
        return _span(start, self.visible.width(), self.cell_width, self.columns)

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) under a point; None beside the cells, and where they are out of sight."""
        seen = self.visible
        if not (seen.left() <= point.x() < seen.right() and seen.top() <= point.y() < seen.bottom()):
            return None
        row = int((point.y() - self.frame.top()) / self.cell_height)
        column = int((point.x() - self.frame.left()) / self.cell_width)
        return min(row, self.rows - 1), min(column, self.columns - 1)

    def cell(self, row: int, column: int) -> QRectF:
        """The square of one cell."""
        return QRectF(
            self.frame.left() + column * self.cell_width,
            self.frame.top() + row * self.cell_height,
            self.cell_width,
            self.cell_height,
        )

    def row(self, row: int) -> QRectF:
        """All cells of a row, as far as its columns are in sight."""
        return QRectF(self.visible.left(), self.cell(row, 0).top(), self.visible.width(), self.cell_height)

    def column(self, column: int) -> QRectF:
        """All cells of a column, as far as its rows are in sight."""
        return QRectF(self.cell(0, column).left(), self.visible.top(), self.cell_width, self.visible.height())

    def magnified(self, frame: QRectF, window: QRectF) -> Self:
        """The same cells in another frame, of which a part is in sight."""
        return dataclasses.replace(self, frame=frame, window=window)

    def seen_part(self) -> "CellGrid":
        """A grid of the cells that are in sight alone; its first cell is (visible_rows[0], visible_columns[0])."""
        rows, columns = self.visible_rows, self.visible_columns
        if not rows or not columns:
            return CellGrid(0, 0, QRectF())
        first, last = self.cell(rows[0], columns[0]), self.cell(rows[-1], columns[-1])
        return CellGrid(len(rows), len(columns), first.united(last), self.window)


def _span(start: float, length: float, cell: float, count: int) -> range:
    if cell <= 0:
        return range(0)
    first = math.floor(start / cell + 1e-6)
    last = math.ceil((start + length) / cell - 1e-6)
    return range(max(first, 0), min(last, count))
