"""How well each class is recognised, evaluation by evaluation: a row for each class, a column for each evaluation."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.docks.training.epoch_row_names import paint_row_names, row_names_width
from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import percent_text, whole_percent_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_values import paint_values, shows_values
from vit_studio.window.views.cells.heatmap_painting import build_picture, paint_edges, paint_picture, picture_size
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.marks import draw_selection
from vit_studio.window.views.painting.painted_view import MARGIN, PaintedView, is_plain
from vit_studio.window.views.painting.readout import Reading

Shares = npt.NDArray[np.float64]

LEVELS: Final = Levels(0, 1)
MOST_OF_WIDTH: Final = 0.34
"""Share of the width that names take at most; longer ones are cut."""
LOW_ROW: Final = 11.0
"""Logical pixels of a row with a name that is easily read."""
EDGE: Final = 3.0
"""Logical pixels above and below the cells, for the outline of what is chosen."""
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class EpochAccuracyView(PaintedView):
    """One evaluation is outlined; a click or a key chooses another one."""

    chosen = Signal(int)
    """An evaluation, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._shares: Shares = np.empty((0, 0))
        self._names: tuple[str, ...] = ()
        self._epochs: tuple[str, ...] = ()
        self._column: int | None = None
        self._picture: QImage | None = None
        self.setMinimumSize(160, 60)
        self.setAccessibleName(self.tr("Accuracy by class and epoch"))

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    @property
    def shares(self) -> Shares:
        """(classes, evaluations): what is shown; nan where nobody counted."""
        return self._shares

    @property
    def column(self) -> int | None:
        """The outlined evaluation."""
        return self._column

    def set_shares(self, shares: Shares, *, names: Sequence[str], epochs: Sequence[str]) -> None:
        """Show (classes, evaluations) shares of 0 to 1, with a name for each class and an epoch for each evaluation."""
        if shares.shape != (len(names), len(epochs)):
            raise ValueError(f"names for {len(names)} × {len(epochs)} cells, but shares of shape {shares.shape}")
        self._shares, self._names, self._epochs = shares, tuple(names), tuple(epochs)
        self.recolour()

    def set_column(self, column: int | None) -> None:
        """Outline an evaluation."""
        if column != self._column:
            self._column = column
            self.update()

    def view_data(self) -> HeatMapData | None:
        """What is shown; None while there is nothing."""
        if not self._shares.size:
            return None
        return HeatMapData(
            array=self._shares,
            rows=Axis(self.tr("true class")),
            columns=Axis(self.tr("epoch")),
            row_names=self._names,
            column_names=self._epochs,
            levels=LEVELS,
            colour_map=ColourMap.SEQUENTIAL,
            column=self._column,
            square=False,
        )

    def grid(self) -> CellGrid:
        """Where the cells stand: beside the names, above the epochs."""
        rows, columns = self._shares.shape
        below = self._lines_below * _numbers().height() + (SPACE_XS if self._lines_below else EDGE)
        room = QRectF(self.rect()).adjusted(MARGIN, EDGE, -MARGIN, -below)
        left = min(row_names_width(self._names, room.height() / max(rows, 1)), self.width() * MOST_OF_WIDTH)
        return CellGrid(rows, columns, room.adjusted(math.ceil(left) + SPACE_S, 0, 0, 0))

    @property
    def _lines_below(self) -> int:
        """Epochs and what they are; epochs alone, or neither, where rows would be too low for their names."""
        lines, rows = 2, max(len(self._names), 1)
        while lines and (self.height() - lines * _numbers().height()) / rows < LOW_ROW:
            lines -= 1
        return lines

    # painting

    def recolour(self) -> None:
        self._picture = None
        super().recolour()

    def paint_still(self, painter: QPainter) -> None:
        if not self._shares.size:
            painter.setPen(current_theme().muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.area, flags, self.tr("Nobody has counted by class yet."))
            return
        grid = self.grid()
        painter.fillRect(grid.frame, current_theme().sunken)
        rows, columns = picture_size(grid, self.devicePixelRatioF())
        if self._picture is None or (self._picture.height(), self._picture.width()) != (rows, columns):
            self._picture = build_picture(self._shares, (rows, columns), LEVELS, ColourMap.SEQUENTIAL)
        paint_picture(painter, grid, self._picture)
        paint_edges(painter, grid)
        if shows_values(grid) or (grid.cell_width >= 36 and grid.cell_height >= 14):
            paint_values(painter, grid, self._shares, levels=LEVELS, colour_map=ColourMap.SEQUENTIAL, text=_cell_text)
        paint_row_names(painter, grid, self._names, left=MARGIN)
        if self._lines_below:
            self._paint_epochs(painter, grid)

    def paint_marks(self, painter: QPainter) -> None:
        if self._shares.size and self._column is not None and self._column < len(self._epochs):
            draw_selection(painter, self._band(self._column))

    def _paint_epochs(self, painter: QPainter, grid: CellGrid) -> None:
        """As many epochs as there is room for, the last one among them."""
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().muted)
        widest = max(map(_numbers().horizontalAdvance, self._epochs), default=0.0) + SPACE_S
        every = max(math.ceil(widest / grid.cell_width), 1)
        baseline = grid.frame.bottom() + SPACE_XS + _numbers().ascent()
        for column in range(len(self._epochs) - 1, -1, -every):
            text = self._epochs[column]
            left = grid.column(column).center().x() - _numbers().horizontalAdvance(text) / 2
            left = min(left, self.width() - _numbers().horizontalAdvance(text))
            painter.drawText(QPointF(left, baseline), text)
        if self._lines_below < 2:
            return
        title = self.tr("epoch")
        middle = grid.frame.center().x() - _numbers().horizontalAdvance(title) / 2
        painter.drawText(QPointF(middle, baseline + _numbers().height()), title)

    # reading and choosing

    def reading_at(self, point: QPointF) -> Reading:
        cell = self.grid().cell_at(point) if self._shares.size else None
        if cell is None:
            return Reading()
        share = float(self._shares[cell])
        words = self.tr("{0} at epoch {1}").format(self._names[cell[0]], self._epochs[cell[1]])
        if np.isnan(share):
            return Reading(self.tr("{0}: not counted").format(words))
        return Reading(words, percent_text(share), colour_at(ColourMap.SEQUENTIAL, share))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        cell = self.grid().cell_at(event.position()) if self._shares.size else None
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(cell[1])

    def take_key(self, event: QKeyEvent) -> bool:
        last = len(self._epochs) - 1
        if not is_plain(event) or last < 0:
            return False
        key, now = Qt.Key(event.key()), last if self._column is None else self._column
        if key in _STEPS:
            self.chosen.emit(min(max(now + _STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.chosen.emit(0 if key == Qt.Key.Key_Home else last)
        else:
            return False
        return True

    def usage(self) -> str:
        return self.tr("A click, or ←, →, Home and End, choose an evaluation; the mouse reads each value.")

    def _band(self, column: int) -> QRectF:
        return self.grid().column(column)


def _cell_text(share: float) -> str:
    return "" if np.isnan(share) else whole_percent_text(share)


def _numbers() -> QFontMetricsF:
    return QFontMetricsF(font_for(TextRole.NUMBER))
