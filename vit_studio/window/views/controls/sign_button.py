"""A small sign that is clicked: drawn in the theme's ink, quiet until the mouse or the focus is on it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vit_studio.window.theme import current_theme

SIDE: Final = 20
SIGN: Final = 8.0
"""Logical pixels that a sign is high, of the SIDE that can be clicked."""
_CORNER: Final = 4
_RING: Final = 2.0
"""Of the focus, as the style sheet draws it around other buttons."""

Draw = Callable[[QPainter, QRectF], None]


class SignButton(QAbstractButton):
    """Qt's own signs are pictures that the dark theme swallows; `draw` gets a painter and the sign's square."""

    def __init__(self, name: str, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_name(self, name: str) -> None:
        """What it does, for tip and screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.underMouse() or self.hasFocus() or self.isDown()
        if is_lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.sunken)
            painter.drawRoundedRect(self.rect(), _CORNER, _CORNER)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, _RING))
            inset = _RING / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _CORNER, _CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.text if is_lit else theme.muted, 1.2))
        box = QRectF(0, 0, SIGN, SIGN)
        box.moveCenter(QRectF(self.rect()).center())
        self._draw(painter, box)
        painter.end()


def draw_dots(painter: QPainter, box: QRectF) -> None:
    """Three dots in a row: there is more."""
    side = 2.0
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    for left in (box.left() - 1, box.center().x() - side / 2, box.right() + 1 - side):
        painter.drawEllipse(QRectF(left, box.center().y() - side / 2, side, side))


def draw_enlarge(painter: QPainter, box: QRectF) -> None:
    """Two corners that are drawn apart: the same, larger."""
    reach = box.width() * 0.45
    painter.drawPolyline([box.topRight() - QPointF(reach, 0), box.topRight(), box.topRight() + QPointF(0, reach)])
    painter.drawPolyline([box.bottomLeft() + QPointF(reach, 0), box.bottomLeft(), box.bottomLeft() - QPointF(0, reach)])
    painter.drawLine(box.topRight(), box.center() + QPointF(1, -1))
    painter.drawLine(box.bottomLeft(), box.center() + QPointF(-1, 1))


def draw_question(painter: QPainter, box: QRectF) -> None:
    """A question mark in a ring."""
    ring = box.adjusted(-2.5, -2.5, 2.5, 2.5)
    painter.drawEllipse(ring)
    font = painter.font()
    font.setPixelSize(round(SIGN) + 2)
    painter.setFont(font)
    painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, "?")
