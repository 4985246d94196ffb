"""A widget that paints itself in two steps: a still picture that is kept, and marks that move over it."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from vit_studio.window.views.marks import REACH, draw_focus
from vit_studio.window.views.sharpness import wanted_ratio

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
    those who use the keyboard, the tip follows the mouse.
    """

    def __init__(self, parent: QWidget | None = None, *, takes_keys: bool = False) -> None:
        super().__init__(parent)
        self._still: QPixmap | None = None
        self._ring_shown = False
        self.setMouseTracking(True)
        if takes_keys:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def devicePixelRatioF(self) -> float:
        return wanted_ratio() or super().devicePixelRatioF()

    @property
    def area(self) -> QRectF:
        """Room for the picture."""
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def paint_still(self, painter: QPainter) -> None:
        """Paint what stays while marks move."""
        raise NotImplementedError

    def paint_marks(self, painter: QPainter) -> None:
        """Paint what moves; called at each repaint."""

    def tip_at(self, point: QPointF) -> str:
        """What there is to say about the place under the mouse."""
        return ""

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False if it stands for nothing here."""
        return False

    def repaint_still(self) -> None:
        """The data has changed: paint everything again."""
        self._still = None
        self.update()

    def recolour(self) -> None:
        """Colours, type or language are others now: keep nothing. For views that keep pictures of their own."""
        self.repaint_still()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still_pixmap())
        self.paint_marks(painter)
        if self._ring_shown and self.hasFocus():
            inset = REACH - 0.5  # the ring runs along the widget's own edge, clear of every mark
            draw_focus(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _RESTYLED:
            self.recolour()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(QPointF(event.pos()), event.globalPos())
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if QToolTip.isVisible():
            self._show_tip(event.position(), event.globalPosition().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in _BY_KEYBOARD:  # a window that comes back to the front changes nothing
            self._show_ring(True)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.take_key(event):
            self._show_ring(True)
        else:
            super().keyPressEvent(event)

    def _show_ring(self, show: bool) -> None:
        self._ring_shown = show
        self.update()

    def _show_tip(self, point: QPointF, place: QPoint) -> None:
        text = self.tip_at(point)
        if text:
            QToolTip.showText(place, text, self)
        else:
            QToolTip.hideText()

    def _still_pixmap(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._still is None or self._still.size() != size or self._still.devicePixelRatio() != ratio:
            self._still = QPixmap(size)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._still)
            self.paint_still(painter)
            painter.end()
        return self._still


def arrow_step(event: QKeyEvent) -> tuple[int, int] | None:
    """(rows, columns) of an arrow pressed on its own."""
    return ARROWS.get(Qt.Key(event.key())) if is_plain(event) else None


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key was pressed without Ctrl, Alt or Shift; those belong to the window."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
