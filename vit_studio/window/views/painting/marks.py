"""The lines that say "this one" on any picture: selection, hover, keyboard focus."""

from typing import Final

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QPainter

from vit_studio.window.theme import current_theme

LINE: Final = 2.0
"""Width of the selection line in logical pixels."""
EDGE: Final = 1.0
"""Width of the contrasting line on both of its sides."""
REACH: Final = 4
"""Room that a picture needs around it, so that no mark is cut off."""

_HOVER_INNER: Final = QColor(255, 255, 255, 235)
_HOVER_OUTER: Final = QColor(0, 0, 0, 200)
_CROSS_INNER: Final = QColor(255, 255, 255, 110)
_CROSS_OUTER: Final = QColor(0, 0, 0, 90)


def draw_selection(painter: QPainter, *rects: QRectF) -> None:
    """Outline what lies in the rectangles; the line runs outside of them and covers none of their pixels."""
    theme = current_theme()
    for rect in rects:
        _frame(painter, rect, 2 * EDGE + LINE, theme.selection_edge)
    for rect in rects:  # no edge over a line, where a row crosses a column
        _frame(painter, _around(rect, EDGE), LINE, theme.selection)


def draw_thin_selection(painter: QPainter, rect: QRectF) -> None:
    """The same where there is little room: one magenta line and one edge."""
    theme = current_theme()
    _frame(painter, rect, LINE / 2, theme.selection)
    _frame(painter, _around(rect, LINE / 2), EDGE, theme.selection_edge)


def draw_hover(painter: QPainter, rect: QRectF) -> None:
    """A light line within a dark one around what the mouse is over: seen on light and on dark pixels."""
    _frame(painter, rect, 1.0, _HOVER_INNER)
    _frame(painter, _around(rect, 1.0), 1.0, _HOVER_OUTER)


def draw_cross(painter: QPainter, *bands: QRectF) -> None:
    """Hairlines along a row and a column, so light that they cover nothing: where the mouse is in a large table."""
    for band in bands:
        _frame(painter, band, 1.0, _CROSS_INNER)
        _frame(painter, _around(band, 1.0), 1.0, _CROSS_OUTER)


def draw_focus(painter: QPainter, rect: QRectF) -> None:
    """The keyboard is in this picture."""
    _frame(painter, _around(rect, REACH - 1.5), 1.0, current_theme().accent)


def _around(rect: QRectF, distance: float) -> QRectF:
    return rect.marginsAdded(QMarginsF(distance, distance, distance, distance))


def _frame(painter: QPainter, inner: QRectF, thickness: float, colour: QColor) -> None:
    """Four bars around `inner`: sharper and quicker than a pen, and nothing is painted twice."""
    outer = _around(inner, thickness)
    painter.fillRect(QRectF(outer.left(), outer.top(), outer.width(), thickness), colour)
    painter.fillRect(QRectF(outer.left(), inner.bottom(), outer.width(), thickness), colour)
    painter.fillRect(QRectF(outer.left(), inner.top(), thickness, inner.height()), colour)
    painter.fillRect(QRectF(inner.right(), inner.top(), thickness, inner.height()), colour)
