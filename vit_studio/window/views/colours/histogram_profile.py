"""The histogram as a slim grey profile along a colour bar, and the mark that points at one value on it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from vit_studio.window.theme import current_theme, mix
from vit_studio.window.views.colours.histogram import Histogram

PROFILE: Final = 14.0
"""Logical pixels that the profile takes beside the bar, with the gap between them."""

_GAP: Final = 2.0
_BIN: Final = 4.0
_FEWEST: Final = 8
_MOST: Final = 64
_ARROW: Final = 4.0


def bins_along(length: float) -> int:
    """How many bins can be told apart on a bar of that length."""
    return min(max(int(length // _BIN), _FEWEST), _MOST)


def paint_profile(painter: QPainter, bar: QRectF, histogram: Histogram, *, upright: bool) -> None:
    """Grows away from the bar, at its left or above it; arrows at the ends say that there are values beyond."""
    theme = current_theme()
    colour = mix(theme.muted, theme.surface, 0.35)
    length = (bar.height() if upright else bar.width()) / len(histogram.counts)
    for index, height in enumerate(histogram.heights.tolist()):
        if height <= 0:
            continue
        reach = max(height * (PROFILE - _GAP), 1.0)  # one value among thousands must be seen
        if upright:
            top = bar.bottom() - (index + 1) * length
            painter.fillRect(QRectF(bar.left() - _GAP - reach, top, reach, length), colour)
        else:
            left = bar.left() + index * length
            painter.fillRect(QRectF(left, bar.top() - _GAP - reach, length, reach), colour)
    if histogram.above:
        _paint_arrow(painter, bar, high=True, upright=upright)
    if histogram.below:
        _paint_arrow(painter, bar, high=False, upright=upright)


def paint_pointer(painter: QPainter, bar: QRectF, unit: float, *, upright: bool) -> None:
    """A light line within a dark one across the bar: seen on each of its colours."""
    theme = current_theme()
    if upright:
        at = bar.bottom() - unit * bar.height()
        line = QRectF(bar.left() - 2, min(max(at - 0.5, bar.top()), bar.bottom() - 1), bar.width() + 4, 1)
        edge = line.adjusted(0, -1, 0, 1)
    else:
        at = bar.left() + unit * bar.width()
        line = QRectF(min(max(at - 0.5, bar.left()), bar.right() - 1), bar.top() - 2, 1, bar.height() + 4)
        edge = line.adjusted(-1, 0, 1, 0)
    painter.fillRect(edge, theme.surface)
    painter.fillRect(line, theme.text)


def _paint_arrow(painter: QPainter, bar: QRectF, *, high: bool, upright: bool) -> None:
    """A small triangle in the corner of the profile that points out of the range."""
    theme = current_theme()
    if upright:
        tip = QPointF(bar.left() - PROFILE / 2 - 1, bar.top() if high else bar.bottom())
        sign = 1 if high else -1
        base = (QPointF(-_ARROW, sign * 1.4 * _ARROW), QPointF(_ARROW, sign * 1.4 * _ARROW))
    else:
        tip = QPointF(bar.right() if high else bar.left(), bar.top() - PROFILE / 2 - 1)
        sign = -1 if high else 1
        base = (QPointF(sign * 1.4 * _ARROW, -_ARROW), QPointF(sign * 1.4 * _ARROW, _ARROW))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.surface)
    painter.setBrush(theme.text)
    painter.drawPolygon(QPolygonF([tip, *(tip + offset for offset in base)]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.restore()
