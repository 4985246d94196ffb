"""A view of many pictures in rows and columns: hover over one, click one, step from one to the next by key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.multiples_layout import MultiplesLayout
from vit_studio.window.views.painting.marks import draw_hover, draw_selection
from vit_studio.window.views.painting.painted_view import PaintedView, arrow_step

Place = tuple[int, int]


class PicturesView(PaintedView):
    """Turns mouse and keys into pictures; which one is selected is told to it, it never chooses one itself."""

    picture_clicked = Signal(int, int)
    """Row and column."""
    picture_index_clicked = Signal(int)
    """The same click, counted in reading order."""
    picture_hovered = Signal(int, int)
    hover_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._selected: Place | int | None = None
        self._hovered: Place | None = None
        self._describe: Callable[[int, int], str] | None = None

    def layout_now(self) -> MultiplesLayout | None:
        """Where everything stands at this size; None without pictures."""
        raise NotImplementedError

    def set_selected(self, place: Place | None) -> None:
        """Outline one picture, and light the names of its row and column."""
        self._select(place)

    def set_selected_index(self, index: int | None) -> None:
        """The same, counted in reading order."""
        self._select(index)

    def set_describe(self, describe: Callable[[int, int], str] | None) -> None:
        """What is said first about the picture in a row and column."""
        self._describe = describe

    def selected_place(self, layout: MultiplesLayout) -> Place | None:
        """Row and column of the selected picture; None if there is none, or not among these."""
        place = divmod(self._selected, layout.columns) if isinstance(self._selected, int) else self._selected
        return place if place is not None and layout.holds(*place) else None

    def picture_at(self, point: QPointF) -> Place | None:
        """The picture under a point."""
        layout = self.layout_now()
        return None if layout is None else layout.picture_at(point)

    def picture_words(self, place: Place) -> str:
        """What is said about a picture."""
        return self._describe(*place) if self._describe is not None else ""

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        selected = self.selected_place(layout)
        if self._hovered is not None and self._hovered != selected and layout.holds(*self._hovered):
            draw_hover(painter, layout.rect(*self._hovered))
        if selected is not None:
            draw_selection(painter, layout.rect(*selected))

    def usage(self) -> str:
        return self.tr("A click or the arrow keys choose a picture.")

    def place_of_keys(self) -> QRectF | None:
        layout = self.layout_now()
        place = None if layout is None else self.selected_place(layout)
        return None if layout is None or place is None else layout.rect(*place)

    def take_key(self, event: QKeyEvent) -> bool:
        step, layout = arrow_step(event), self.layout_now()
        if step is None or layout is None:
            return False
        selected = self.selected_place(layout)
        wanted = (0, 0) if selected is None else layout.neighbour(*selected, rows=step[0], columns=step[1])
        if wanted != selected:
            self._click(wanted, layout)
        self.setAccessibleDescription(self.picture_words(wanted))
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.picture_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        layout, place = self.layout_now(), self.picture_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and layout is not None and place is not None:
            event.accept()
            self._click(place, layout)

    def _select(self, selected: Place | int | None) -> None:
        if selected != self._selected:
            self._selected = selected
            self.update()

    def _click(self, place: Place, layout: MultiplesLayout) -> None:
        self.picture_clicked.emit(*place)
        self.picture_index_clicked.emit(place[0] * layout.columns + place[1])

    def _hover(self, place: Place | None) -> None:
        if place == self._hovered:
            return
        self._hovered = place
        self.update()
        if place is None:
            self.unsetCursor()
            self.hover_left.emit()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.picture_hovered.emit(*place)
