"""A heat map of a picture, in which places are lit, not rows and columns."""

import dataclasses

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.views.cells.cell_view import Cell
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.painting.marks import REACH, draw_hover, draw_selection


class PlaceView(HeatmapView):
    """For arrays whose rows and columns are places in an image."""

    has_cross = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: Cell | None = None
        self._echo: Cell | None = None

    @property
    def place(self) -> Cell | None:
        """The selected cell; None if there is none, or not in this array."""
        return self._inside(self._place)

    @property
    def echo(self) -> Cell | None:
        """The cell that the mouse is over in another picture of the same places."""
        return self._inside(self._echo)

    def set_place(self, place: Cell | None) -> None:
        """Outline the selected cell."""
        if place != self._place:
            self._place = place
            self._current = place  # where the arrow keys step from
            self.update()
            if self.place is not None:
                self._bring_into_sight(row=self.place[0], column=self.place[1])

    def set_echo(self, echo: Cell | None) -> None:
        """Outline a cell as if the mouse were over it."""
        if echo != self._echo:
            self._echo = echo
            self.update()

    def view_data(self) -> HeatMapData | None:
        data = super().view_data()
        return None if data is None else dataclasses.replace(data, cell=self.place)

    def forget_cells(self) -> None:
        super().forget_cells()
        self._current = self._place

    def paint_marks(self, painter: QPainter) -> None:
        super().paint_marks(painter)
        grid = self.grid()
        painter.save()
        painter.setClipRect(grid.visible.adjusted(-REACH, -REACH, REACH, REACH))
        if self.echo is not None and self.echo != self._hovered:
            draw_hover(painter, grid.cell(*self.echo))
        if self.place is not None:
            draw_selection(painter, grid.cell(*self.place))
        painter.restore()

    def _inside(self, cell: Cell | None) -> Cell | None:
        rows, columns = self.array.shape
        return cell if cell is not None and 0 <= cell[0] < rows and 0 <= cell[1] < columns else None
