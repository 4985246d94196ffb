"""How a line chart is drawn: axes, lines, points, legend, and the values under the mouse."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from vit_studio.window.theme import RADIUS, SPACE_M, SPACE_S, SPACE_XS, TextRole, current_theme, font_for, mix
from vit_studio.window.views.charts.curve import Curve, Values, thinned
from vit_studio.window.views.charts.curves_layout import TICK_GAP, CurvesLayout

LINE: Final = 1.6
DOT: Final = 3.0
SPARSE: Final = 14.0
"""Logical pixels between points from which each gets a dot: it was measured there, and nowhere between."""
FAINT: Final = 0.72
"""Share of the background in a raw line behind its smoothed one."""

SHORT: Final = 64
"""Points up to which a line may take the slow way."""

_SWATCH: Final = 18.0
_USUAL_VALUE: Final = "0.0000"
"""Room that a value takes at least, so that the legend stands still while it changes."""


@dataclasses.dataclass(frozen=True)
class Entry:
    """A line of the legend or of the readout."""

    curve: Curve
    value: str
    note: str = ""


def series_colour(role: int) -> QColor:
    """The colour of a curve by its role."""
    series = current_theme().series
    return series[role % len(series)]


def draw_axes(
    painter: QPainter, layout: CurvesLayout, *, x_title: str, y_text: Callable[[float], str] | None = None
) -> None:
    """Grid lines, numbers on both axes, and the title of the x axis at its end."""
    theme, plot = current_theme(), layout.plot
    painter.setFont(font_for(TextRole.NUMBER))
    metrics = QFontMetricsF(painter.font())
    line = mix(theme.grid, theme.surface, 0.55)
    for tick in layout.y.ticks:
        y = round(float(layout.down(tick)))
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), line)
        label = QRectF(0, y - metrics.height() / 2, plot.left() - TICK_GAP, metrics.height())
        painter.setPen(theme.muted)
        text = (y_text or layout.y.text)(tick)
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), theme.grid)
    title = metrics.horizontalAdvance(x_title)
    below = plot.bottom() + TICK_GAP
    painter.drawText(QPointF(plot.right() - title, below + metrics.ascent()), x_title)
    for tick in layout.x.ticks:
        x, text = round(float(layout.across(tick))), layout.x.text(tick)
        half = metrics.horizontalAdvance(text) / 2
        if x + half + SPACE_M < plot.right() - title:
            painter.fillRect(QRectF(x, plot.bottom(), 1, 4), theme.grid)
            painter.drawText(QPointF(x - half, below + metrics.ascent()), text)


def draw_curve(painter: QPainter, layout: CurvesLayout, curve: Curve) -> None:
    """One line, thinned to what the screen can show; its points too where they are few."""
    if not len(curve):
        return
    columns = max(int(layout.plot.width()), 1)
    xs, ys = thinned(curve.xs, curve.ys, low=layout.x.low, high=layout.x.high, columns=columns)
    points = polygon(layout.across(xs), layout.down(ys))
    colour = series_colour(curve.role)
    if curve.faint:
        colour = mix(colour, current_theme().surface, FAINT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_line(painter, points, line_pen(colour, dashed=curve.dashed))
    if len(curve) == 1 or layout.plot.width() / len(curve) > SPARSE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, y in zip(curve.xs.tolist(), curve.ys.tolist(), strict=True):
            painter.drawEllipse(layout.point(x, y), DOT, DOT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def polygon(xs: Values, ys: Values) -> QPolygonF:
    """Points from two arrays, in the form that Qt streams them: 20 times as quick as a QPointF for each."""
    pairs = np.column_stack((xs, ys)).astype(">f8")
    points = QPolygonF()
    stream = QDataStream(QByteArray(len(xs).to_bytes(4, "big") + pairs.tobytes()))
    stream >> points
    return points


def draw_line(painter: QPainter, points: QPolygonF, pen: QPen) -> None:
    """A polyline; a long one by hairlines laid side by side.

    Qt has a quick way for hairlines only: 1,500 points of noise take 1 ms so, and 130 ms with a pen of 1.6 pixels.
    """
    if points.size() <= SHORT:
        painter.setPen(pen)
        painter.drawPolyline(points)
        return
    hairline = 1 / painter.device().devicePixelRatioF()
    reach = (pen.widthF() - hairline) / 2
    rings = max(round(reach / hairline), 1)
    pen.setCosmetic(True)
    pen.setWidthF(1.0)
    painter.setPen(pen)
    for shift in (reach * (ring + 1) / rings for ring in range(rings)):
        for across, down in ((shift, 0.0), (-shift, 0.0), (0.0, shift), (0.0, -shift)):
            painter.drawPolyline(points.translated(across, down))


def line_pen(colour: QColor, *, dashed: bool) -> QPen:
    """The pen of a curve."""
    pen = QPen(colour, LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # a mitre would stick out of each spike
    if dashed:
        pen.setDashPattern([4.0, 2.5])
    return pen


class Legend:
    """The head of the chart: title of the y axis at the left, the curves and their latest values beside or below it."""

    def __init__(self, entries: Sequence[Entry], *, title: str, width: float) -> None:
        self._entries = entries
        self._title = title
        self._names = QFontMetricsF(font_for(TextRole.CAPTION))
        self._numbers = QFontMetricsF(font_for(TextRole.NUMBER))
        self._row = round(max(self._names.height(), self._numbers.height())) + SPACE_XS
        self._places = self._placed(width)

    @property
    def height(self) -> float:
        """Logical pixels, with the gap below it."""
        rows = 1 + max((row for row, _ in self._places), default=0)
        return rows * self._row + SPACE_XS

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """Draw it with its upper left corner at `corner`."""
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().muted)
        painter.drawText(corner + QPointF(0, self._baseline), self._title)
        for entry, (row, left) in zip(self._entries, self._places, strict=True):
            self._draw_entry(painter, corner + QPointF(left, row * self._row), entry)

    @property
    def _baseline(self) -> float:
        return (self._row + self._names.ascent() - self._names.descent()) / 2

    def _draw_entry(self, painter: QPainter, corner: QPointF, entry: Entry) -> None:
        draw_swatch(painter, QRectF(corner.x(), corner.y(), _SWATCH, self._row), entry.curve)
        left = corner.x() + _SWATCH + SPACE_XS
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        painter.drawText(QPointF(left, corner.y() + self._baseline), entry.curve.name)
        left += self._names.horizontalAdvance(entry.curve.name) + SPACE_XS
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().text)
        painter.drawText(QPointF(left, corner.y() + self._baseline), entry.value)

    def _width_of(self, entry: Entry) -> float:
        value = max(map(self._numbers.horizontalAdvance, (entry.value, _USUAL_VALUE)))
        return _SWATCH + SPACE_XS + self._names.horizontalAdvance(entry.curve.name) + SPACE_XS + value

    def _placed(self, width: float) -> list[tuple[int, float]]:
        """(row, left) of each entry: all at the right of the title's row, or flowing on from the title."""
        widths = list(map(self._width_of, self._entries))
        total = sum(widths) + SPACE_M * max(len(widths) - 1, 0)
        title = self._numbers.horizontalAdvance(self._title) + SPACE_M if self._title else 0.0
        row, left = 0, max(title, width - total) if title + total <= width else title
        places = []
        for entry_width in widths:
            if left > 0 and left + entry_width > width + 0.5:
                row, left = row + 1, 0.0
            places.append((row, left))
            left += entry_width + SPACE_M
        return places


