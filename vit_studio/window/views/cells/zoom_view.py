"""A view of cells that can be magnified: by wheel, pinch or key, about the place that one points at."""

from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.cells.zoom import FITTED, Zoom, greatest_scale, pan, zoom_about, zoom_showing, zoomed
from vit_studio.window.views.cells.zoom_sign import paint_zoom_sign

NOTCH: Final = 120.0
"""What a wheel reports for one click of it."""
STEP: Final = 2**0.5
"""How much one notch, or one key, magnifies."""

_LARGER: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_SMALLER: Final = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_MAY_BE_DOWN: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ZoomView(CellView):
    """Where the whole picture is in sight, a drag selects; where it is magnified, a drag moves it and a click selects.

    The wheel is given back to the page whenever it can do nothing here, and as long as the mouse has not been moved:
    then it is the page that has been scrolled under it. A double click shows the whole picture again, and selects
    nothing: what its first click has selected at once, the second one takes back.
    """

    zoom_changed = Signal()

    can_zoom: ClassVar[bool] = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = FITTED
        self._grid_in_paint: CellGrid | None = None
        self._armed = False
        self._grabbed: QPointF | None = None
        self._dragged = False
        self._before_click: tuple[int | None, int | None] = None, None
        """Row and column that were outlined when the last click came."""
        if self.can_zoom:
            self.grabGesture(Qt.GestureType.PinchGesture)

    def fitted_grid(self) -> CellGrid:
        """Where the cells lie at this size when the whole picture is in sight."""
        raise NotImplementedError

    def grid(self) -> CellGrid:
        kept = self._grid_in_paint
        return zoomed(self.fitted_grid(), self._zoom, self.devicePixelRatioF()) if kept is None else kept

    @property
    def zoom(self) -> Zoom:
        """How far the picture is magnified, and where."""
        return self._zoom

    @property
    def is_zoomed(self) -> bool:
        """Whether a part of the picture is out of sight."""
        return not self._zoom.is_fitted

    def zoom_by(self, factor: float, point: QPointF | None = None) -> bool:
        """Magnify about a point, or about the selected cell; False where that changes nothing."""
        if not self.can_zoom or not self.fitted_grid().rows * self.fitted_grid().columns:
            return False
        about = self._point_of_interest() if point is None else point
        return self._set_zoom(zoom_about(self.fitted_grid(), self._zoom, factor, about, self.devicePixelRatioF()))

    def set_zoom(self, zoom: Zoom) -> None:
        """Magnify as another view of the same shape is magnified."""
        self._set_zoom(zoom)

    def fit_picture(self) -> bool:
        """Show the whole picture; False if it is in sight already."""
        return self._set_zoom(FITTED)

    def set_row(self, row: int | None) -> None:
        if row != self._row:
            super().set_row(row)
            self._bring_into_sight(row=self.selected_row)

    def set_column(self, column: int | None) -> None:
        if column != self._column:
            super().set_column(column)
            self._bring_into_sight(column=self.selected_column)

    def forget_cells(self) -> None:
        self._zoom = FITTED
        super().forget_cells()

    def paintEvent(self, event: QPaintEvent) -> None:
        # nothing moves meanwhile, and a picture asks up to eight times where its cells lie
        self._grid_in_paint = self.grid()
        try:
            super().paintEvent(event)
        finally:
            self._grid_in_paint = None

    def paint_marks(self, painter: QPainter) -> None:
        super().paint_marks(painter)
        if self.is_zoomed:
            paint_zoom_sign(painter, self.grid(), self._mouse, row=self.selected_row, column=self.selected_column)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
        if not self.is_zoomed or event.button() not in buttons:
            super().mousePressEvent(event)
            return
        self._show_ring(False)
        if self.grid().visible.contains(event.position()):
            self._grabbed, self._dragged = event.position(), False
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._armed = True
        if self._grabbed is None:
            super().mouseMoveEvent(event)
            return
        by = event.position() - self._grabbed
        if not self._dragged and by.manhattanLength() < QApplication.startDragDistance():
            return
        if not self._dragged:
            self._dragged = True
            self.fall_silent()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._grabbed = event.position()
        self._set_zoom(pan(self.fitted_grid(), self._zoom, by, self.devicePixelRatioF()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grabbed, self._grabbed = self._grabbed, None
        if grabbed is None:
            super().mouseReleaseEvent(event)
            return
        self.unsetCursor()
        cell = self.cell_at(event.position())
        if not self._dragged and event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._before_click = self.selected_row, self.selected_column
            self._click(cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.fit_picture():
            self._take_click_back()
        else:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._armed = False
        super().leaveEvent(event)

    # wheel, pinch, keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._takes_wheel(event):
            event.accept()
            return
        self._armed = False
        event.ignore()
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and self._takes_native_gesture(event):
            return True
        if isinstance(event, QGestureEvent) and event.type() == QEvent.Type.Gesture:
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                centre = QPointF(self.mapFromGlobal(pinch.centerPoint()))
                self.zoom_by(pinch.scaleFactor(), centre)
                event.accept(pinch)
                return True
        return super().event(event)

    def usage(self) -> str:
        steps = self.tr("Arrow keys go from cell to cell, and read each out.")
        zoom = self.tr(
            "Wheel, pinch, + and − magnify; then a drag moves the picture, a double click or 0 shows it all."
        )
        return f"{zoom} {steps}" if self.can_zoom else steps

    def take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~_MAY_BE_DOWN == Qt.KeyboardModifier.NoModifier:
            if key in _LARGER:
                return self.zoom_by(STEP)
            if key in _SMALLER:
                return self.zoom_by(1 / STEP)
            if key == Qt.Key.Key_0:
                return self.fit_picture()
        return super().take_key(event)

    def _takes_wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta()
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)  # so do many touch pads pinch
        if not (self._armed or with_control) or not self.grid().visible.contains(event.position()):
            return False
        if abs(turned.x()) > abs(turned.y()):
            by = QPointF(turned.x() / 2, 0)
            return self._set_zoom(pan(self.fitted_grid(), self._zoom, by, self.devicePixelRatioF()))
        return bool(turned.y()) and self.zoom_by(STEP ** (turned.y() / NOTCH), event.position())

    def _takes_native_gesture(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        if kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            return self.fit_picture() or self.zoom_by(greatest_scale(self.fitted_grid()), event.position())
        return False

    # inside

    def _take_click_back(self) -> None:
        """Select what was outlined before; along an axis without an outline a click has chosen nothing."""
        row, column = self._before_click
        if self._current is not None and (row, column) != (None, None):
            self._click((self._current[0] if row is None else row, self._current[1] if column is None else column))

    def _point_of_interest(self) -> QPointF:
        """The selected cell, or the middle of what is in sight along an axis without one."""
        grid = self.grid()
        point = grid.visible.center()
        row, column = self._current or (None, None)
        row = row if self.selected_row is None else self.selected_row
        column = column if self.selected_column is None else self.selected_column
        if row is not None:
            point.setY(grid.cell(row, 0).center().y())
        if column is not None:
            point.setX(grid.cell(0, column).center().x())
        return point if grid.visible.contains(point) else grid.visible.center()

    def _bring_into_sight(self, *, row: int | None = None, column: int | None = None) -> None:
        if self.is_zoomed:
            ratio = self.devicePixelRatioF()
            self._set_zoom(zoom_showing(self.fitted_grid(), self._zoom, row=row, column=column, ratio=ratio))

    def _click(self, cell: tuple[int, int]) -> None:
        super()._click(cell)
        self._bring_into_sight(row=cell[0], column=cell[1])

    def _set_zoom(self, zoom: Zoom) -> bool:
        if zoom == self._zoom:
            return False
        self._zoom = zoom
        if self._mouse is not None:
            self._hover(self.cell_at(self._mouse))
        self.repaint_still()
        self.zoom_changed.emit()
        return True


def sees(grid: CellGrid, rect: QRectF) -> bool:
    """Whether any of a rectangle is in sight."""
    return grid.visible.intersects(rect)
