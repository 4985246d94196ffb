"""A range of confidence between two handles, below a histogram of how sure the model is."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.window.docks.images.image_query import WHOLE
from vit_studio.window.theme import TextRole, current_theme, font_for

BINS: Final = 50
RADIUS: Final = 6
"""Of a handle."""
BARS_HEIGHT: Final = 18
STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: -10,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_Home: -100,
    Qt.Key.Key_End: 100,
}
"""What a key moves the handle by, in per cent."""
HANDLES: Final = {Qt.Key.Key_Down: 0, Qt.Key.Key_Up: 1}
"""The handle that a key brings into use: the lower one, the upper one."""


class ConfidenceRange(QWidget):
    """Two handles on a scale of 0 to 100 %, at least one per cent apart."""

    range_changed = Signal(int, int)
    """By a person: low and high in per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._range = list(WHOLE)
        self._handle = 0
        self._bars: npt.NDArray[np.float64] = np.empty(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("How sure the model must be: drag a handle, or use the arrow keys."))
        self.setWhatsThis(
            self.tr(
                "The confidence is the probability of the class that the model answers. Drag the handles to keep the "
                "images between them; with the keyboard, ↓ and ↑ choose the handle, ← and → move it. The bars’ heights "
                "grow with the square root of how many images there are, so that few are seen as well."
            )
        )
        self._named()

    @property
    def range(self) -> tuple[int, int]:
        """Low and high in per cent."""
        return self._range[0], self._range[1]

    def set_range(self, low: int, high: int) -> None:
        """Move the handles, without telling."""
        if (low, high) != self.range:
            self._range = [low, high]
            self._named()
            self.update()

    def set_confidences(self, confidences: npt.NDArray[np.float32] | None) -> None:
        """Draw how often each confidence (0..1) occurs; None where nobody knows yet."""
        counts = np.histogram(confidences, bins=BINS, range=(0.0, 1.0))[0] if confidences is not None else np.zeros(0)
        self._bars = np.sqrt(counts / max(counts.max(initial=0), 1))
        self.update()

    def x_of(self, percent: float) -> float:
        """Where a confidence stands."""
        return RADIUS + (self.width() - 2 * RADIUS) * percent / 100

    def sizeHint(self) -> QSize:
        return QSize(200, self._caption_height() + BARS_HEIGHT + 2 * RADIUS + 2)

    def event(self, event: QEvent) -> bool:
        # the keys that move a handle belong to it while it has the focus
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not _is_ours(event):
            event.ignore()
        elif key in HANDLES:
            self._handle = HANDLES[key]
            self.update()
        else:
            self._move(self._range[self._handle] + STEPS[key])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        percent = self._percent_at(event.position())
        low, high = self._range
        self._handle = 0 if abs(percent - low) < abs(percent - high) or (low == high and percent < low) else 1
        self._move(percent)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(self._percent_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._set(*WHOLE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_caption(painter)
        self._paint_bars(painter)
        self._paint_handles(painter)
        painter.end()

    def _paint_caption(self, painter: QPainter) -> None:
        theme, box = current_theme(), QRectF(RADIUS, 0, self.width() - 2 * RADIUS, self._caption_height())
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(theme.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, self.tr("Confidence"))
        painter.setPen(theme.muted if self.range == WHOLE else theme.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, self._range_text())

    def _paint_bars(self, painter: QPainter) -> None:
        theme, bottom = current_theme(), self._groove_y() - 3
        width = (self.x_of(100) - self.x_of(0)) / BINS
        for place, height in enumerate(self._bars):
            percent = (place + 0.5) * 100 / BINS
            inside = self._range[0] <= percent <= self._range[1]
            tall = max(height * BARS_HEIGHT, 1.0) if height > 0 else 0.0
            bar = QRectF(self.x_of(0) + place * width, bottom - tall, width - 0.8, tall)
            painter.fillRect(bar, theme.accent if inside else theme.grid)

    def _paint_handles(self, painter: QPainter) -> None:
        theme, y = current_theme(), self._groove_y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.grid)
        painter.drawRoundedRect(QRectF(self.x_of(0), y - 1.5, self.x_of(100) - self.x_of(0), 3), 1.5, 1.5)
        painter.setBrush(theme.accent)
        left, right = (self.x_of(percent) for percent in self._range)
        painter.drawRect(QRectF(left, y - 1.5, right - left, 3))
        for place in (1 - self._handle, self._handle):
            in_use = self.hasFocus() and place == self._handle
            painter.setPen(QPen(theme.accent, 2.5) if in_use else QPen(theme.muted, 1.2))
            painter.setBrush(theme.raised)
            painter.drawEllipse(QPointF(self.x_of(self._range[place]), y), RADIUS - 1.25, RADIUS - 1.25)

    def _move(self, percent: int) -> None:
        moved = list(self._range)
        held = (0, moved[1] - 1) if self._handle == 0 else (moved[0] + 1, 100)
        moved[self._handle] = min(max(percent, held[0]), held[1])
        self._set(*moved)

    def _set(self, low: int, high: int) -> None:
        if (low, high) != self.range:
            self.set_range(low, high)
            self.range_changed.emit(low, high)
        self.update()

    def _percent_at(self, point: QPointF) -> int:
        return round(100 * (point.x() - self.x_of(0)) / max(self.x_of(100) - self.x_of(0), 1))

    def _named(self) -> None:
        self.setAccessibleName(self.tr("Confidence, {0}").format(self._range_text()))

    def _range_text(self) -> str:
        return self.tr("any") if self.range == WHOLE else self.tr("{0} – {1} %").format(*self._range)

    def _caption_height(self) -> int:
        return QFontMetrics(font_for(TextRole.CAPTION)).height()

    def _groove_y(self) -> float:
        return self.height() - RADIUS - 0.5


def _is_ours(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and (event.key() in STEPS or event.key() in HANDLES)
