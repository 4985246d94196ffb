"""The signs of what can be played: play, pause, a step on, a step back; drawn in the ink of the painter's pen."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF


def draw_play(painter: QPainter, box: QRectF, *, playing: bool) -> None:
    """A triangle, or while it plays the two bars of a pause."""
    painter.setBrush(painter.pen().color())
    if playing:
        for left in (box.left() + 0.5, box.right() - 3.0):
            painter.drawRect(QRectF(left, box.top(), 1.5, box.height()))
    else:
        _triangle(painter, box.adjusted(0.5, -0.5, 0.5, 0.5), 1)


def draw_step(painter: QPainter, box: QRectF) -> None:
    """One place on."""
    painter.setBrush(painter.pen().color())
    _triangle(painter, box.adjusted(0, 0, -2.5, 0), 1)
    painter.drawLine(QPointF(box.right(), box.top()), QPointF(box.right(), box.bottom()))


def draw_back(painter: QPainter, box: QRectF) -> None:
    """One place back."""
    painter.setBrush(painter.pen().color())
    _triangle(painter, box.adjusted(2.5, 0, 0, 0), -1)
    painter.drawLine(QPointF(box.left(), box.top()), QPointF(box.left(), box.bottom()))


def _triangle(painter: QPainter, box: QRectF, direction: int) -> None:
    tip, base = (box.right(), box.left()) if direction > 0 else (box.left(), box.right())
    corners = [QPointF(base, box.top()), QPointF(tip, box.center().y()), QPointF(base, box.bottom())]
    painter.drawPolygon(QPolygonF(corners))
