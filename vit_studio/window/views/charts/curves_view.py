"""A live line chart: curves grow while a model learns, and every value can be read under the mouse."""

import dataclasses
import operator
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import CurvesData
from vit_studio.window.text import number_text
from vit_studio.window.theme import TextRole, current_theme, font_for
from vit_studio.window.views.charts.chart_axis import Axis
from vit_studio.window.views.charts.curve import Curve, smoothed
from vit_studio.window.views.charts.curves_layout import TICK_GAP, CurvesLayout, Range, Ranges, fit_curves
from vit_studio.window.views.charts.curves_painting import (
    Entry,
    Legend,
    draw_axes,
    draw_curve,
    draw_dot,
    draw_readout,
    extent,
)
from vit_studio.window.views.painting.painted_view import PaintedView, is_plain

ValueText = Callable[[float], str]

EDGE_ROOM: Final = 6.0

_READ_KEYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class CurvesView(PaintedView):
    """Curves by key, on common axes.

    Painted by QPainter: matplotlib takes 20 to 230 ms a redraw, which would break the frame budget of 16.7 ms for as
    long as a training runs.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._curves: dict[str, Curve] = {}
        self._smooth: dict[str, bool] = {}
        self._strong: dict[str, Curve] = {}
        self._x_title, self._y_title = "", ""
        self._x_limit: float | None = None
        self._y_limits: Range | None = None
        self._log_y = False
        self._smoothing = 0.0
        self._empty_text = ""
        self._value_text: ValueText = number_text
        self._tick_text: ValueText | None = None
        self._read_at: float | None = None
        self.setMinimumSize(160, 90)
        self.setAccessibleName(self.tr("Line chart"))

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def set_curve(
        self,
        key: str,
        name: str,
        xs: npt.ArrayLike,
        ys: npt.ArrayLike,
        *,
        role: int = 0,
        dashed: bool = False,
        smooth: bool = True,
    ) -> None:
        """Add a curve or replace the one of that key; xs rise, values that are not finite are left out.

        `role` is the place of its colour in `Theme.series`; `smooth` says whether `set_smoothing` applies to it.
        """
        self._curves[key] = Curve(
            name, np.asarray(xs, np.float64), np.asarray(ys, np.float64), role=role, dashed=dashed
        )
        self._smooth[key] = smooth
        self._strong.pop(key, None)
        self.repaint_still()

    def clear(self) -> None:
        """Take all curves away; titles and options stay."""
        for kept in (self._curves, self._smooth, self._strong):
            kept.clear()
        self.repaint_still()

    def curves(self) -> tuple[Curve, ...]:
        """What is shown, from back to front; a smoothed one has its faint raw one too."""
        raw = (curve for key, curve in self._drawn().items() if self._is_smoothed(key))
        faint = (dataclasses.replace(curve, faint=True) for curve in raw)
        return (*faint, *map(self._strong_curve, self._curves))

    def view_data(self) -> CurvesData | None:
        """What is shown; None while there is no point."""
        shown = tuple(curve for curve in self.curves() if len(curve))
        if not shown:
            return None
        limits = None if self._y_limits is None else (self._y_limits[0], self._y_limits[1])
        return CurvesData(
            curves=shown, x_label=self._x_title, y_label=self._y_title, log_y=self._log_y, y_limits=limits
        )

    def set_titles(self, x_title: str, y_title: str) -> None:
        """What the axes count, with the unit if there is one."""
        self._x_title, self._y_title = x_title, y_title
        self.repaint_still()

    def set_x_limit(self, limit: float | None) -> None:
        """How far the x axis reaches at least: the steps that training will take."""
        self._x_limit = limit
        self.repaint_still()

    def set_y_limits(self, limits: Range | None) -> None:
        """A y axis from low to high, as 0 to 1 for a share; None fits it to the data."""
        self._y_limits = limits
        self.repaint_still()

    def set_log_y(self, log_y: bool) -> None:
        """A y axis by powers of ten; points at or below zero are left out."""
        self._log_y = log_y
        self._strong.clear()
        self.repaint_still()

    def set_smoothing(self, weight: float) -> None:
        """0 shows curves as they are; near 1 a slow exponential mean is drawn over the faint raw curve."""
        if not 0 <= weight < 1:
            raise ValueError(f"smoothing must be at least 0 and below 1, not {weight}")
        self._smoothing = weight
        self._strong.clear()
        self.repaint_still()

    def set_empty_text(self, text: str) -> None:
        """What to do to see a curve here, shown while there is none."""
        self._empty_text = text
        self.repaint_still()

    def set_value_text(self, value_text: ValueText, *, tick_text: ValueText | None = None) -> None:
        """How y values are written in the legend and under the mouse, and the round ones on the axis."""
        self._value_text, self._tick_text = value_text, tick_text
        self.repaint_still()

    def layout_now(self) -> CurvesLayout | None:
        """Where everything stands at this size; None while there is no point to show."""
        drawn = [curve for curve in self._drawn().values() if len(curve)]
        if not drawn:
            return None
        first, last = extent(drawn, operator.attrgetter("xs"))
        x_range = min(first, 0.0), max(last, self._x_limit or last)
        y_range = extent(drawn, operator.attrgetter("ys"))
        ranges = Ranges(x=x_range, y=y_range, fixed_y=self._y_limits, log_y=self._log_y)
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        head = self._legend().height + metrics.height() / 2
        foot = metrics.height() + TICK_GAP
        return fit_curves(self.area, ranges=ranges, head=head, foot=foot, tick_width=self._tick_width)

    @property
    def area(self) -> QRectF:
        """Room for the chart, and for half a number that stands at the end of an axis."""
        return super().area.adjusted(0, 0, -EDGE_ROOM, 0)

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            painter.setFont(font_for(TextRole.BODY))
            painter.setPen(current_theme().muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.area, flags, self._empty_text)
            return
        self._legend().draw(painter, self.area.topLeft())
        draw_axes(painter, layout, x_title=self._x_title, y_text=self._tick_text)
        painter.setClipRect(layout.plot.adjusted(-4, -2, 4, 2))
        for curve in self.curves():
            draw_curve(painter, layout, curve)

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        x = layout.x_at(self._mouse) if layout is not None and self._mouse is not None else self._read_at
        if layout is not None and x is not None:
            self._draw_values_at(painter, layout, x)

    def _draw_values_at(self, painter: QPainter, layout: CurvesLayout, wanted_x: float) -> None:
        """Each curve's point nearest to an x; where it is not at the x of the line, its own x is named."""
        curves, points, line_x = self._points_at(wanted_x)
        entries = []
        for curve, (x, y) in zip(curves, points, strict=True):
            note = "" if x == line_x else self.tr(" at {0}").format(_count_text(x))
            entries.append(Entry(curve, self._value_text(y), note))
        draw_readout(painter, layout, x=line_x, title=self._x_words(line_x), entries=entries)
        for curve, point in zip(curves, points, strict=True):
            draw_dot(painter, layout.point(*point), curve.role)

    def _points_at(self, wanted_x: float) -> tuple[list[Curve], list[tuple[float, float]], float]:
        """The curves with points, the point of each nearest to an x, and the x of the nearest of them."""
        curves = [curve for curve in map(self._strong_curve, self._curves) if len(curve)]
        points = [curve.point(curve.nearest(wanted_x)) for curve in curves]
        return curves, points, min((x for x, _ in points), key=lambda x: abs(x - wanted_x))

    def _x_words(self, x: float) -> str:
        return self.tr("{0} {1}").format(self._x_title, _count_text(x)).strip()

    def _tick_width(self, axis: Axis) -> float:
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        text = self._tick_text or axis.text
        return max(metrics.horizontalAdvance(text(tick)) for tick in axis.ticks)

    def _legend(self) -> Legend:
        entries = []
        for key, curve in self._curves.items():
            strong = self._strong_curve(key)
            entries.append(Entry(curve, self._value_text(float(strong.ys[-1])) if len(strong) else ""))
        return Legend(entries, title=self._y_title, width=self.area.width())

    def _drawn(self) -> dict[str, Curve]:
        """The raw curves, as far as the axis can hold them."""
        if not self._log_y:
            return self._curves
        return {key: curve.positive() for key, curve in self._curves.items()}

    def _is_smoothed(self, key: str) -> bool:
        return self._smoothing > 0 and self._smooth[key]

    def _strong_curve(self, key: str) -> Curve:
        """The curve in full colour: smoothed, where that is wanted; kept until the data changes."""
        if key not in self._strong:
            curve = self._curves[key].positive() if self._log_y else self._curves[key]
            if self._is_smoothed(key):
                curve = dataclasses.replace(curve, ys=smoothed(curve.ys, self._smoothing))
            self._strong[key] = curve
        return self._strong[key]

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._read_at = None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._read_at = None
        super().focusOutEvent(event)
        self.update()

    def usage(self) -> str:
        return self.tr("The mouse, or ←, →, Home and End, read the values of all curves at one place.")

    def take_key(self, event: QKeyEvent) -> bool:
        layout, key = self.layout_now(), Qt.Key(event.key())
        if layout is None or not is_plain(event) or key not in _READ_KEYS:
            return False
        xs = np.unique(np.concatenate([self._strong_curve(name).xs for name in self._curves]))
        self._mouse, self._read_at = None, _next_x(key, layout, xs, self._read_at)
        curves, points, line_x = self._points_at(self._read_at)
        values = [f"{curve.name} {self._value_text(y)}" for curve, (_, y) in zip(curves, points, strict=True)]
        self.setAccessibleDescription(self.tr("{0}: {1}").format(self._x_words(line_x), ", ".join(values)))
        self.update()
        return True


def _next_x(key: Qt.Key, layout: CurvesLayout, xs: npt.NDArray[np.float64], now: float | None) -> float:
    """The measured x that a key leads to: the next one that is a pixel away, or the first or last of all."""
    if key == Qt.Key.Key_Home:
        return float(xs[0])
    if key == Qt.Key.Key_End or now is None:
        return float(xs[-1])
    places, here = layout.across(xs), float(layout.across(now))
    if key == Qt.Key.Key_Right:
        return float(xs[min(int(np.searchsorted(places, here + 1 - 1e-6)), len(xs) - 1)])
    return float(xs[max(int(np.searchsorted(places, here - 1 + 1e-6, side="right")) - 1, 0)])


def _count_text(x: float) -> str:
    return f"{x:,.0f}" if x.is_integer() else number_text(x)
