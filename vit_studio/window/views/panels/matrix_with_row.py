"""A matrix, its selected row as bars right below its columns, and the key to the colours of both."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.charts.row_bars_view import LEAST_HEIGHT, TALLEST, RowBarsView
from vit_studio.window.views.colours.colour_bar import ColourBar

SHARE_OF_MATRIX: Final = 0.5
"""The bars may grow to that much of the matrix's height, where a large screen leaves room below it."""


class MatrixWithRow(QWidget):
    """The matrix takes the room that it needs, the bars what is left below; the colour bar is as wide as both."""

    def __init__(self, matrix: HeatmapView, row: RowBarsView, bar: ColourBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix, self._row, self._bar = matrix, row, bar
        for part in (matrix, row, bar):
            part.setParent(self)
        bar.follow(matrix)
        matrix.zoom_changed.connect(self._line_up)

    def sizeHint(self) -> QSize:
        return self._with_matrix(self._matrix.sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_matrix(self._matrix.minimumSizeHint())

    def place(self) -> None:
        """Fit again; call it when the matrix has another shape."""
        bar_height = self._bar.sizeHint().height()
        below = LEAST_HEIGHT + SPACE_S + bar_height
        fitted = self._matrix.fitted_size(QSize(self.width(), max(self.height() - below, 1)))
        self._matrix.setGeometry(0, 0, self.width(), fitted.height())
        frame = self._matrix.picture_rect()
        spare = self.height() - fitted.height() - SPACE_S - bar_height
        tallest = max(TALLEST, round(fitted.height() * SHARE_OF_MATRIX))
        self._row.setGeometry(0, fitted.height(), self.width(), max(min(spare, tallest), LEAST_HEIGHT))
        self._line_up()
        top = self._row.geometry().bottom() + 1 + SPACE_S
        self._bar.setGeometry(round(frame.left()) - 1, top, round(frame.width()) + 2, bar_height)

    @Slot()
    def _line_up(self) -> None:
        """Each bar below its column, also while the matrix is magnified."""
        grid = self._matrix.grid()
        self._row.set_span(grid.frame.left(), grid.frame.width(), grid.visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        # a child's size hint has changed; without a layout of Qt's nobody else would pass that on
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        return super().event(event)

    def _with_matrix(self, matrix: QSize) -> QSize:
        bar = self._bar.minimumSizeHint()
        return QSize(max(matrix.width(), bar.width()), matrix.height() + LEAST_HEIGHT + SPACE_S + bar.height())
