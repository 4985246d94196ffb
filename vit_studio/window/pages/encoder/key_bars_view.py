"""A number for each token as bars that lie, in the rows of a token matrix beside it."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.export.view_data import RowBarsData
from vit_studio.window.text import number_text, short_number_text
from vit_studio.window.theme import TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.banded_cells import BandedCells, stack_bands
from vit_studio.window.views.cells.banded_view import BandedView
from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.cells.matrix_axes import column_axis_room
from vit_studio.window.views.cells.token_matrix_view import token_band_heights
from vit_studio.window.views.colours.colour_maps import SIZE, ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.painted_view import MARGIN
from vit_studio.window.views.painting.readout import Reading, parts_at

SIGNED: Final = 0.82
"""Where in the table of signed values the colour of positive bars is, and mirrored that of negative ones."""
BESIDE: Final = Axis("dimension")
"""What the matrix beside has on top; its room counts, not its word."""
GAP_FROM: Final = 5.0
"""Logical pixels of a row from which a gap parts its bar from the next."""


class KeyBarsView(CellView):
    """(T,) values from zero to either side, the class token's row set apart as in `TokenMatrixView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: npt.NDArray[np.floating] = np.empty(0)
        self._levels = Levels(0, 1)
        self._colour_map = ColourMap.SEQUENTIAL
        self._describe: Callable[[int], str] = str
        self.setMinimumWidth(48)

    @property
    def values(self) -> npt.NDArray[np.floating]:
        """(T,): what is shown."""
        return self._values

    @property
    def levels(self) -> Levels:
        """What the width stands for."""
        return self._levels

    def set_values(self, values: npt.NDArray[np.floating], levels: Levels) -> None:
        """Show (T,) values; `levels` are the ends of the width, where longer bars are cut."""
        if len(values) != len(self._values):
            self.forget_cells()
        self._values, self._levels = values, levels
        self.repaint_still()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """Magnitudes or signed values."""
        self._colour_map = colour_map
        self.repaint_still()

    def set_describe(self, describe: Callable[[int], str]) -> None:
        """What the readout says of a row before its value."""
        self._describe = describe

    def view_data(self) -> RowBarsData | None:
        """What is shown; None without values."""
        if not self._values.size:
            return None
        return RowBarsData(
            values=self._values,
            rows=Axis(self.tr("token"), CLASS_TOKEN),
            value_name=self.accessibleName(),
            levels=self._levels,
            colours=tuple(colour.name() for colour in self._colours()),
            row=self.selected_row,
        )

    def grid(self) -> BandedCells:
        margins = QMarginsF(MARGIN, MARGIN + column_axis_room(BESIDE), MARGIN, MARGIN)
        area = QRectF(self.rect()).marginsRemoved(margins)
        count = len(self._values)
        heights = token_band_heights(count, max(area.height(), 1.0), gap=BandedView.gap) if count else []
        return stack_bands(area, columns=1, heights=heights, gap=BandedView.gap)

    def hover_text(self, row: int, column: int) -> str:
        return self.tr("{0}: {1}").format(self._describe(row), number_text(self._values[row]))

    def reading(self, row: int, column: int) -> Reading:
        value, parts = number_text(self._values[row]), parts_at(self._values, row, number_text)
        return Reading(self._describe(row), value, self._colours()[row], parts)

    def paint_still(self, painter: QPainter) -> None:
        if not self._values.size:
            return
        theme, grid = current_theme(), self.grid()
        zero = float(self._across(grid, np.zeros(1))[0])
        ends = self._across(grid, self._values).tolist()
        colours = self._colours()
        for band in grid.bands:
            height = band.row_height - (1.0 if band.row_height >= GAP_FROM else 0.0)
            for row in range(band.first, band.first + band.count):
                start, end = sorted((zero, ends[row]))
                top = band.top + (row - band.first) * band.row_height
                painter.fillRect(QRectF(start, top, max(end - start, 0.5), height), colours[row])
                if theme.is_dark:  # small magnitudes are as dark as the panel: the end of the bar tells
                    painter.fillRect(QRectF(ends[row] - 0.5, top, 1, height), theme.muted)
        for band in grid.bands:
            painter.fillRect(QRectF(zero - 0.5, band.top, 1, band.bottom - band.top), theme.muted)
        self._write_ends(painter, grid)

    def _write_ends(self, painter: QPainter, grid: BandedCells) -> None:
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().muted)
        metrics = QFontMetricsF(painter.font())
        above = QRectF(grid.frame.left(), 0, grid.frame.width(), grid.frame.top() - 6)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip
        low, high = short_number_text(self._levels.low), short_number_text(self._levels.high)
        high = f"≥ {high}" if self._values.max() > self._levels.high else high
        low = f"≤ {low}" if self._values.min() < self._levels.low else low
        painter.drawText(above, Qt.AlignmentFlag.AlignRight | bottom, high)
        if metrics.horizontalAdvance(low + high) + 6 <= above.width():
            painter.drawText(above, Qt.AlignmentFlag.AlignLeft | bottom, low)

    def _colours(self) -> list[QColor]:
        """Magnitudes in the colours of their values; signed numbers by their sign, for the length tells the rest."""
        if self._colour_map is ColourMap.DIVERGING:
            negative, positive = (colour_at(self._colour_map, unit) for unit in (1 - SIGNED, SIGNED))
            return [positive if value > 0 else negative for value in self._values.tolist()]
        indices = (self._levels.unit(self._values) * SIZE).astype(int).tolist()
        made = {index: colour_at(self._colour_map, index / SIZE) for index in set(indices)}
        return [made[index] for index in indices]

    def _across(self, grid: BandedCells, values: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
        levels = self._levels
        span = (levels.high - levels.low) or 1.0
        return grid.frame.left() + np.clip((values - levels.low) / span, 0.0, 1.0) * grid.frame.width()
