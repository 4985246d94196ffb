"""Where the cells of a painted table lie: rows and columns ↔ points of a widget."""

import dataclasses

from PySide6.QtCore import QPointF, QRectF


@dataclasses.dataclass(frozen=True)
class CellGrid:
    """`rows` × `columns` cells of one size that fill `frame`, in logical pixels."""

    rows: int
    columns: int
    frame: QRectF

    @property
    def cell_width(self) -> float:
        """Width of one cell."""
        return self.frame.width() / max(self.columns, 1)

    @property
    def cell_height(self) -> float:
        """Height of one cell."""
        return self.frame.height() / max(self.rows, 1)

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """(row, column) under a point; None beside the cells."""
        x, y = point.x() - self.frame.left(), point.y() - self.frame.top()
        if not (0 <= x < self.frame.width() and 0 <= y < self.frame.height()):
            return None
        row, column = int(y / self.cell_height), int(x / self.cell_width)
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
        """All cells of a row."""
        return QRectF(self.frame.left(), self.cell(row, 0).top(), self.frame.width(), self.cell_height)

    def column(self, column: int) -> QRectF:
        """All cells of a column."""
        return QRectF(self.cell(0, column).left(), self.frame.top(), self.cell_width, self.frame.height())
