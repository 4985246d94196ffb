"""The head of a line chart: the title of its y axis, and each curve with the value it has where the reader is."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curve_colours import curve_colour
from vit_studio.window.views.charts.curves_painting import curve_pen
from vit_studio.window.views.painting.readout import Parts

SWATCH: Final = 18.0
SHORT_SWATCH: Final = 8.0
STROKE_SWATCH: Final = 16.0
"""Of a legend of names alone: where all lines are solid, and where two dashes must be told from three dots."""
CHIP: Final = 8.0
SHORT_GAP: Final = 5.0
STROKES: Final = {True: (0.375, 0.25), False: (0.15, 0.275)}
"""Line and gap of a dashed swatch, or of a dotted one, as shares of its width: both end with a whole stroke."""
_USUAL_VALUES: Final = ("−0.0000", "100.0 %")
"""Room that a value takes at least, so that the legend stands still while it changes."""


@dataclasses.dataclass(frozen=True)
class Entry:
    """A line of the legend or of the readout; `widest` is the longest that its value can become.

    One that `names_run` tells what a colour stands for, whatever the stroke, and has no value.
    """

    curve: Curve
    value: str
    note: str = ""
    widest: str = ""
    parts: Parts | None = None
    """Of a difference, what is subtracted."""
    names_run: bool = False


def entry_of(curve: Curve, strong: Curve, *, at: float | None, text: Callable[[float], str]) -> Entry:
    """A curve with the value that its `strong` form has at an x; with the last one if nobody asks for an x."""
    if not len(strong):
        return Entry(curve, "")
    if at is None:
        return Entry(curve, text(float(strong.ys[-1])))
    value = strong.value_at(at)
    widest = max(map(text, strong.ys.tolist()), key=len)
    return Entry(curve, "–" if value is None else text(value), widest=widest)


class Legend:
    """The title of the y axis at the left, the curves and their values beside or below it.

    It is as high as the names in `room` would need, even where fewer or shorter ones are shown: the plot below it
    must not jump when another curve is chosen. A legend of names alone keeps no room for values, and stands closer.
    """

    def __init__(self, entries: Sequence[Entry], *, title: str, width: float, room: Sequence[str] = ()) -> None:
        self._entries = entries
        self._has_values = any(entry.value for entry in entries)
        has_strokes = any(entry.curve.dashed or entry.curve.dotted for entry in entries)
        self._swatch = SWATCH if self._has_values else STROKE_SWATCH if has_strokes else SHORT_SWATCH
        self._gap = SPACE_M if self._has_values else SHORT_GAP
        self._width = width
        self._title = title
        self._names = QFontMetricsF(font_for(TextRole.CAPTION))
        self._numbers = QFontMetricsF(font_for(TextRole.NUMBER))
        self._row = round(max(self._names.height(), self._numbers.height())) + SPACE_XS
        self._places = self._placed(list(map(self._width_of, entries)))
        self._kept = self._placed([self._width_of(Entry(_stroke(name), "")) for name in room])

    @property
    def height(self) -> float:
        """Logical pixels, with the gap below it."""
        rows = 1 + max((row for row, _ in (*self._places, *self._kept)), default=0)
        return rows * self._row + SPACE_XS

    @property
    def room_left(self) -> float:
        """Logical pixels in the row of the title that more entries may take, with the gap before each."""
        taken = self._names.horizontalAdvance(self._title) if self._title else 0.0
        return self._width - taken - sum(self._width_of(entry) + self._gap for entry in self._entries)

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
        swatch = QRectF(corner.x(), corner.y(), self._swatch_of(entry), self._row)
        (draw_chip if entry.names_run else draw_swatch)(painter, swatch, entry.curve)
        left = swatch.right() + SPACE_XS
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        room = self._width - self._around(entry) - self._slot(entry)
        name = self._names.elidedText(entry.curve.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, corner.y() + self._baseline), name)
        left += self._names.horizontalAdvance(name) + SPACE_XS
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().text)
        painter.drawText(QPointF(left, corner.y() + self._baseline), entry.value)

    def _swatch_of(self, entry: Entry) -> float:
        return CHIP if entry.names_run else self._swatch

    def _around(self, entry: Entry) -> float:
        """What the line and the gaps of an entry take."""
        return self._swatch_of(entry) + SPACE_XS + (SPACE_XS if self._has_values and not entry.names_run else 0)

    def _width_of(self, entry: Entry) -> float:
        whole = self._around(entry) + self._names.horizontalAdvance(entry.curve.name) + self._slot(entry)
        return min(whole, self._width)  # a longer name is cut

    def _slot(self, entry: Entry) -> float:
        if entry.names_run or not self._has_values:
            return 0.0
        return max(map(self._numbers.horizontalAdvance, (entry.widest or entry.value, *_USUAL_VALUES)))

    def _placed(self, widths: list[float]) -> list[tuple[int, float]]:
        """(row, left) of each entry: all at the right of the title's row, or flowing on from the title."""
        total = sum(widths) + self._gap * max(len(widths) - 1, 0)
        title = self._numbers.horizontalAdvance(self._title) + self._gap if self._title else 0.0
        row, left = 0, max(title, self._width - total) if title + total <= self._width else title
        places = []
        for entry_width in widths:
            if left > 0 and left + entry_width > self._width + 0.5:
                row, left = row + 1, 0.0
            places.append((row, left))
            left += entry_width + self._gap
        return places


def draw_swatch(painter: QPainter, rect: QRectF, curve: Curve) -> None:
    """A piece of the curve's line, with whole strokes of one that is dashed or dotted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = curve_pen(curve, curve_colour(curve))
    pen.setWidthF(2.0)
    if curve.dashed or curve.dotted:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([share * rect.width() / pen.widthF() for share in STROKES[curve.dashed]])
    painter.setPen(pen)
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_chip(painter: QPainter, rect: QRectF, curve: Curve) -> None:
    """A disc in the curve's colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(curve_colour(curve))
    painter.drawEllipse(rect.center(), CHIP / 2, CHIP / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _stroke(name: str) -> Curve:
    """A line without points."""
    return Curve(name, np.empty(0), np.empty(0))
