"""The values of all curves at one place: a line across the plot, and a card beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from vit_studio.window.theme import RADIUS, SPACE_M, SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.charts.curves_layout import CurvesLayout
from vit_studio.window.views.charts.curves_legend import SWATCH, Entry, draw_swatch


def draw_readout(painter: QPainter, layout: CurvesLayout, *, x: float, title: str, entries: Sequence[Entry]) -> None:
    """A line at x, and a card beside it that names the values there."""
    theme, plot = current_theme(), layout.plot
    across = round(float(layout.across(x)))
    painter.fillRect(QRectF(across, plot.top(), 1, plot.height()), theme.muted)
    captions, numbers = QFontMetricsF(font_for(TextRole.CAPTION)), QFontMetricsF(font_for(TextRole.NUMBER))
    row = round(captions.height()) + 2
    names = max((captions.horizontalAdvance(entry.curve.name) for entry in entries), default=0.0)
    values = max((numbers.horizontalAdvance(entry.value + entry.note) for entry in entries), default=0.0)
    inner = max(SWATCH + names + values + 2 * SPACE_S, captions.horizontalAdvance(title))
    card = QRectF(across + SPACE_M, plot.top() + SPACE_S, inner + 2 * SPACE_S, row * (len(entries) + 1) + SPACE_S)
    if card.right() > plot.right():
        card.moveRight(across - SPACE_M)
    card.moveLeft(max(card.left(), 1.0))
    _draw_card(painter, card)
    painter.setFont(font_for(TextRole.CAPTION))
    painter.setPen(theme.muted)
    line = QRectF(card.left() + SPACE_S, card.top() + SPACE_XS, inner, row)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
    for entry in entries:
        line.translate(0, row)
        _draw_readout_line(painter, line, entry)


def _draw_card(painter: QPainter, card: QRectF) -> None:
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.border)
    painter.setBrush(theme.raised)
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_readout_line(painter: QPainter, line: QRectF, entry: Entry) -> None:
    theme = current_theme()
    middle = Qt.AlignmentFlag.AlignVCenter
    draw_swatch(painter, QRectF(line.left(), line.top(), SWATCH, line.height()), entry.curve)
    painter.setFont(font_for(TextRole.CAPTION))
    painter.setPen(theme.text)
    painter.drawText(line.adjusted(SWATCH + SPACE_S, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, entry.curve.name)
    painter.setFont(font_for(TextRole.NUMBER))
    value = line.adjusted(0, 0, -QFontMetricsF(painter.font()).horizontalAdvance(entry.note), 0)
    painter.drawText(value, Qt.AlignmentFlag.AlignRight | middle, entry.value)
    painter.setPen(theme.muted)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, entry.note)
