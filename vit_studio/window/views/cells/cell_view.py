"""A painted view made of cells that one hovers over, clicks, drags along or steps through by key."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.painting.marks import REACH, draw_cross, draw_hover, draw_selection
from vit_studio.window.views.painting.painted_view import PaintedView, arrow_step
from vit_studio.window.views.painting.readout import Reading

Cell = tuple[int, int]
"""Row and column."""


class CellView(PaintedView):
    """Turns mouse and keys into cells; the selected row and column are told to it, it never chooses them itself."""

    cell_clicked = Signal(int, int)
    """Row and column; by mouse, dragging too, or by arrow key."""
    cell_hovered = Signal(int, int)
    hover_left = Signal()

    has_cross: ClassVar[bool] = True
    """Whether the hovered cell's row and column are marked: of use where both have a meaning of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._row: int | None = None
        self._column: int | None = None
        self._current: Cell | None = None
        self._hovered: Cell | None = None

    def grid(self) -> CellGrid:
        """Where the cells lie at this size."""
        raise NotImplementedError

    def hover_text(self, row: int, column: int) -> str:
        """What there is to say about a cell, in one line."""
        raise NotImplementedError

    def reading(self, row: int, column: int) -> Reading:
        """The same in parts."""
        return Reading(self.hover_text(row, column))

    @property
    def selected_row(self) -> int | None:
        """The outlined row; None if there is none, or not in this array."""
        return _within(self._row, self.grid().rows)

    @property
    def selected_column(self) -> int | None:
        """The outlined column; None if there is none, or not in this array."""
        return _within(self._column, self.grid().columns)

    def set_row(self, row: int | None) -> None:
        """Outline a row."""
        if row != self._row:
            self._row = row
            self.update()

    def set_column(self, column: int | None) -> None:
        """Outline a column."""
        if column != self._column:
            self._column = column
            self.update()

    def cell_at(self, point: QPointF) -> Cell | None:
        """(row, column) under a point of the widget."""
        return self.grid().cell_at(point)

    def tip_at(self, point: QPointF) -> str:
        cell = self.cell_at(point)
        return "" if cell is None else self.hover_text(*cell)

    def reading_at(self, point: QPointF) -> Reading:
        cell = self.cell_at(point)
        return Reading() if cell is None else self.reading(*cell)

    def reading_of_keys(self) -> Reading:
        return Reading() if self._current is None else self.reading(*self._current)

    def place_of_keys(self) -> QRectF | None:
        return None if self._current is None else self.grid().cell(*self._current)

    def forget_cells(self) -> None:
        """The cells are others now: none of them is hovered or current."""
        self._current = None
        self._hover(None)

    def paint_marks(self, painter: QPainter) -> None:
        grid, row, column = self.grid(), self.selected_row, self.selected_column
        painter.save()
        painter.setClipRect(grid.visible.adjusted(-REACH, -REACH, REACH, REACH))
        if self.has_cross and self._hovered is not None:
            draw_cross(painter, grid.row(self._hovered[0]), grid.column(self._hovered[1]))
        bands = [] if row is None else [grid.row(row)]
        bands += [] if column is None else [grid.column(column)]
        draw_selection(painter, *bands)
        if self._hovered is not None:
            draw_hover(painter, grid.cell(*self._hovered))
        painter.restore()

    @property
    def hovered_row(self) -> int | None:
        """The row that the mouse is over."""
        return None if self._hovered is None else self._hovered[0]

    @property
    def hovered_column(self) -> int | None:
        """The column that the mouse is over."""
        return None if self._hovered is None else self._hovered[1]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell != self._hovered:
            self._hover(cell)
            if cell is not None and event.buttons() & Qt.MouseButton.LeftButton:
                self._click(cell)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._click(cell)
            event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        step, grid = arrow_step(event), self.grid()
        if step is None or not grid.rows * grid.columns:
            return False
        cell = self._stepped(grid, *step)
        told = self.hover_text(*cell), self.reading(*cell).equation
        self.setAccessibleDescription("\n".join(filter(None, told)))
        self._click(cell)
        return True

    def _stepped(self, grid: CellGrid, rows: int, columns: int) -> Cell:
        """From the selected row and column, or from the last click where one of them is not selected."""
        current = self._current or (None, None)
        row = current[0] if self.selected_row is None else self.selected_row
        column = current[1] if self.selected_column is None else self.selected_column
        if row is None and column is None:
            return 0, 0
        return (
            min(max((row or 0) + rows, 0), grid.rows - 1),
            min(max((column or 0) + columns, 0), grid.columns - 1),
        )

    def _click(self, cell: Cell) -> None:
        self._current = cell
        self.cell_clicked.emit(*cell)

    def _hover(self, cell: Cell | None) -> None:
        if cell == self._hovered:
            return
        self._hovered = cell
        self.update()
        if cell is None:
            self.hover_left.emit()
        else:
            self.cell_hovered.emit(*cell)


def _within(index: int | None, count: int) -> int | None:
    return index if index is not None and 0 <= index < count else None
