"""The names of the rows beside matrices that hold one row a token."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.matrix_axes import paint_row_axis
from vit_studio.window.views.cells.token_matrix_view import TokenMatrixView


class TokenLabels(QWidget):
    """Stands at the left of a matrix of tokens, as high as it, and names its class token and its patches."""

    def __init__(self, matrix: TokenMatrixView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        matrix.zoom_changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font_for(TextRole.CAPTION))
        return QSize(round(metrics.horizontalAdvance(self._class_token_text())) + SPACE_XS + 1, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        grid = self._matrix.grid()
        if not grid.bands:
            return
        selected = self._matrix.selected_row
        painter = QPainter(self)
        class_band, patches = grid.bands
        if grid.row(class_band.first).intersects(grid.visible):
            self._paint_class_token(painter, grid.row(class_band.first), lit=selected == CLASS_TOKEN)
        frame = QRectF(self.width(), patches.top, 1, patches.bottom - patches.top)
        window = (
            frame
            if grid.window is None
            else frame.intersected(QRectF(self.width(), grid.window.top(), 1, grid.window.height()))
        )
        patch = selected - patches.first if selected is not None and selected != CLASS_TOKEN else None
        axis = Axis(self.tr("patch tokens"), patches.first)
        paint_row_axis(painter, axis, CellGrid(patches.count, 1, frame, window), patch)
        painter.end()

    def _paint_class_token(self, painter: QPainter, row: QRectF, *, lit: bool) -> None:
        theme = current_theme()
        font = font_for(TextRole.CAPTION)
        painter.setFont(font)
        painter.setPen(theme.selection_text if lit else theme.text)
        height = QFontMetricsF(font).height()
        rect = QRectF(0, row.center().y() - height / 2, self.width() - SPACE_XS, height)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._class_token_text())

    def _class_token_text(self) -> str:
        return self.tr("class token")
