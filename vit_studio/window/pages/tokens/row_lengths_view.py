"""The lengths of a table's rows as bars, in the bands that the rows fall into."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import BarsData
from vit_studio.window.text import exact_text, number_text
from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.banded_cells import BandedCells, stack_bands
from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.cells.row_table_view import RowBand, row_band_heights
from vit_studio.window.views.painting.painted_view import MARGIN
from vit_studio.window.views.painting.readout import Reading, parts_at

GAP: Final = 8.0
"""Between two bands, as in the table."""


class RowLengthsView(CellView):
    """A bar a row, from 0 at the left to the longest; rows that are never read are pale.

    Differences of lengths go from the middle to either side.
    """

    has_cross = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths: npt.NDArray[np.floating] = np.empty(0, np.float32)
        self._longest = 0.0
        self._bands: tuple[RowBand, ...] = ()
        self._describe: Callable[[int], str] = str
        self.setMinimumSize(120, 90)
        self.setAccessibleName(self.tr("Lengths of the rows"))

    def sizeHint(self) -> QSize:
        return QSize(220, 240)

    @property
    def lengths(self) -> npt.NDArray[np.floating]:
        """(rows,): what is shown."""
        return self._lengths

    def set_lengths(
        self, lengths: npt.NDArray[np.floating], bands: Sequence[RowBand], *, longest: float | None = None
    ) -> None:
        """Show (rows,) lengths, which must not change afterwards; the rows are those of the bands.

        `longest` is what the width stands for; None for the longest of these.
        """
        if len(lengths) != len(self._lengths):
            self.forget_cells()
        self._lengths, self._bands = lengths, tuple(bands)
        self._longest = float(np.abs(lengths).max()) if longest is None and lengths.size else longest or 0.0
        self.repaint_still()

    def set_describe(self, describe: Callable[[int], str]) -> None:
        """What the mouse reads of a row before its length."""
        self._describe = describe

    def view_data(self) -> BarsData | None:
        """What is shown; None without rows."""
        if not self._lengths.size:
            return None
        names = tuple(self._describe(row) for row in range(len(self._lengths)))
        return BarsData(names=names, values=self._lengths, value_name=self.tr("length"))

    def grid(self) -> BandedCells:
        area = QRectF(self.rect()).adjusted(MARGIN, MARGIN + self._above(), -MARGIN, -MARGIN)
        heights = row_band_heights(self._bands, max(area.height(), 1.0), gap=GAP) if self._lengths.size else []
        return stack_bands(area, columns=1, heights=heights, gap=GAP)

    def hover_text(self, row: int, column: int) -> str:
        return self.tr("{0}: {1}").format(self._describe(row), exact_text(self._lengths[row]))

    def reading(self, row: int, column: int) -> Reading:
        return Reading(self._describe(row), exact_text(self._lengths[row]), parts=parts_at(self._lengths, row))

    def bar(self, row: int) -> QRectF:
        """Where the bar of a row is drawn."""
        place = self.grid().row(row)
        space = 1.0 if place.height() > 4 else 0.0
        # 0 is at the left, or for differences in the middle
        zero, room = (place.center().x(), place.width() / 2) if self._is_signed else (place.left(), place.width())
        end = zero + room * float(self._lengths[row]) / (self._longest or 1.0)
        left, right = sorted((zero, end))
        return QRectF(left, place.top(), right - left, max(place.height() - space, 0.5))

    def paint_still(self, painter: QPainter) -> None:
        if not self._lengths.size:
            return
        theme, row = current_theme(), 0
        for band in self._bands:
            for _ in range(band.count):
                painter.fillRect(self.bar(row), theme.muted if band.is_read else theme.grid)
                row += 1
        self._paint_ends(painter)

    @property
    def _is_signed(self) -> bool:
        return bool((self._lengths < 0).any())

    def _paint_ends(self, painter: QPainter) -> None:
        frame = self.grid().frame
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().muted)
        above = QRectF(frame.left(), frame.top() - self._above() - 1, frame.width(), self._above() - SPACE_XS)
        least = number_text(-self._longest) if self._is_signed else "0"
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, least)
        longest = number_text(self._longest)
        painter.drawText(above, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, longest)

    @staticmethod
    def _above() -> float:
        return QFontMetricsF(font_for(TextRole.NUMBER)).height() + SPACE_XS + 2