def draw_swatch(painter: QPainter, rect: QRectF, curve: Curve) -> None:
    """A piece of the curve's line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = line_pen(series_colour(curve.role), dashed=curve.dashed)
    pen.setWidthF(2.0)
    painter.setPen(pen)
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_readout(painter: QPainter, layout: CurvesLayout, *, x: float, title: str, entries: Sequence[Entry]) -> None:
    """A line at x, and a card beside it that names the values there."""
    theme, plot = current_theme(), layout.plot
    across = round(float(layout.across(x)))
    painter.fillRect(QRectF(across, plot.top(), 1, plot.height()), theme.muted)
    captions, numbers = QFontMetricsF(font_for(TextRole.CAPTION)), QFontMetricsF(font_for(TextRole.NUMBER))
    row = round(captions.height()) + 2
    names = max((captions.horizontalAdvance(entry.curve.name) for entry in entries), default=0.0)
    values = max((numbers.horizontalAdvance(entry.value + entry.note) for entry in entries), default=0.0)
    inner = max(_SWATCH + names + values + 2 * SPACE_S, captions.horizontalAdvance(title))
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
    draw_swatch(painter, QRectF(line.left(), line.top(), _SWATCH, line.height()), entry.curve)
    painter.setFont(font_for(TextRole.CAPTION))
    painter.setPen(theme.text)
    painter.drawText(line.adjusted(_SWATCH + SPACE_S, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | middle, entry.curve.name)
    painter.setFont(font_for(TextRole.NUMBER))
    value = line.adjusted(0, 0, -QFontMetricsF(painter.font()).horizontalAdvance(entry.note), 0)
    painter.drawText(value, Qt.AlignmentFlag.AlignRight | middle, entry.value)
    painter.setPen(theme.muted)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, entry.note)


def draw_dot(painter: QPainter, point: QPointF, role: int) -> None:
    """The point that a value was read from."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(current_theme().surface, 1.5))
    painter.setBrush(series_colour(role))
    painter.drawEllipse(point, DOT + 1, DOT + 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def extent(curves: Sequence[Curve], pick: Callable[[Curve], np.ndarray]) -> tuple[float, float]:
    """Least and greatest of what `pick` takes from curves that have points."""
    values = [pick(curve) for curve in curves if len(curve)]
    return min(float(part.min()) for part in values), max(float(part.max()) for part in values)
