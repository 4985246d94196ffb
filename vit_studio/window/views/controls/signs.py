"""Signs of what a button does, drawn: fonts and themes disagree about such glyphs."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

Draw = Callable[[QPainter, QRectF], None]
"""Draws a sign into a square, with the painter's pen and brush of one colour."""

SIDE: Final = 14
"""Logical pixels of an icon."""


def sign_icon(draw: Draw, ink: QColor, faint: QColor, *, ratio: float = 1.0) -> QIcon:
    """The sign in `ink`, and in `faint` where its button cannot be used; sharp on a screen of that pixel ratio."""
    icon = QIcon()
    icon.addPixmap(_pixmap(draw, ink, ratio), QIcon.Mode.Normal)
    icon.addPixmap(_pixmap(draw, faint, ratio), QIcon.Mode.Disabled)
    return icon


def _pixmap(draw: Draw, colour: QColor, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(SIDE, SIDE) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    draw(painter, QRectF(2, 2, SIDE - 4, SIDE - 4))
    painter.end()
    return pixmap


def draw_play(painter: QPainter, box: QRectF) -> None:
    """A triangle to the right."""
    right = QPointF(box.right(), box.center().y())
    painter.drawPolygon(QPolygonF([box.topLeft() + QPointF(1, 0), right, box.bottomLeft() + QPointF(1, 0)]))


def draw_pause(painter: QPainter, box: QRectF) -> None:
    """Two bars."""
    width = box.width() * 0.3
    for left in (box.left() + 0.5, box.right() - 0.5 - width):
        painter.drawRect(QRectF(left, box.top(), width, box.height()))


def draw_stop(painter: QPainter, box: QRectF) -> None:
    """A square."""
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def draw_step(painter: QPainter, box: QRectF) -> None:
    """A triangle up to a bar."""
    bar = box.width() * 0.22
    tip = QPointF(box.right() - bar, box.center().y())
    painter.drawPolygon(QPolygonF([box.topLeft(), tip, box.bottomLeft()]))
    painter.drawRect(QRectF(box.right() - bar, box.top(), bar, box.height()))


def draw_reset(painter: QPainter, box: QRectF) -> None:
    """An arrow that goes round, back to where it began."""
    ring = box.adjusted(1, 1, -1, -1)
    colour = painter.brush().color()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(ring, 110 * 16, -290 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    head = QPointF(ring.center().x() - 0.5, ring.top())
    painter.drawPolygon(QPolygonF([head + QPointF(-3.6, 0.2), head + QPointF(0.4, -3), head + QPointF(0.4, 3.4)]))


def draw_die(painter: QPainter, box: QRectF) -> None:
    """A die that shows five: chance."""
    path = QPainterPath()
    path.addRoundedRect(box, 2, 2)
    radius = box.width() * 0.09
    for x, y in ((0.27, 0.27), (0.73, 0.27), (0.5, 0.5), (0.27, 0.73), (0.73, 0.73)):
        centre = QPointF(box.left() + x * box.width(), box.top() + y * box.height())
        hole = QPainterPath()
        hole.addEllipse(centre, radius, radius)
        path -= hole
    painter.drawPath(path)
