"""The curves of a line chart with all its options, and where they stand; how they look and are read comes on top."""

import dataclasses
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import CurvesData
from vit_studio.window.text import number_text
from vit_studio.window.theme import TextRole, font_for
from vit_studio.window.views.charts.chart_axis import Axis
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curve_set import CurveSet, x_extent, y_extent
from vit_studio.window.views.charts.curves_layout import TICK_GAP, CurvesLayout, Range, Ranges, fit_curves
from vit_studio.window.views.charts.curves_legend import Entry, Legend, entry_of
from vit_studio.window.views.charts.curves_painting import EDGE_ROOM
from vit_studio.window.views.charts.places import Places, count_text
from vit_studio.window.views.painting.painted_view import PaintedView

ValueText = Callable[[float], str]


class PlottedCurves(PaintedView):
    """Curves by key, on common axes; a `CurvesView` without its looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._curves = CurveSet()
        self._x_title, self._y_title = "", ""
        self._x_limit: float | None = None
        self._y_limits: Range | None = None
        self._empty_text = ""
        self._value_text: ValueText = number_text
        self._part_text: ValueText = number_text
        self._tick_text: ValueText | None = None
        self._places: Places | None = None
        self._room: tuple[str, ...] = ()
        self._read_at: float | None = None
        self._placed: tuple[QRectF, CurvesLayout | None] | None = None
        self._written: tuple[QRectF, Legend] | None = None
        self._fitted: tuple[object, CurvesLayout] | None = None
        """The last layout with all that it follows from: most points that come to a curve move no axis."""
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
        joined: bool = False,
        smooth: bool = True,
    ) -> None:
        """Add a curve or replace the one of that key; xs rise, values that are not finite are left out.

        `role` is the place of its colour in `Theme.series`; `smooth` says whether `set_smoothing` applies to it; the
        first point of a `joined` one is where it leaves another curve.
        """
        points = np.asanyarray(xs), np.asanyarray(ys)
        self.put_curve(key, Curve(name, *points, role=role, dashed=dashed, joined=joined), smooth=smooth)

    def put_curve(self, key: str, curve: Curve, *, smooth: bool = True) -> None:
        """Add a curve or replace the one of that key; its arrays must not change afterwards."""
        self._curves.put(key, curve, smooth=smooth)
        self.repaint_still()

    def remove_curve(self, key: str) -> None:
        """Take a curve away."""
        self._curves.remove(key)
        self.repaint_still()

    def clear(self) -> None:
        """Take all curves away; titles and options stay."""
        self._curves.clear()
        self.repaint_still()

    def curves(self) -> tuple[Curve, ...]:
        """What is shown, from back to front; a smoothed one has its faint raw one too."""
        return self._curves.shown()

    def view_data(self) -> CurvesData | None:
        """What is shown; None while there is no point."""
        shown = tuple(curve for curve in self.curves() if len(curve))
        if not shown:
            return None
        x, y, limits = self._x_title, self._y_title, self._y_limits
        return CurvesData(curves=shown, x_label=x, y_label=y, log_y=self._curves.log_y, y_limits=limits)

    def set_titles(self, x_title: str, y_title: str) -> None:
        """What the axes count, with the unit if there is one."""
        if (x_title, y_title) != (self._x_title, self._y_title):
            self._x_title, self._y_title = x_title, y_title
            self.repaint_still()

    def set_places(self, start: str = "", end: str = "") -> None:
        """Count whole places along the x axis, such as layers; first and last may have names instead of numbers."""
        self._places = Places(start, end)
        self.repaint_still()

    def set_selected(self, place: int) -> None:
        """Mark a place, and give the values there in the legend; from now on a click or a key chooses another one."""
        places = self._places or Places()
        if place != places.selected:
            self._places = dataclasses.replace(places, selected=place)
            self._read_at = None
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.repaint_still()

    def keep_room_for(self, names: Sequence[str]) -> None:
        """Make the legend high enough for curves of these names: then the plot stays where it is."""
        self._room = tuple(names)
        self.repaint_still()

    def set_x_limit(self, limit: float | None) -> None:
        """How far the x axis reaches at least: the steps that training will take."""
        if limit != self._x_limit:
            self._x_limit = limit
            self.repaint_still()

    def set_y_limits(self, limits: Range | None) -> None:
        """A y axis from low to high, as 0 to 1 for a share; None fits it to the data."""
        self._y_limits = limits
        self.repaint_still()

    def set_log_y(self, log_y: bool) -> None:
        """A y axis by powers of ten; points at or below zero are left out."""
        self._curves.log_y = log_y
        self.repaint_still()

    def set_smoothing(self, weight: float) -> None:
        """0 shows curves as they are; near 1 a slow exponential mean is drawn over the faint raw curve."""
        self._curves.set_smoothing(weight)
        self.repaint_still()

    def set_empty_text(self, text: str) -> None:
        """What to do to see a curve here, shown while there is none."""
        self._empty_text = text
        self.repaint_still()

    def set_value_text(
        self, value_text: ValueText, *, tick_text: ValueText | None = None, part_text: ValueText | None = None
    ) -> None:
        """How y values are written in the legend and under the mouse, and the round ones on the axis.

        `part_text` is for what is subtracted, where that is written in another way than a difference.
        """
        self._value_text, self._tick_text = value_text, tick_text
        self._part_text = part_text or value_text
        self.repaint_still()

    def layout_now(self) -> CurvesLayout | None:
        """Where everything stands at this size; None while there is no point to show."""
        if self._placed is None or self._placed[0] != self.area:
            self._placed = self.area, self._layout()
        return self._placed[1]

    def repaint_still(self) -> None:
        self._placed = self._written = None
        super().repaint_still()

    def recolour(self) -> None:
        self._fitted = None
        super().recolour()

    def _layout(self) -> CurvesLayout | None:
        drawn = self._curves.drawn()
        if not drawn:
            return None
        first, last = x_extent(drawn)
        ranges = Ranges(
            x=(first, last) if self._places else (min(first, 0.0), max(last, self._x_limit or last)),
            y=y_extent(drawn),
            fixed_y=self._y_limits,
            log_y=self._curves.log_y,
            places=self._places is not None,
            keep_last=self._places is not None and bool(self._places.end),
        )
        area, head = self.area, self._legend().height
        title = self.x_title_shown
        follows_from = ranges, area, head, last if self._places else None, title, self._tick_text
        if self._fitted is None or self._fitted[0] != follows_from:
            metrics = QFontMetricsF(font_for(TextRole.NUMBER))
            layout = fit_curves(
                area,
                ranges=ranges,
                head=head + metrics.height() / 2,
                foot=metrics.height() + TICK_GAP,
                tick_width=self._tick_width,
                place_width=metrics.horizontalAdvance(count_text(last)),
                title=metrics.size(0, title) if title else None,
            )
            self._fitted = follows_from, layout
        return self._fitted[1]

    @property
    def x_title_shown(self) -> str:
        """What stands at the x axis; a chart whose neighbours say the same may leave it out."""
        return self._x_title

    @property
    def selected(self) -> int | None:
        """The place that is marked; None for a chart where none can be chosen."""
        return None if self._places is None else self._places.selected

    @property
    def entries(self) -> list[Entry]:
        """What the legend says: each curve, and its value at the selected place, or the last."""
        curves = zip(self._curves.raw(), self._curves.strong(), strict=True)
        return [entry_of(curve, strong, at=self.selected, text=self._value_text) for curve, strong in curves]

    @property
    def area(self) -> QRectF:
        """Room for the chart, and for half a number that stands at the end of an axis."""
        return super().area.adjusted(0, 0, -EDGE_ROOM, 0)

    def _place_text(self, x: float) -> str:
        assert self._places is not None
        return self._places.text(x, *x_extent(self._curves.drawn()))

    def _tick_width(self, axis: Axis) -> float:
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        text = self._tick_text or axis.text
        return max(metrics.horizontalAdvance(text(tick)) for tick in axis.ticks)

    def _legend(self) -> Legend:
        """Made once for each picture: the layout asks for its height before it is drawn."""
        area = self.area
        if self._written is None or self._written[0] != area:
            self._written = area, Legend(self.entries, title=self._y_title, width=area.width(), room=self._room)
        return self._written[1]
