"""The values of all curves at one place: a line across the plot, and a card beside it."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from vit_studio.window.theme import RADIUS, SPACE_M, SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.charts.curves_layout import CurvesLayout
from vit_studio.window.views.charts.curves_legend import SWATCH, Entry, draw_swatch
from vit_studio.window.views.panels.compared_mark import DIFFERENCE, A, B

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclasses.dataclass(frozen=True)
class _Columns:
    """How wide names and numbers are, in logical pixels; of differences A's and B's stand behind the value."""

    is_named: bool
    names: float
    values: float
    parts: tuple[float, ...]
    """A's and B's; none where nothing is subtracted."""

    @classmethod
    def of(cls, title: str, entries: Sequence[Entry], room: float) -> "_Columns":
        """Where the numbers of a difference find no room beside the names, the colours have to do, as in the legend."""
        columns = cls._of(title, entries, is_named=True)
        return cls._of(title, entries, is_named=False) if columns.parts and columns.width > room else columns

    @classmethod
    def _of(cls, title: str, entries: Sequence[Entry], *, is_named: bool) -> "_Columns":
        captions, numbers = QFontMetricsF(font_for(TextRole.CAPTION)), QFontMetricsF(font_for(TextRole.NUMBER))
        texts = [entry.curve.name for entry in entries] if is_named else []
        names = SWATCH + max((SPACE_S + captions.horizontalAdvance(text) for text in texts), default=0.0)
        values = [numbers.horizontalAdvance(entry.value + entry.note) for entry in entries]
        pairs = [entry.parts for entry in entries if entry.parts is not None]
        if not pairs:  # the title has all of the line
            widest = max(values, default=0.0)
            return cls(is_named, max(names, captions.horizontalAdvance(title) - widest - SPACE_S), widest, ())
        heads = [captions.horizontalAdvance(head) for head in (DIFFERENCE, A, B)]
        parts = [max(map(numbers.horizontalAdvance, column)) for column in zip(*pairs, strict=True)]
        widths = [max(pair) for pair in zip((max(values), *parts), heads, strict=True)]
        return cls(is_named, max(names, captions.horizontalAdvance(title)), widths[0], (widths[1], widths[2]))

    @property
    def width(self) -> float:
        """Of all of them, and the gaps between."""
        return self.names + SPACE_S + self.values + sum(width + SPACE_M for width in self.parts)

    def cells(self, line: QRectF) -> list[QRectF]:
        """Where value, A's and B's number stand in a line."""
        left, cells = line.left() + self.names + SPACE_S, []
        for width in (self.values, *self.parts):
            cells.append(QRectF(left, line.top(), width, line.height()))
            left += width + SPACE_M
        return cells


def draw_readout(painter: QPainter, layout: CurvesLayout, *, x: float, title: str, entries: Sequence[Entry]) -> None:
    """A line at x, and a card beside it that names the values there."""
    theme, plot = current_theme(), layout.plot
    across = round(float(layout.across(x)))
    painter.fillRect(QRectF(across, plot.top(), 1, plot.height()), theme.muted)
    room = max(across - SPACE_M, plot.right() - across - SPACE_M) - 2 * SPACE_S - 1
    row, columns = round(QFontMetricsF(font_for(TextRole.CAPTION)).height()) + 2, _Columns.of(title, entries, room)
    inner = columns.width
    card = QRectF(across + SPACE_M, plot.top() + SPACE_S, inner + 2 * SPACE_S, row * (len(entries) + 1) + SPACE_S)
    if card.right() > plot.right():
        card.moveRight(across - SPACE_M)
    card.moveLeft(max(card.left(), 1.0))
    _draw_card(painter, card)
    painter.setFont(font_for(TextRole.CAPTION))
    painter.setPen(theme.muted)
    line = QRectF(card.left() + SPACE_S, card.top() + SPACE_XS, inner, row)
    painter.drawText(line, _LEFT, title)
    if columns.parts:
        for cell, head in zip(columns.cells(line), (DIFFERENCE, A, B), strict=True):
            painter.drawText(cell, _RIGHT, head)
    for entry in entries:
        line.translate(0, row)
        _draw_readout_line(painter, line, entry, columns)


def _draw_card(painter: QPainter, card: QRectF) -> None:
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.border)
    painter.setBrush(theme.raised)
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_readout_line(painter: QPainter, line: QRectF, entry: Entry, columns: _Columns) -> None:
    theme, (value, *parts) = current_theme(), columns.cells(line)
    draw_swatch(painter, QRectF(line.left(), line.top(), SWATCH, line.height()), entry.curve)
    painter.setFont(font_for(TextRole.CAPTION))
    painter.setPen(theme.text)
    if columns.is_named:
        painter.drawText(line.adjusted(SWATCH + SPACE_S, 0, 0, 0), _LEFT, entry.curve.name)
    painter.setFont(font_for(TextRole.NUMBER))
    note = QFontMetricsF(painter.font()).horizontalAdvance(entry.note)
    painter.drawText(value.adjusted(0, 0, -note, 0), _RIGHT, entry.value)
    painter.setPen(theme.muted)
    painter.drawText(value, _RIGHT, entry.note)
    for cell, text in zip(parts, entry.parts or (), strict=False):
        painter.drawText(cell, _RIGHT, text)
