"""One chart of a training: the lines of all runs that are shown, read at a step that it shares with its neighbours."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.docks.training.curve_card import CardContent, CurveCard
from vit_studio.window.docks.training.curve_choices import Chart
from vit_studio.window.docks.training.curve_key import key_entries
from vit_studio.window.docks.training.curve_layer import CurveLayer
from vit_studio.window.docks.training.curve_lines import (
    CLOCK_TITLES,
    Line,
    clock_text,
    short_value,
    tick_value,
)
from vit_studio.window.docks.training.curve_rows import CardWriter, is_near, stroke
from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.docks.training.training_record import Clock
from vit_studio.window.theme import current_theme
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curve_colours import curve_colour
from vit_studio.window.views.charts.curves_layout import CurvesLayout, next_x
from vit_studio.window.views.charts.curves_legend import Entry, Legend
from vit_studio.window.views.charts.curves_painting import draw_curve, draw_dot
from vit_studio.window.views.charts.curves_view import CurvesView
from vit_studio.window.views.painting.painted_view import is_plain

LOW: Final = 150
"""Logical pixels of height below which the legend gives names alone."""
_READ_KEYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class CurveChart(CurvesView):
    """The legend tells the chosen run, at the line or at its end; a card beside the line tells all runs exactly."""

    pointed = Signal(object)
    """The x of the point nearest to mouse or keys; None when they leave."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._clock = Clock.EPOCHS
        self._lines: dict[str, Line] = {}
        self._told: ShownRun | None = None
        self._cursor: float | None = None
        self._key: tuple[ShownRun, ...] = ()
        self._has_key_alone = False
        self._axes, self._behind = CurveLayer(), CurveLayer()
        self.setAccessibleName(chart.label)
        self.set_value_text(short_value(chart), tick_text=tick_value(chart))
        self.setMinimumSize(120, 60)
        if chart is Chart.ACCURACY:
            self.set_y_limits((0.0, 1.0))

    # what is shown

    def show_lines(self, lines: Sequence[Line], told: ShownRun | None, clock: Clock) -> None:
        """Lines from back to front; `told` is the run that the legend is about."""
        self._told, self._clock = told, clock
        self.set_titles(QCoreApplication.translate("Clock", CLOCK_TITLES[clock]), self.chart.label)
        new = {line.key: line for line in lines}
        if list(new) != list(self._lines):
            self._lines = {}
            self._curves.clear()
        for key, line in new.items():
            if self._lines.get(key) is not line:
                self._curves.put(key, line.curve, smooth=line.smooth)
        self._lines = new
        self.repaint_still()

    def clear(self) -> None:
        self._lines, self._told = {}, None
        super().clear()

    @property
    def x_title_shown(self) -> str:
        """None in a low chart: the bar above says what is counted, and a name beside the axis takes a quarter of it."""
        return super().x_title_shown if self.height() >= LOW else ""

    def set_key(self, runs: Sequence[ShownRun], *, alone: bool) -> None:
        """Say in the legend which colours these runs have; in a low chart in place of all else if that is `alone`."""
        key = tuple(runs)
        if (key, alone) != (self._key, self._has_key_alone):
            self._key, self._has_key_alone = key, alone
            self.repaint_still()

    @property
    def cursor_x(self) -> float | None:
        """Where the line stands."""
        return self._cursor

    def set_cursor(self, x: float | None) -> None:
        """Put the line where a neighbour, or this chart, is read."""
        if x != self._cursor:
            self._cursor, self._written = x, None
            self.update()
        if x is None:
            self.setAccessibleDescription("")
            CurveCard.of(self).fall_silent(self)

    @property
    def entries(self) -> list[Entry]:
        """Of the chosen run: each line with its value at the cursor, or its last."""
        told = self._strong_of_told()
        if not told:
            return [Entry(curve, self._short(curve)) for curve in self._curves.strong()]
        if self.height() >= LOW:
            return [
                *(Entry(stroke(line), self._short(curve)) for line, curve in told),
                *self._key_in(self.area.width()),
            ]
        # the card tells the values; a second row would take a third of the plot
        strokes = [Entry(stroke(line, line.kind.short_label), "") for line, _ in told]
        beside = [] if self._key and self._has_key_alone else strokes
        return [*beside, *self._key_in(Legend(beside, title=self._y_title, width=self.area.width()).room_left)]

    def _key_in(self, room: float) -> list[Entry]:
        return key_entries(self._key, room=room) if self._key else []

    # painting

    def paint_legend(self, painter: QPainter) -> None:
        """Nothing: its values move with the line, and so it is painted with the marks."""

    def paint_axes(self, painter: QPainter, layout: CurvesLayout) -> None:
        def draw(inner: QPainter) -> None:
            super(CurveChart, self).paint_axes(inner, layout)

        self._axes.paint(painter, (layout, self.x_title_shown, self._tick_text), self.size(), draw)

    def paint_curves(self, painter: QPainter, layout: CurvesLayout) -> None:
        """The run on top over the others, which stay as they were painted."""
        on_top = next((line.curve.role for line in reversed(self._lines.values()) if line.curve.of_run), None)
        curves = self.curves()
        behind = [curve for curve in curves if on_top is not None and curve.role != on_top]

        def draw(inner: QPainter) -> None:
            for curve in behind:
                draw_curve(inner, layout, curve)

        if behind:  # curves are equal where they are the same
            self._behind.paint(painter, (layout, behind), self.size(), draw)
        for curve in curves:
            if curve not in behind:
                draw_curve(painter, layout, curve)

    def recolour(self) -> None:
        self._axes.forget()
        self._behind.forget()
        super().recolour()

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        super().paint_legend(painter)
        x = self._cursor
        if x is None or not layout.x.low <= x <= layout.x.high:
            return
        across = round(float(layout.across(x)))
        painter.fillRect(QRectF(across, layout.plot.top(), 1, layout.plot.height()), current_theme().muted)
        for curve in self._curves.strong():
            if len(curve):
                point = curve.point(curve.nearest(x))
                if is_near(layout, point[0], x):
                    draw_dot(painter, layout.point(*point), curve_colour(curve))

    # reading

    def card(self, x: float) -> CardContent:
        """What the card says of the line at x."""
        has_means = self._curves.smoothing > 0
        layout = self.layout_now()
        writer = CardWriter(chart=self.chart, clock=self._clock, layout=layout, x=x, has_means=has_means)
        return writer.content(self._with_strong())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        layout = self.layout_now()
        x = None if layout is None else layout.x_at(event.position())
        if x is None:
            self._point_at(None)
        else:
            self._point_at(self._nearest_x(x), place=event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point_at(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.underMouse():
            self._point_at(None)

    def take_key(self, event: QKeyEvent) -> bool:
        layout, key = self.layout_now(), Qt.Key(event.key())
        if layout is None or not is_plain(event) or key not in _READ_KEYS:
            return False
        x = next_x(key, layout, self._xs_to_read(), self._cursor)
        self._mouse = None
        self._point_at(x, place=QPoint(round(float(layout.across(x))), round(layout.plot.top())))
        self.setAccessibleDescription(self._spoken(x))
        return True

    def usage(self) -> str:
        return self.tr(
            "The mouse, or ←, →, Home and End, read the values of all runs at one step, in all charts at once."
        )

    def _point_at(self, x: float | None, *, place: QPoint | None = None) -> None:
        if x is not None or self._cursor is not None:
            self.pointed.emit(x)
            self.set_cursor(x)
        if x is not None and place is not None and self.isVisible():
            CurveCard.of(self).tell(self, self.card(x), place)

    def _nearest_x(self, x: float) -> float:
        xs = self._xs_to_read()
        right = min(int(np.searchsorted(xs, x)), len(xs) - 1)
        left = max(right - 1, 0)
        return float(xs[left] if x - xs[left] <= xs[right] - x else xs[right])

    def _xs_to_read(self) -> np.ndarray:
        """The steps of the chosen run; those of all would be too many to go through for each key."""
        told = [curve for _, curve in self._strong_of_told() if len(curve)]
        curves = told or [curve for curve in self._curves.strong() if len(curve)]
        longest = max(curves, key=len)
        rest = [curve.xs for curve in curves if curve is not longest and curve.xs[0] < longest.xs[0]]
        return longest.xs if not rest else np.unique(np.concatenate([longest.xs, *rest]))

    def _spoken(self, x: float) -> str:
        """For a screen reader: the place, and the values of the legend."""
        values = ", ".join(f"{entry.curve.name} {entry.value}" for entry in self.entries)
        return self.tr("{0}: {1}").format(clock_text(self._clock, x), values)

    def _short(self, curve: Curve) -> str:
        if not len(curve):
            return ""
        last = len(curve) - 1
        return short_value(self.chart)(curve.point(last if self._cursor is None else curve.nearest(self._cursor))[1])

    def _with_strong(self) -> list[tuple[Line, Curve]]:
        strong = dict(zip(self._curves.keys(), self._curves.strong(), strict=True))
        return [(line, strong[key]) for key, line in self._lines.items() if key in strong]

    def _strong_of_told(self) -> list[tuple[Line, Curve]]:
        return [(line, curve) for line, curve in self._with_strong() if line.run is self._told]


def name_runs(charts: Sequence[CurveChart], runs: Sequence[ShownRun]) -> None:
    """Let one of some charts say which colours the runs have.

    Of low ones it is the second, as the strokes mean the same as in the first; else the last, whose legend is shorter.
    """
    low = [chart for chart in charts if chart.height() < LOW]
    naming = (low[1] if len(low) > 1 else charts[-1]) if charts else None
    for chart in charts:
        chart.set_key(runs if chart is naming else (), alone=len(low) > 1)
