"""The numbers beside a colour bar: where they stand, each with a tick, and which of them find room."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.colours.bar_ticks import BarTick, bar_ticks
from vit_studio.window.views.colours.levels import Levels

TICK: Final = 3
"""Length of a tick."""


def placed_numbers(bar: QRectF, levels: Levels, *, upright: bool) -> list[tuple[BarTick, QRectF]]:
    """The numbers that are written beside a bar, and where; what stands between the ends makes way for them."""
    metrics = QFontMetricsF(font_for(TextRole.NUMBER))
    placed: list[tuple[BarTick, QRectF]] = []
    for tick in bar_ticks(levels):
        rect = _number_rect(bar, tick, metrics, upright=upright)
        apart = rect.adjusted(-SPACE_XS, 0, SPACE_XS, 0)
        if not any(apart.intersects(other) for _, other in placed):
            placed.append((tick, rect))
    return placed


def paint_numbers(painter: QPainter, bar: QRectF, levels: Levels, *, upright: bool) -> None:
    """Write them, and draw their ticks."""
    painter.setFont(font_for(TextRole.NUMBER))
    for tick, rect in placed_numbers(bar, levels, upright=upright):
        painter.setPen(QPen(current_theme().grid, 1.0))
        painter.drawLine(*_tick_line(bar, tick.unit, upright=upright))
        painter.setPen(current_theme().muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tick.text)


def _number_rect(bar: QRectF, tick: BarTick, metrics: QFontMetricsF, *, upright: bool) -> QRectF:
    """Centred on its value, but never beyond the ends of the bar."""
    width, height = metrics.horizontalAdvance(tick.text), metrics.height()
    if upright:
        # the capitals, not the line, should end where the bar ends
        slack = (height - metrics.capHeight()) / 2
        top = bar.bottom() - tick.unit * bar.height() - height / 2
        top = min(max(top, bar.top() - slack), bar.bottom() - height + slack)
        return QRectF(bar.right() + TICK + SPACE_XS, top, width, height)
    left = bar.left() + tick.unit * bar.width() - width / 2
    left = min(max(left, bar.left()), bar.right() - width)
    return QRectF(left, bar.bottom() + TICK, width, height)


def _tick_line(bar: QRectF, unit: float, *, upright: bool) -> tuple[int, int, int, int]:
    if upright:
        y = round(bar.bottom() - unit * (bar.height() - 1) - 1)
        return round(bar.right()) + 1, y, round(bar.right()) + TICK, y
    x = round(bar.left() + unit * (bar.width() - 1))
    return x, round(bar.bottom()) + 1, x, round(bar.bottom()) + TICK
