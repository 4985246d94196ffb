"""One row lit across several views that lie side by side: what the mouse is over in one is outlined in all."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.painting.marks import draw_hover


class RowEcho(QWidget):
    """Lies over the views, which are its siblings, and never stands in the mouse's way."""

    def __init__(self, views: Sequence[CellView], parent: QWidget) -> None:
        super().__init__(parent)
        self._views = tuple(views)
        self._row: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for view in views:
            view.cell_hovered.connect(self._on_cell_hovered)
            view.hover_left.connect(self._on_hover_left)
        parent.installEventFilter(self)

    @property
    def row(self) -> int | None:
        """The row that the mouse is over."""
        return self._row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        parent = self.parentWidget()
        if self._row is None or parent is None:
            return
        painter = QPainter(self)
        for view in self._views:
            grid = view.grid()
            if view.isVisibleTo(parent) and view.hovered_row is None and self._row < grid.rows:
                draw_hover(painter, grid.row(self._row).translated(view.pos()))
        painter.end()

    @Slot(int, int)
    def _on_cell_hovered(self, row: int, column: int) -> None:
        self._show(row)

    @Slot()
    def _on_hover_left(self) -> None:
        self._show(None)

    def _show(self, row: int | None) -> None:
        if row != self._row:
            self._row = row
            self.update()
