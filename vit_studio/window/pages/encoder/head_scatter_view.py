"""A number for each layer and head as points: a column a layer, the mean of its heads as a line across."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import ScatterData
from vit_studio.window.pages.encoder.head_scatter_layout import HeadScatterLayout, Place, fit_head_scatter
from vit_studio.window.text import head_text, layer_text, number_text
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for, mix
from vit_studio.window.views.charts.curve_colours import series_colour
from vit_studio.window.views.charts.curves_layout import TICK_GAP, Range
from vit_studio.window.views.charts.curves_painting import draw_axes, draw_band, draw_break
from vit_studio.window.views.painting.painted_view import PaintedView, arrow_step
from vit_studio.window.views.painting.readout import Reading, parts_at

Values = npt.NDArray[np.floating]

NO_VALUES: Final[Values] = np.zeros((0, 0), np.float32)
DOT: Final = 4.0
RING: Final = 6.5
_WIDEST_TICK: Final = "00.00"


class HeadScatterView(PaintedView):
    """A click, or an arrow key, chooses a head; the mouse reads every point."""

    head_clicked = Signal(int, int)
    """Layer and head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._values = self._spread = NO_VALUES
        self._title = self._unit = ""
        self._reference: float | None = None
        self._reference_name = ""
        self._limits: Range | None = None
        self._selected: tuple[int, int | None] = (0, None)
        self._hovered: Place | None = None
        self.setMinimumSize(180, 120)

    def sizeHint(self) -> QSize:
        return QSize(360, 280)

    @property
    def values(self) -> Values:
        """(depth, num_heads): what is shown."""
        return self._values

    def set_values(self, values: Values, spread: Values | None = None) -> None:
        """Show (depth, num_heads) numbers, and with them how much those behind each of them differ."""
        self._values = values
        self._spread = np.zeros_like(values) if spread is None else spread
        self._describe()
        self.repaint_still()

    def set_titles(self, title: str, unit: str) -> None:
        """What the y axis counts, and the unit that follows a number."""
        self._title, self._unit = title, unit
        self.repaint_still()

    def set_reference(self, value: float, name: str) -> None:
        """A dashed line to compare with, such as what even attention would give."""
        self._reference, self._reference_name = value, name
        self.repaint_still()

    def set_limits(self, limits: Range | None) -> None:
        """The range of the y axis; None for that of values and reference."""
        if limits != self._limits:
            self._limits = limits
            self.repaint_still()

    def set_selected(self, layer: int, head: int | None) -> None:
        """Ring a head, and shade its layer; None for the layer alone."""
        if (layer, head) != self._selected:
            self._selected = (layer, head)
            self.repaint_still()

    def view_data(self) -> ScatterData | None:
        """What is shown; None without values."""
        if not self._values.size:
            return None
        num_heads = self._values.shape[1]
        return ScatterData(
            values=self._values,
            spread=self._spread,
            point_names=tuple(head_text(head, num_heads) for head in range(num_heads)),
            x_label=self.tr("layer"),
            y_label=self._title,
            reference=self._reference,
            reference_name=self._reference_name,
            y_limits=self._limits,
            selected=self._selected,
        )

    def layout_now(self) -> HeadScatterLayout | None:
        """Where everything stands at this size; None without values."""
        if not self._values.size:
            return None
        depth, num_heads = self._values.shape
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        return fit_head_scatter(
            self.area,
            depth=depth,
            num_heads=num_heads,
            y=self._limits or self.own_limits,
            head=2 * metrics.height() + SPACE_S,
            foot=metrics.height() + TICK_GAP,
            tick_width=metrics.horizontalAdvance(_WIDEST_TICK),
        )

    @property
    def own_limits(self) -> Range:
        """The least range that holds values, what those behind them differ by, and reference."""
        ends = np.concatenate([self._values - self._spread, self._values + self._spread])
        numbers = [*ends[np.isfinite(ends)].tolist(), *([] if self._reference is None else [self._reference])]
        return (min(numbers), max(numbers)) if numbers else (0.0, 1.0)

    @property
    def begins_above_zero(self) -> bool:
        """Whether heights must not be compared as such: the y axis is cut below."""
        layout = self.layout_now()
        return layout is not None and layout.chart.y.low > 0

    def places(self) -> dict[Place, QPointF]:
        """Where each head's point stands; heads without a number have none."""
        layout = self.layout_now()
        if layout is None:
            return {}
        known = np.argwhere(np.isfinite(self._values)).tolist()
        return {(i, j): layout.point(i, j, float(self._values[i, j])) for i, j in known}

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        theme = current_theme()
        self._draw_head(painter, layout)
        draw_axes(painter, layout.chart, x_title="", selected=min(self._selected[0] + 1, layout.depth))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layout.chart.y.low > 0:
            draw_break(painter, layout.chart.plot)
        self._draw_reference(painter, layout)
        with np.errstate(invalid="ignore"):
            means = [float(np.nanmean(row)) if np.isfinite(row).any() else np.nan for row in self._values]
        painter.setPen(QPen(theme.muted, 1.5))
        for layer, mean in enumerate(means):
            if np.isfinite(mean):
                column, y = layout.column(layer), float(layout.chart.down(mean))
                inset = column.width() * 0.14
                painter.drawLine(QPointF(column.left() + inset, y), QPointF(column.right() - inset, y))
        painter.setPen(QPen(mix(series_colour(0), theme.surface, 0.6), 1.0))
        for place in self.places():
            self._draw_spread(painter, layout, place)
        painter.setPen(QPen(theme.surface, 1.0))
        painter.setBrush(series_colour(0))
        for point in self.places().values():
            painter.drawEllipse(point, DOT, DOT)

    def paint_marks(self, painter: QPainter) -> None:
        layout, places = self.layout_now(), self.places()
        if layout is None:
            return
        layer, head = self._selected
        theme = current_theme()
        if layer < layout.depth:
            draw_band(painter, layout.column(layer))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.selection, 1.5))
        for place in [place for place in places if place in (self._selected, self._hovered)]:
            self._draw_spread(painter, layout, place)
        if head is not None and (layer, head) in places:
            painter.setPen(QPen(theme.selection, 2.0))
            painter.drawEllipse(places[layer, head], RING, RING)
        if self._hovered in places:
            painter.setPen(QPen(theme.text, 1.0))
            painter.drawEllipse(places[self._hovered], RING - 1, RING - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_spread(self, painter: QPainter, layout: HeadScatterLayout, place: Place) -> None:
        """One standard deviation to both sides, in the pen that is set."""
        spread, value = float(self._spread[place]), float(self._values[place])
        if spread > 0:
            painter.save()
            painter.setClipRect(layout.chart.plot)
            painter.drawLine(layout.point(*place, value - spread), layout.point(*place, value + spread))
            painter.restore()

    def _draw_head(self, painter: QPainter, layout: HeadScatterLayout) -> None:
        """The y axis's title, and below it what dash and point stand for."""
        painter.setFont(font_for(TextRole.NUMBER))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(current_theme().muted)
        legend = self.tr("• a head   — mean of the layer")
        if self._reference is not None:
            legend += f"   ┄ {self._reference_name}"
        for line, text in enumerate((self._title, legend)):
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.area.width())
            painter.drawText(self.area.topLeft() + QPointF(0, line * metrics.height() + metrics.ascent()), cut)

    def _draw_reference(self, painter: QPainter, layout: HeadScatterLayout) -> None:
        if self._reference is None:
            return
        y, plot = float(layout.chart.down(self._reference)), layout.chart.plot
        pen = QPen(current_theme().muted, 1.0)
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    # words

    def place_text(self, layer: int, head: int) -> str:
        """ "Layer 2 of 6 · Head 1 of 4: 8.31 px ± 0.52"."""
        text = self.tr("{0}: {1}").format(self._where(layer, head), self._number(float(self._values[layer, head])))
        spread = float(self._spread[layer, head])
        return f"{text} ± {number_text(spread)}" if spread > 0 else text

    def tip_at(self, point: QPointF) -> str:
        place = self._place_at(point)
        return "" if place is None else self.place_text(*place)

    def reading_at(self, point: QPointF) -> Reading:
        place = self._place_at(point)
        parts = None if place is None else parts_at(self._values, place, self._number)
        if place is None or parts is None:
            return super().reading_at(point)
        return Reading(self._where(*place), self._number(float(self._values[place])), parts=parts)

    def _where(self, layer: int, head: int) -> str:
        depth, num_heads = self._values.shape
        return f"{layer_text(layer, depth)} · {head_text(head, num_heads)}"

    def _number(self, value: float) -> str:
        return f"{number_text(value)} {self._unit}"

    def _describe(self) -> None:
        values = self._values[np.isfinite(self._values)]
        if values.size:
            text = self.tr("{0} heads, from {1} to {2}")
            low, high = self._number(float(values.min())), self._number(float(values.max()))
            self.setAccessibleDescription(text.format(values.size, low, high))

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._place_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.head_clicked.emit(*place)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        step = arrow_step(event)
        if step is None or not self._values.size:
            return False
        depth, num_heads = self._values.shape
        layer, head = self._selected
        wanted = min(max(layer + step[1], 0), depth - 1), min(max((head or 0) - step[0], 0), num_heads - 1)
        self.head_clicked.emit(*wanted)
        return True

    def _place_at(self, point: QPointF) -> Place | None:
        layout = self.layout_now()
        return None if layout is None else layout.nearest(point, self.places())

    def _hover(self, place: Place | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
            self.update()
