"""The key to a colour map: a strip of its colours with numbers at both ends and at zero."""

import dataclasses
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.colour_maps import SIZE, ColourMap, to_qimage
from vit_studio.window.views.levels import Levels

THICKNESS: Final = 12
_TICK: Final = 3
_USUAL_NUMBER: Final = "−0.0000"
"""Room for this is always kept: a new image must not make the picture beside the bar jump."""


@dataclasses.dataclass(frozen=True)
class BarTick:
    """A number on the bar at `unit`, from 0 at the low end to 1 at the high end."""

    unit: float
    text: str


def bar_ticks(levels: Levels) -> tuple[BarTick, ...]:
    """Both ends, and zero if it lies between them, else the middle; a flat range has one number."""
    if levels.is_flat:
        return (BarTick(0.5, number_text(levels.low)),)
    between = 0.0 if levels.low < 0.0 < levels.high else (levels.low + levels.high) / 2
    unit = (between - levels.low) / (levels.high - levels.low)
    return (
        BarTick(0.0, number_text(levels.low)),
        BarTick(1.0, number_text(levels.high)),
        BarTick(unit, number_text(between)),
    )


class ColourBar(QWidget):
    """Upright beside a picture, or lying below it; fills the length that it is given."""

    def __init__(self, parent: QWidget | None = None, orientation: Qt.Orientation = Qt.Orientation.Vertical) -> None:
        super().__init__(parent)
        self._upright = orientation == Qt.Orientation.Vertical
        self._levels = Levels(0.0, 1.0)
        self._colour_map = ColourMap.VIRIDIS
        self._caption = ""
        along, across = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(*((across, along) if self._upright else (along, across)))
        self._describe_for_screen_readers()

    @property
    def is_upright(self) -> bool:
        """Whether it stands beside the picture."""
        return self._upright

    def set_levels(self, levels: Levels) -> None:
        """The values at its two ends."""
        if levels != self._levels:
            self._levels = levels
            self._changed()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The colours between them."""
        if colour_map != self._colour_map:
            self._colour_map = colour_map
            self.update()

    @property
    def caption(self) -> str:
        """What it says about the scale."""
        return self._caption

    def set_caption(self, caption: str) -> None:
        """A few words about the scale, such as "shared by all heads"."""
        if caption != self._caption:
            self._caption = caption
            self._changed()

    def sizeHint(self) -> QSize:
        across = self._across()
        return QSize(across, 160) if self._upright else QSize(200, across)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        along = round(metrics.height() * 2 + SPACE_S if self._upright else self._widest() * 2 + SPACE_S)
        return QSize(self._across(), along) if self._upright else QSize(along, self._across())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bar = self._bar()
        painter.drawImage(bar, _strip(self._colour_map, upright=self._upright))
        painter.setPen(QPen(current_theme().grid, 1.0))
        painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5))
        self._paint_numbers(painter, bar)
        if self._caption:
            self._paint_caption(painter, bar)
        painter.end()

    def placed_numbers(self) -> list[tuple[BarTick, QRectF]]:
        """The numbers that are written at this size, and where; what stands between the ends makes way for them."""
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        placed: list[tuple[BarTick, QRectF]] = []
        for tick in bar_ticks(self._levels):
            rect = self._number_rect(self._bar(), tick, metrics)
            apart = rect.adjusted(-SPACE_XS, 0, SPACE_XS, 0)
            if not any(apart.intersects(other) for _, other in placed):
                placed.append((tick, rect))
        return placed

    def _paint_numbers(self, painter: QPainter, bar: QRectF) -> None:
        painter.setFont(font_for(TextRole.NUMBER))
        for tick, rect in self.placed_numbers():
            painter.setPen(QPen(current_theme().grid, 1.0))
            painter.drawLine(*self._tick_line(bar, tick.unit))
            painter.setPen(current_theme().muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tick.text)

    def _number_rect(self, bar: QRectF, tick: BarTick, metrics: QFontMetricsF) -> QRectF:
        """Centred on its value, but never beyond the ends of the bar."""
        width, height = metrics.horizontalAdvance(tick.text), metrics.height()
        if self._upright:
            # the capitals, not the line, should end where the bar ends
            slack = (height - metrics.capHeight()) / 2
            top = bar.bottom() - tick.unit * bar.height() - height / 2
            top = min(max(top, bar.top() - slack), bar.bottom() - height + slack)
            return QRectF(bar.right() + _TICK + SPACE_XS, top, width, height)
        left = bar.left() + tick.unit * bar.width() - width / 2
        left = min(max(left, bar.left()), bar.right() - width)
        return QRectF(left, bar.bottom() + _TICK, width, height)

    def _tick_line(self, bar: QRectF, unit: float) -> tuple[int, int, int, int]:
        if self._upright:
            y = round(bar.bottom() - unit * (bar.height() - 1) - 1)
            return round(bar.right()) + 1, y, round(bar.right()) + _TICK, y
        x = round(bar.left() + unit * (bar.width() - 1))
        return x, round(bar.bottom()) + 1, x, round(bar.bottom()) + _TICK

    def _paint_caption(self, painter: QPainter, bar: QRectF) -> None:
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        metrics = QFontMetricsF(painter.font())
        height = metrics.height()
        caption = metrics.elidedText(self._caption, Qt.TextElideMode.ElideRight, self._length(bar))
        if not self._upright:
            # signs from a fallback font, such as Chinese, stand taller than the line that the font itself asks for
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(QRectF(bar.left(), 0, bar.width(), height), left, caption)
            return
        painter.translate(self.width() - height / 2, bar.center().y())
        painter.rotate(90)
        turned = QRectF(-bar.height() / 2, -height / 2, bar.height(), height)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, caption)

    def _bar(self) -> QRectF:
        if self._upright:
            return QRectF(1, 1, THICKNESS, max(self.height() - 2, 1))
        top = 1 + (self._caption_room() if self._caption else 0)
        return QRectF(1, top, max(self.width() - 2, 1), THICKNESS)

    def _length(self, bar: QRectF) -> float:
        return bar.height() if self._upright else bar.width()

    def _across(self) -> int:
        numbers = self._widest() + SPACE_XS if self._upright else QFontMetricsF(font_for(TextRole.NUMBER)).height()
        caption = self._caption_room() if self._caption else 0
        return round(2 + THICKNESS + _TICK + numbers + caption)

    def _widest(self) -> float:
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        return max(metrics.horizontalAdvance(text) for text in (_USUAL_NUMBER, *self._numbers()))

    def _numbers(self) -> list[str]:
        return [tick.text for tick in bar_ticks(self._levels)]

    @staticmethod
    def _caption_room() -> float:
        return QFontMetricsF(font_for(TextRole.CAPTION)).height() + SPACE_XS

    def _changed(self) -> None:
        self._describe_for_screen_readers()
        self.updateGeometry()
        self.update()

    def _describe_for_screen_readers(self) -> None:
        low, high = number_text(self._levels.low), number_text(self._levels.high)
        self.setAccessibleName(self.tr("Colour scale from {0} to {1}").format(low, high))


def _strip(colour_map: ColourMap, *, upright: bool) -> QImage:
    ramp = np.linspace(0.0, 1.0, SIZE, dtype=np.float32)
    return to_qimage(ramp[::-1, None] if upright else ramp[None, :], Levels(0.0, 1.0), colour_map)
