"""A small sign in the corner of a thumbnail: a tick on green for a right answer, a cross on red for a wrong one."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from vit_studio.window.theme import current_theme

LEAST_SIDE: Final = 13
SHARE: Final = 0.17
"""Of the thumbnail's side."""

_CROSS: Final = (((0.3, 0.3), (0.7, 0.7)), ((0.7, 0.3), (0.3, 0.7)))
_TICK: Final = (((0.26, 0.52), (0.44, 0.7)), ((0.44, 0.7), (0.75, 0.32)))


def mark_box(box: QRect) -> QRectF:
    """Where the sign stands on a thumbnail: the lower right corner."""
    side = max(LEAST_SIDE, SHARE * box.width())
    return QRectF(box.right() + 1 - side, box.bottom() + 1 - side, side, side)


def draw_answer_mark(painter: QPainter, box: QRect, *, right: bool) -> None:
    """Shape and colour say the same, for eyes that tell no red from green; a wrong answer is round and stands out."""
    theme, place = current_theme(), mark_box(box)
    painter.setPen(QPen(theme.surface, 1.2))
    painter.setBrush(theme.good if right else theme.bad)
    if right:
        painter.drawRect(place.adjusted(0.6, 0.6, -0.6, -0.6))
    else:
        painter.drawEllipse(place)
    width = max(1.5, 0.12 * place.width())
    painter.setPen(QPen(theme.surface, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for start, end in _TICK if right else _CROSS:
        painter.drawLine(_within(place, start), _within(place, end))


def _within(box: QRectF, share: tuple[float, float]) -> QPointF:
    return QPointF(box.left() + share[0] * box.width(), box.top() + share[1] * box.height())
