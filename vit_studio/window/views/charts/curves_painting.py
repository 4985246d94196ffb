"""How a line chart is drawn: its axes, lines and points."""

from collections.abc import Callable
from typing import Final

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from vit_studio.window.theme import TextRole, current_theme, font_for, mix
from vit_studio.window.views.charts.curve import Curve, Values
from vit_studio.window.views.charts.curve_colours import curve_colour
from vit_studio.window.views.charts.curves_layout import LABEL_GAP, TICK_GAP, CurvesLayout

LINE: Final = 1.6
DASHES: Final = (4.0, 2.5)
DOTS: Final = (1.2, 1.8)
"""Strokes and gaps in widths of the line."""
DOT: Final = 3.0
SPARSE: Final = 14.0
"""Logical pixels between points from which each gets a dot: it was measured there, and nowhere between."""
FAINT: Final = 0.72
"""Share of the background in a raw line behind its smoothed one."""

SHORT: Final = 64
"""Points up to which a line may take the slow way."""

BAND_ALPHA: Final = 20
BREAK_GAP: Final = 4.0
BREAK_REACH: Final = 4.0
"""Between the strokes of a broken axis, and how far they reach to both sides."""
EDGE_ROOM: Final = 6.0
"""Logical pixels at the right of the plot that a number at its end may take."""


def draw_axes(
    painter: QPainter,
    layout: CurvesLayout,
    *,
    x_title: str,
    x_text: Callable[[float], str] | None = None,
    y_text: Callable[[float], str] | None = None,
    selected: float | None = None,
) -> None:
    """Grid lines, the numbers of both axes, the selected one of which stands out, and the title of the x axis."""
    theme, plot = current_theme(), layout.plot
    painter.setFont(font_for(TextRole.NUMBER))
    metrics = QFontMetricsF(painter.font())
    line = mix(theme.grid, theme.surface, 0.55)
    painter.setPen(theme.muted)
    for tick in layout.y.ticks:
        y = round(float(layout.down(tick)))
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), line)
        label = QRectF(0, y - metrics.height() / 2, plot.left() - TICK_GAP, metrics.height())
        text = (y_text or layout.y.text)(tick)
        painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), theme.grid)
    baseline = plot.bottom() + TICK_GAP + metrics.ascent()
    below = plot.center().x() - metrics.horizontalAdvance(x_title) / 2, baseline + metrics.height()
    aside = plot.right() + EDGE_ROOM + LABEL_GAP, baseline
    painter.drawText(QPointF(*(aside if layout.title_aside else below)), x_title)
    _draw_places(painter, layout, baseline, x_text or layout.x.text, selected)


def draw_band(painter: QPainter, band: QRectF) -> None:
    """The wash behind the column of what is selected."""
    wash = QColor(current_theme().selection)
    wash.setAlpha(BAND_ALPHA)
    painter.fillRect(band, wash)


def draw_break(painter: QPainter, plot: QRectF) -> None:
    """Two strokes at the foot of a y axis that does not begin at zero."""
    painter.setPen(QPen(current_theme().muted, 1.2))
    for shift in (0.0, BREAK_GAP):
        foot = QPointF(plot.left(), plot.bottom() - 2 * BREAK_GAP - shift)
        painter.drawLine(foot + QPointF(-BREAK_REACH, 2), foot + QPointF(BREAK_REACH, -2))


def _draw_places(
    painter: QPainter, layout: CurvesLayout, baseline: float, text: Callable[[float], str], selected: float | None
) -> None:
    """The numbers of the x axis; those that the selected one would run into give way."""
    theme, plot = current_theme(), layout.plot
    metrics = QFontMetricsF(painter.font())

    def span(tick: float) -> tuple[float, float]:
        width = metrics.horizontalAdvance(text(tick))
        left = min(float(layout.across(tick)) - width / 2, plot.right() + EDGE_ROOM - width)
        return left, left + width

    chosen = None if selected is None else span(selected)
    for tick in layout.x.ticks:
        painter.fillRect(QRectF(round(float(layout.across(tick))), plot.bottom(), 1, 4), theme.grid)
        left, right = span(tick)
        if chosen is None or right + LABEL_GAP < chosen[0] or left > chosen[1] + LABEL_GAP:
            painter.drawText(QPointF(left, baseline), text(tick))
    if selected is not None and chosen is not None:
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wider = QFontMetricsF(bold).horizontalAdvance(text(selected)) - (chosen[1] - chosen[0])
        painter.setFont(bold)
        painter.setPen(theme.selection_text)
        painter.drawText(QPointF(chosen[0] - wider / 2, baseline), text(selected))


def draw_curve(painter: QPainter, layout: CurvesLayout, curve: Curve) -> None:
    """One line, thinned to what the screen can show; its points too where they are few."""
    if not len(curve):
        return
    columns = max(int(layout.plot.width()), 1)
    xs, ys = curve.thinned_to(layout.x.low, layout.x.high, columns)
    points = polygon(layout.across(xs), layout.down(ys))
    colour = curve_colour(curve)
    if curve.faint:
        colour = mix(colour, current_theme().surface, FAINT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_line(painter, points, curve_pen(curve, colour), fine=curve.faint)
    if len(curve) == 1 or layout.plot.width() / len(curve) > SPARSE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        own_xs, own_ys = curve.own_points
        for x, y in zip(own_xs.tolist(), own_ys.tolist(), strict=True):
            painter.drawEllipse(layout.point(x, y), DOT, DOT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def polygon(xs: Values, ys: Values) -> QPolygonF:
    """Points from two arrays, in the form that Qt streams them: 20 times as quick as a QPointF for each."""
    pairs = np.column_stack((xs, ys)).astype(">f8")
    points = QPolygonF()
    stream = QDataStream(QByteArray(len(xs).to_bytes(4, "big") + pairs.tobytes()))
    stream >> points
    return points


def draw_line(painter: QPainter, points: QPolygonF, pen: QPen, *, fine: bool = False) -> None:
    """A polyline; a long one by hairlines laid side by side, or, where it is to be fine, by one alone.

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
    if fine:
        painter.drawPolyline(points)
        return
    for shift in (reach * (ring + 1) / rings for ring in range(rings)):
        for across, down in ((shift, 0.0), (-shift, 0.0), (0.0, shift), (0.0, -shift)):
            painter.drawPolyline(points.translated(across, down))


def curve_pen(curve: Curve, colour: QColor) -> QPen:
    """The pen of a curve."""
    pen = QPen(colour, LINE)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # a mitre would stick out of each spike
    if curve.dashed or curve.dotted:
        pen.setDashPattern(list(DASHES if curve.dashed else DOTS))
    return pen


def draw_dot(painter: QPainter, point: QPointF, colour: QColor) -> None:
    """The point that a value was read from."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(current_theme().surface, 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(point, DOT + 1, DOT + 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
