"""The signs of one moment back and one moment on, as players of films have them: the bar is where one comes from."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

GAP = 3.5
"""From the bar to the triangle's base: with its tip at the bar it would mean the first, or the last."""


def draw_earlier(painter: QPainter, box: QRectF) -> None:
    """One moment back: ◀|."""
    _draw(painter, tip=box.left(), bar=box.right(), base=box.right() - GAP, box=box)


def draw_later(painter: QPainter, box: QRectF) -> None:
    """One moment on: |▶."""
    _draw(painter, tip=box.right(), bar=box.left(), base=box.left() + GAP, box=box)


def _draw(painter: QPainter, *, tip: float, bar: float, base: float, box: QRectF) -> None:
    painter.setBrush(painter.pen().color())
    corners = [QPointF(base, box.top()), QPointF(tip, box.center().y()), QPointF(base, box.bottom())]
    painter.drawPolygon(QPolygonF(corners))
    painter.drawLine(QPointF(bar, box.top()), QPointF(bar, box.bottom()))
