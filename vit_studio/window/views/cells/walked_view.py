"""Matrices that fill while a walk goes through them: what it has not reached yet is veiled."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import current_theme
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.cells.flexible_view import FlexibleView
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.painting.marks import draw_hover

_OPACITY: Final = 0.88


class RowWalk(CellView):
    """What a matrix of any kind needs to be walked through from row to row; stands before it among the bases."""

    _walked: int | None = None

    @property
    def walked(self) -> int | None:
        """The row where the walk is."""
        return self._walked

    def set_walk(self, row: int | None) -> None:
        """Walk to a row; None ends the walk."""
        if row != self._walked:
            self._walked = row
            self.update()

    def paint_marks(self, painter: QPainter) -> None:
        grid, row = self.grid(), self._walked
        if row is None or row >= grid.rows:
            super().paint_marks(painter)
            return
        _veil(painter, grid, _below(grid, grid.row(row)))
        super().paint_marks(painter)
        _frame(painter, grid, grid.row(row))


class WalkedMatrix(RowWalk, FlexibleView):
    """A walk goes from row to row; the matrix fills its room."""


class WalkedTable(RowWalk, HeatmapView):
    """The same for a matrix whose cells are told how large they are."""


class WalkedMap(PlaceView):
    """A walk goes from place to place in raster order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walked: int | None = None

    @property
    def walked(self) -> int | None:
        """Where the walk is, counted in raster order."""
        return self._walked

    def set_walk(self, place: int | None) -> None:
        """Walk to a place; None ends the walk."""
        if place != self._walked:
            self._walked = place
            self.update()

    def paint_marks(self, painter: QPainter) -> None:
        grid, place = self.grid(), self._walked
        if place is None or place >= grid.rows * grid.columns:
            super().paint_marks(painter)
            return
        here = grid.cell(*divmod(place, grid.columns))
        rest = QRectF(here.right(), here.top(), grid.frame.right() - here.right(), here.height())
        _veil(painter, grid, rest, _below(grid, here))
        super().paint_marks(painter)
        _frame(painter, grid, here)


def _below(grid: CellGrid, here: QRectF) -> QRectF:
    return QRectF(grid.frame.left(), here.bottom(), grid.frame.width(), grid.frame.bottom() - here.bottom())


def _veil(painter: QPainter, grid: CellGrid, *rects: QRectF) -> None:
    colour = QColor(current_theme().surface)
    colour.setAlphaF(_OPACITY)
    for rect in rects:
        painter.fillRect(rect.intersected(grid.visible), colour)


def _frame(painter: QPainter, grid: CellGrid, here: QRectF) -> None:
    seen = here.intersected(grid.visible)
    if not seen.isEmpty():
        draw_hover(painter, seen)
