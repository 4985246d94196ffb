"""A few vectors one below the other with their numbers in the cells: what is multiplied, and what comes out."""

import dataclasses
from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.subtracted import alike
from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import short_number_text
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.banded_view import BandedView
from vit_studio.window.views.cells.cell_values import paint_values
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.readout import Reading

TALLEST_ROW: Final = 26.0
LEAST_CELL: Final = 26.0
"""Logical pixels of width from which a number stands in its cell."""
_USUAL_RESULT: Final = "Σ −0.00000"
"""Room for this is always kept: another head must not make the stripes jump."""


@dataclasses.dataclass(frozen=True, eq=False)
class NumberRow:
    """A name, a vector, and what is written at its end, such as its sum."""

    name: str
    values: np.ndarray
    result: str = ""


class NumberRowsView(BandedView):
    """(rows, columns): each row is a stripe with its name at the left and its result at the right."""

    gap = 5.0
    can_zoom = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NumberRow, ...] = ()
        self.setMinimumSize(240, 84)

    def sizeHint(self) -> QSize:
        return QSize(420, 112)

    @property
    def rows(self) -> tuple[NumberRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[NumberRow], levels: Levels) -> None:
        """Show vectors of one length, on one scale."""
        self._rows = tuple(rows)
        self.set_array(alike(_stacked, *(row.values for row in rows)), levels)
        self.setAccessibleDescription(", ".join(f"{row.name} {row.result}".strip() for row in rows))

    def axes(self) -> tuple[Axis, Axis]:
        return Axis(), Axis(self.tr("dimension of the head"))

    def view_data(self) -> HeatMapData | None:
        data = super().view_data()
        return None if data is None else dataclasses.replace(data, row_names=tuple(row.name for row in self._rows))

    def band_heights(self, height: float) -> list[tuple[int, float]]:
        count = len(self.array)
        return [(1, min((height - (count - 1) * self.gap) / count, TALLEST_ROW))] * count

    def room(self) -> QMarginsF:
        names, results = QFontMetricsF(font_for(TextRole.CAPTION)), QFontMetricsF(font_for(TextRole.NUMBER))
        left = max((names.horizontalAdvance(row.name) for row in self._rows), default=0.0)
        right = max(results.horizontalAdvance(text) for text in (_USUAL_RESULT, *(row.result for row in self._rows)))
        # steps of some pixels, so that the stripes stand still while the numbers change
        return QMarginsF(left + SPACE_S, 0, -(-right // 24) * 24 + SPACE_S, 0)

    def hover_text(self, row: int, column: int) -> str:
        text = self.tr("{0}, dimension {1} of the head: {2}")
        return text.format(self._rows[row].name, column + 1, short_number_text(self.array[row, column]))

    def reading(self, row: int, column: int) -> Reading:
        words = self.tr("{0}, dimension {1} of the head").format(self._rows[row].name, column + 1)
        return dataclasses.replace(super().reading(row, column), words=words)

    def paint_still(self, painter: QPainter) -> None:
        super().paint_still(painter)
        if not self.array.size:
            return
        grid, theme = self.grid(), current_theme()
        if grid.cell_width >= LEAST_CELL:
            for band in grid.bands:
                paint_values(
                    painter,
                    grid.part(band),
                    self.array[band.first : band.first + band.count],
                    levels=self.levels,
                    colour_map=ColourMap.DIVERGING,
                    text=short_number_text,
                )
        for index, row in enumerate(self._rows):
            stripe = grid.row(index)
            beside = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.setFont(font_for(TextRole.CAPTION))
            painter.setPen(theme.muted)
            left = QRectF(0, stripe.top(), stripe.left() - SPACE_S, stripe.height())
            painter.drawText(left, Qt.AlignmentFlag.AlignRight | beside, row.name)
            painter.setFont(font_for(TextRole.NUMBER))
            painter.setPen(theme.text)
            right = QRectF(stripe.right() + SPACE_S, stripe.top(), self.width() - stripe.right(), stripe.height())
            painter.drawText(right, Qt.AlignmentFlag.AlignLeft | beside, row.result)


def _stacked(*vectors: np.ndarray) -> np.ndarray:
    return np.stack(vectors)
