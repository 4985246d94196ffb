"""The head of a line chart: the title of its y axis, and each curve with the value it has where the reader is."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curve_colours import curve_colour
from vit_studio.window.views.charts.curves_painting import curve_pen
from vit_studio.window.views.painting.readout import Parts

SWATCH: Final = 18.0
SHORT_SWATCH: Final = 8.0
SHORT_GAP: Final = 5.0
"""Of a legend of names alone."""
_USUAL_VALUES: Final = ("−0.0000", "100.0 %")
"""Room that a value takes at least, so that the legend stands still while it changes."""


@dataclasses.dataclass(frozen=True)
class Entry:
    """A line of the legend or of the readout; `widest` is the longest that its value can become."""

    curve: Curve
    value: str
    note: str = ""
    widest: str = ""
    parts: Parts | None = None
    """Of a difference, what is subtracted."""


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
        self._swatch = SWATCH if self._has_values else SHORT_SWATCH
        self._gap = SPACE_M if self._has_values else SHORT_GAP
        self._around = self._swatch + SPACE_XS + (SPACE_XS if self._has_values else 0)
        """What the line and the gaps of an entry take."""
        self._width = width
        self._title = title
        self._names = QFontMetricsF(font_for(TextRole.CAPTION))
        self._numbers = QFontMetricsF(font_for(TextRole.NUMBER))
        self._row = round(max(self._names.height(), self._numbers.height())) + SPACE_XS
        self._places = self._placed(list(map(self._width_of, entries)))
        self._kept = self._placed([self._width_for(name, "") for name in room])

    @property
    def height(self) -> float:
        """Logical pixels, with the gap below it."""
        rows = 1 + max((row for row, _ in (*self._places, *self._kept)), default=0)
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
        draw_swatch(painter, QRectF(corner.x(), corner.y(), self._swatch, self._row), entry.curve)
        left = corner.x() + self._swatch + SPACE_XS
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        room = self._width - self._around - self._slot(entry.widest or entry.value)
        name = self._names.elidedText(entry.curve.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, corner.y() + self._baseline), name)
        left += self._names.horizontalAdvance(name) + SPACE_XS
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(current_theme().text)
        painter.drawText(QPointF(left, corner.y() + self._baseline), entry.value)

    def _width_of(self, entry: Entry) -> float:
        return self._width_for(entry.curve.name, entry.widest or entry.value)

    def _width_for(self, name: str, value: str) -> float:
        whole = self._around + self._names.horizontalAdvance(name) + self._slot(value)
        return min(whole, self._width)  # a longer name is cut

    def _slot(self, value: str) -> float:
        return max(map(self._numbers.horizontalAdvance, (value, *_USUAL_VALUES))) if self._has_values else 0.0

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
    """A piece of the curve's line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = curve_pen(curve, curve_colour(curve))
    pen.setWidthF(2.0)
    painter.setPen(pen)
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
