"""Horizontal bars with names and numbers: what the model says to each class, and what is true."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import BarsData
from vit_studio.window.text import exact_text, number_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for, mix
from vit_studio.window.views.charts.bars_layout import BarsLayout, fit_bars, spanning
from vit_studio.window.views.charts.true_tag import draw_tag, tag_size
from vit_studio.window.views.painting.painted_view import MARGIN, PaintedView, arrow_step
from vit_studio.window.views.painting.readout import Parts, Reading

ValueText = Callable[[float], str]

CLOSEST_NAMES: Final = 1.0
"""Logical pixels between the names of two rows in the lowest view."""


class BarsView(PaintedView):
    """One bar a name, from zero to its value; the best and the true one stand out by colour and by mark."""

    bar_hovered = Signal(int)
    """Its index; -1 when the mouse is over none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._names: tuple[str, ...] = ()
        self._values: tuple[float, ...] = ()
        self._limits: tuple[float, float] | None = None
        self._true: int | None = None
        self._best: int | None = None
        self._value_text: ValueText = number_text
        self._value_name = ""
        self._details: tuple[str | Parts, ...] = ()
        self._hovered = -1
        self.setAccessibleName(self.tr("Bars"))

    def sizeHint(self) -> QSize:
        return QSize(360, 280)

    def minimumSizeHint(self) -> QSize:
        """Rows so low that the names of two neighbours just do not touch."""
        names = QFontMetricsF(_name_font(bold=True)).tightBoundingRect("".join(self._names)).height()
        return QSize(200, max(100, math.ceil((names + CLOSEST_NAMES) * len(self._names) + 2 * MARGIN)))

    def set_bars(
        self,
        names: Sequence[str],
        values: Sequence[float],
        *,
        true_index: int | None = None,
        best_index: int | None = None,
        limits: tuple[float, float] | None = None,
        value_text: ValueText = number_text,
        value_name: str = "",
        details: Sequence[str | Parts] = (),
    ) -> None:
        """Names and values from top to bottom; `limits` None spans zero and all values.

        `value_name` says what the values are, where they are taken along. `details` are told of each bar that is read,
        in place of all digits of its value: words, or of a difference the two numbers that are subtracted.
        """
        if len(names) != len(values):
            raise ValueError(f"each bar needs a name and a value, got {len(names)} and {len(values)}")
        if self._names != tuple(names):
            self._names = tuple(names)
            self.updateGeometry()
        self._values = tuple(map(float, values))
        self._true, self._best = true_index, best_index
        self._limits, self._value_text, self._value_name = limits, value_text, value_name
        self._details = tuple(details)
        self.setAccessibleDescription(", ".join(self._described(index) for index in range(len(names))))
        self.repaint_still()

    def view_data(self) -> BarsData | None:
        """What is shown; None without bars."""
        if not self._names:
            return None
        return BarsData(
            names=self._names,
            values=np.array(self._values),
            value_name=self._value_name,
            limits=self._limits,
            true_index=self._true,
            best_index=self._best,
        )

    def layout_now(self) -> BarsLayout | None:
        """Where everything stands at this size; None without bars."""
        if not self._names:
            return None
        numbers = QFontMetricsF(font_for(TextRole.NUMBER))
        names = self._names_width()
        limits = self._limits or spanning(list(self._values))
        values = max(numbers.horizontalAdvance(self._value_text(value)) for value in (*self._values, *limits))
        return fit_bars(self.area, count=len(self._names), name_width=names + 1, value_width=values + 1, limits=limits)

    def colour_of(self, index: int) -> QColor:
        """The best bar in the accent, or in the bad colour when it is not the true one; the rest is quiet."""
        theme = current_theme()
        if index != self._best:
            return mix(theme.muted, theme.surface, 0.45)
        return theme.accent if self._true in (None, self._best) else theme.bad

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        theme = current_theme()
        for index, value in enumerate(self._values):
            painter.fillRect(layout.track(index), mix(theme.sunken, theme.surface, 0.4))
            painter.fillRect(self._sharp(layout.bar(index, value)), self.colour_of(index))
            self._draw_name(painter, layout, index)
            painter.setFont(font_for(TextRole.NUMBER))
            painter.setPen(theme.text if index in (self._best, self._true) else theme.muted)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(layout.value(index), right, self._value_text(value))
        zero = round(layout.zero * self.devicePixelRatioF()) / self.devicePixelRatioF()
        rows = QRectF(layout.track(0).topLeft(), layout.track(len(self._values) - 1).bottomRight())
        painter.fillRect(QRectF(zero - 0.5, rows.top() - 2, 1, rows.height() + 4), theme.muted)

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is not None and 0 <= self._hovered < len(self._values):
            wash = QColor(current_theme().accent)
            wash.setAlpha(28)
            painter.fillRect(layout.row(self._hovered).adjusted(-SPACE_XS, 0, SPACE_XS, 0), wash)

    def _names_width(self) -> float:
        bold = QFontMetricsF(_name_font(bold=True))
        names = max(map(bold.horizontalAdvance, self._names))
        # room for the mark is kept free in each row, or the bars would jump from image to image
        return names if self._true is None else names + tag_size().width() + SPACE_S

    def _draw_name(self, painter: QPainter, layout: BarsLayout, index: int) -> None:
        theme = current_theme()
        rect = layout.name(index)
        font = _name_font(bold=index == self._best)
        metrics = QFontMetricsF(font)
        tag = tag_size() if index == self._true else QSizeF(0, 0)
        room = rect.width() - (tag.width() + SPACE_S if tag.width() else 0)
        name = metrics.elidedText(self._names[index], Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.text if index in (self._best, self._true) else theme.muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        if tag.width():
            left = round(rect.right() - metrics.horizontalAdvance(name) - SPACE_S - tag.width())
            draw_tag(painter, QRectF(QPointF(left, round(rect.center().y() - tag.height() / 2)), tag))

    def _sharp(self, bar: QRectF) -> QRectF:
        # a bar that is there must be seen, be it a hair wide
        ratio = self.devicePixelRatioF()
        left, right = (round(x * ratio) / ratio for x in (bar.left(), bar.right()))
        return QRectF(left, bar.top(), max(right - left, 1 / ratio if bar.width() > 0 else 0), bar.height())

    # mouse and keys

    def tip_at(self, point: QPointF) -> str:
        layout = self.layout_now()
        index = None if layout is None else layout.row_at(point)
        return "" if index is None else self._described(index)

    def reading_at(self, point: QPointF) -> Reading:
        layout = self.layout_now()
        index = None if layout is None else layout.row_at(point)
        return Reading() if index is None else self._reading(index)

    def reading_of_keys(self) -> Reading:
        return self._reading(self._hovered) if self._hovered >= 0 else Reading()

    def place_of_keys(self) -> QRectF | None:
        layout = self.layout_now()
        return layout.bar(self._hovered, self._values[self._hovered]) if layout and self._hovered >= 0 else None

    def usage(self) -> str:
        return self.tr("The mouse, or ↑ and ↓, read each bar with all its digits.")

    def take_key(self, event: QKeyEvent) -> bool:
        step = arrow_step(event)
        if step is None or not step[0] or not self._names:
            return False
        self._hover(min(max(self._hovered + step[0], 0), len(self._names) - 1))
        self.setAccessibleDescription(self._described(self._hovered))
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hover(-1)
        super().focusOutEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        layout = self.layout_now()
        index = None if layout is None else layout.row_at(event.position())
        self._hover(-1 if index is None else index)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.bar_hovered.emit(index)
            self.update()

    def _reading(self, index: int) -> Reading:
        """The value as it is written, and its detail or what is subtracted, or all its digits where they say more."""
        value = self._value_text(self._values[index])
        detail = self._details[index] if self._details else exact_text(self._values[index])
        name = self.tr("{0} (true)").format(self._names[index]) if index == self._true else self._names[index]
        if isinstance(detail, tuple):
            return Reading(name, value, self.colour_of(index), detail)
        return Reading(name if value == detail else f"{name}\n{detail}", value, self.colour_of(index))

    def _described(self, index: int) -> str:
        text = self.tr("{0}: {1}").format(self._names[index], self._value_text(self._values[index]))
        return self.tr("{0} (true)").format(text) if index == self._true else text


def _name_font(*, bold: bool) -> QFont:
    font = font_for(TextRole.BODY)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
