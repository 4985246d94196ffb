"""A widget that paints itself in two steps: a still picture that is kept, and marks that move over it."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.painting.darkroom import Darkroom
from vit_studio.window.views.painting.marks import REACH, draw_focus
from vit_studio.window.views.painting.readout import Reading, Readout
from vit_studio.window.views.painting.sharpness import wanted_ratio

MARGIN: Final = REACH + 2.0
"""Room around the picture for its marks, and the focus ring around them."""

ARROWS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
"""(rows, columns) that an arrow key steps."""

_RESTYLED: Final = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange)
_BY_KEYBOARD: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class PaintedView(QWidget):
    """Keeps what `paint_still` painted until `repaint_still` is called, or the size, screen or theme changes.

    Marks (selection, hover) go into `paint_marks`: to move them, `update()` is enough. The focus ring is shown to
    those who use the keyboard. What is under the mouse, or under the keys, is read out at once beside it.
    """

    def __init__(self, parent: QWidget | None = None, *, takes_keys: bool = False) -> None:
        super().__init__(parent)
        self._still: QPixmap | None = None
        self._is_stale = True
        self._ring_shown = False
        self._mouse: QPointF | None = None
        self.setMouseTracking(True)
        if takes_keys:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def area(self) -> QRectF:
        """Room for the picture."""
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    @property
    def still_key(self) -> int | None:
        """Another one for each time that the still picture was painted; None while it is to be painted anew."""
        return None if self._still is None or self._is_stale else self._still.cacheKey()

    def paint_still(self, painter: QPainter) -> None:
        """Paint what stays while marks move."""
        raise NotImplementedError

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what moves; called at each repaint."""

    def tip_at(self, point: QPointF) -> str:
        """What there is to say about the place under the mouse."""
        return ""

    def reading_at(self, point: QPointF) -> Reading:
        """The same, with the value and its colour apart where there is one value to read."""
        return Reading(self.tip_at(point))

    def reading_of_keys(self) -> Reading:
        """What is read out of the place where the keyboard is."""
        place = self.place_of_keys()
        return Reading() if place is None else self.reading_at(place.center())

    def place_of_keys(self) -> QRectF | None:
        """Where the keyboard is in this picture; there the value is read out when a key has moved it."""
        return None

    def usage(self) -> str:
        """What mouse and keys do here, for What's This."""
        return ""

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False if it stands for nothing here."""
        return False

    def repaint_still(self) -> None:
        """The data has changed: paint everything again."""
        self._is_stale = True
        self.update()
        if self.isVisible():
            Darkroom.of(self).take(self)
        if self._mouse is not None:  # what stands there now; its words may be on their way still
            QTimer.singleShot(0, self._read_out)

    def develop(self) -> None:
        """Paint the still picture anew if it is old; it comes into sight with the next paint."""
        if self._is_stale and not self.visibleRegion().isEmpty():
            self._still_pixmap()

    def recolour(self) -> None:
        """Colours, type or language are others now: keep nothing. For views that keep pictures of their own."""
        self.repaint_still()

    def paintEvent(self, event: QPaintEvent) -> None:
        still = self._still_pixmap()
        painter = QPainter(self)
        try:
            painter.drawPixmap(0, 0, still)
            self.paint_marks(painter)
            if self._ring_shown and self.hasFocus():
                inset = REACH - 0.5  # the ring runs along the widget's own edge, clear of every mark
                draw_focus(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        finally:
            painter.end()  # a painter that outlives an error takes the whole program down

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self.recolour()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._tells_of(event.pos()):
            return True  # it is read out already
        return super().event(event)

    def _tells_of(self, place: QPoint) -> bool:
        return not self.reading_at(QPointF(place)).is_empty

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position()
        self._read_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.fall_silent()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.fall_silent()  # the page moves away under the mouse
        super().wheelEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.fall_silent()
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._mouse is None:
            self.fall_silent()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _BY_KEYBOARD:  # a window that comes back to the front changes nothing
            self._show_ring(True)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.take_key(event):
            self._show_ring(True)
            self._read_out_at_keys()
        else:
            super().keyPressEvent(event)

    def _show_ring(self, show: bool) -> None:
        self._ring_shown = show
        self.update()

    def fall_silent(self) -> None:
        """Nothing is pointed at any more."""
        self._mouse = None
        Readout.of(self).fall_silent(self)

    @Slot()
    def _read_out(self) -> None:
        if self._mouse is not None and self.isVisible():
            spot = QRect(self._mouse.toPoint(), QSize(1, 1))
            Readout.of(self).tell(self, self.reading_at(self._mouse), spot)

    def _read_out_at_keys(self) -> None:
        place = self.place_of_keys()
        if place is not None:
            self._mouse = None
            Readout.of(self).tell(self, self.reading_of_keys(), place.toAlignedRect())

    def _still_pixmap(self) -> QPixmap:
        # everything stays where it is on this screen, or the pictures would part from their colour bars
        ratio = wanted_ratio() or self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._still is None or self._still.size() != size or self._still.devicePixelRatio() != ratio:
            self._still, self._is_stale = QPixmap(size), True
            self._still.setDevicePixelRatio(ratio)
        if self._is_stale:
            self._is_stale = False
            self._still.fill(Qt.GlobalColor.transparent)  # the same memory again: new memory would be slower to fill
            painter = QPainter(self._still)
            try:
                self.paint_still(painter)
            finally:
                painter.end()
        return self._still


def usages_in(widget: QWidget) -> list[str]:
    """What mouse and keys do in a view, or in the views within a widget; each said once."""
    views = [widget] if isinstance(widget, PaintedView) else widget.findChildren(PaintedView)
    return list(dict.fromkeys(filter(None, (view.usage() for view in views))))


def arrow_step(event: QKeyEvent) -> tuple[int, int] | None:
    """(rows, columns) of an arrow pressed on its own."""
    return ARROWS.get(Qt.Key(event.key())) if is_plain(event) else None


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed without Ctrl, Alt or Shift; those belong to the window."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
