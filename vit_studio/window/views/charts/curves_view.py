"""A live line chart: curves grow while a model learns, and every value can be read under the mouse."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter

from vit_studio.window.theme import TextRole, current_theme, font_for
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curve_colours import curve_colour
from vit_studio.window.views.charts.curves_layout import CurvesLayout, next_x
from vit_studio.window.views.charts.curves_legend import Entry
from vit_studio.window.views.charts.curves_painting import draw_axes, draw_band, draw_curve, draw_dot
from vit_studio.window.views.charts.curves_readout import draw_readout
from vit_studio.window.views.charts.places import count_text
from vit_studio.window.views.charts.plotted_curves import PlottedCurves
from vit_studio.window.views.painting.painted_view import is_plain
from vit_studio.window.views.painting.readout import Parts, Reading, parts_at

_READ_KEYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class CurvesView(PlottedCurves):
    """Curves by key, on common axes; the legend gives the last value of each, or the one at the selected place.

    Painted by QPainter: matplotlib takes 20 to 230 ms a redraw, which would break the frame budget of 16.7 ms for as
    long as a training runs.
    """

    place_clicked = Signal(int)
    """A place that a click, or a key, has chosen; only where one is selected."""

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            painter.setFont(font_for(TextRole.BODY))
            painter.setPen(current_theme().muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.area, flags, self._empty_text)
            return
        self.paint_legend(painter)
        selected = self.selected
        if selected is not None:
            draw_band(painter, layout.band(selected))
        self.paint_axes(painter, layout)
        painter.setClipRect(layout.plot.adjusted(-4, -2, 4, 2))
        self.paint_curves(painter, layout)

    def paint_axes(self, painter: QPainter, layout: CurvesLayout) -> None:
        """Grid lines and numbers."""
        x_text, title = self._place_text if self._places else None, self.x_title_shown
        draw_axes(painter, layout, x_title=title, x_text=x_text, y_text=self._tick_text, selected=self.selected)

    def paint_curves(self, painter: QPainter, layout: CurvesLayout) -> None:
        """All of them, within the plot."""
        for curve in self.curves():
            draw_curve(painter, layout, curve)

    def paint_legend(self, painter: QPainter) -> None:
        """Title and curves above the plot."""
        self._legend().draw(painter, self.area.topLeft())

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
            note = "" if x == line_x else self.tr(" at {0}").format(count_text(x))
            entries.append(Entry(curve, self._value_text(y), note, parts=self._parts_at(curve, x)))
        draw_readout(painter, layout, x=line_x, title=self._x_words(line_x), entries=entries)
        for curve, point in zip(curves, points, strict=True):
            draw_dot(painter, layout.point(*point), curve_colour(curve))

    def _parts_at(self, curve: Curve, x: float) -> Parts | None:
        """What is subtracted, of a curve that is a difference."""
        return parts_at(curve.ys, curve.nearest(x), self._part_text)

    def _points_at(self, wanted_x: float) -> tuple[list[Curve], list[tuple[float, float]], float]:
        return self._curves.points_at(wanted_x, there_only=self._places is not None)

    def _x_words(self, x: float) -> str:
        name = self._place_text(x) if self._places else count_text(x)
        return self.tr("{0} {1}").format(self._x_title, name).strip() if name == count_text(x) else name

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._read_at = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        layout = self.layout_now()
        x = None if layout is None else layout.x_at(event.position())
        if x is not None and self.selected is not None and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.place_clicked.emit(round(self._points_at(x)[2]))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._read_at = None
        super().focusOutEvent(event)
        self.update()

    def usage(self) -> str:
        if self.selected is not None:
            return self.tr("A click, or ←, →, Home and End, choose a place; the mouse reads the values of all curves.")
        return self.tr("The mouse, or ←, →, Home and End, read the values of all curves at one place.")

    def take_key(self, event: QKeyEvent) -> bool:
        layout, key = self.layout_now(), Qt.Key(event.key())
        if layout is None or not is_plain(event) or key not in _READ_KEYS:
            return False
        now = self._read_at if self._read_at is not None or self.selected is None else float(self.selected)
        wanted = next_x(key, layout, self._curves.xs(), now)
        if self.selected is not None:
            self.place_clicked.emit(round(wanted))
        self._mouse, self._read_at = None, wanted
        curves, points, line_x = self._points_at(wanted)
        read = [
            Reading(curve.name, self._value_text(y), None, self._parts_at(curve, x))
            for curve, (x, y) in zip(curves, points, strict=True)
        ]
        values = [f"{reading.words} {reading.equation or reading.value}" for reading in read]
        self.setAccessibleDescription(self.tr("{0}: {1}").format(self._x_words(line_x), ", ".join(values)))
        self.update()
        return True
