"""What is under the mouse, at once: a small card that floats above the window beside the place that it tells of."""

import dataclasses
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.painting.window_card import WindowCard

_SWATCH: Final = 10.0


@dataclasses.dataclass(frozen=True)
class Reading:
    """A value, the colour that it has in the picture, and the names of its place; each may be empty."""

    words: str = ""
    value: str = ""
    colour: QColor | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.words or self.value)


class Readout(WindowCard):
    """It is told what to say."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.reading = Reading()

    def tell(self, teller: QWidget, reading: Reading, place: QRect) -> None:
        """Say it beside a place in the teller; nothing to say hides the card."""
        if reading.is_empty:
            self.fall_silent(teller)
            return
        if reading != self.reading:
            self.reading = reading
            self.update()
        self.stand_beside(teller, place)

    def sizeHint(self) -> QSize:
        value, words = QFontMetricsF(_value_font()), QFontMetricsF(_words_font())
        width = self._value_left() + value.horizontalAdvance(self.reading.value) if self.reading.value else 0.0
        lines = self.reading.words.splitlines()
        width = max(width, *(words.horizontalAdvance(line) for line in lines)) if lines else width
        height = (value.height() if self.reading.value else 0.0) + words.height() * len(lines)
        return QSize(round(width) + 2 * SPACE_S + 1, round(height) + 2 * SPACE_XS + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, reading = current_theme(), self.reading
        painter = QPainter(self)
        self.paint_ground(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line = QRectF(self.rect()).adjusted(SPACE_S, SPACE_XS + 1, 0, 0)
        if reading.value:
            self._paint_value(painter, line)
            line.setTop(line.top() + QFontMetricsF(_value_font()).height())
        painter.setFont(_words_font())
        painter.setPen(theme.muted if reading.value else theme.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, reading.words)
        painter.end()

    def _paint_value(self, painter: QPainter, line: QRectF) -> None:
        theme, metrics = current_theme(), QFontMetricsF(_value_font())
        if self.reading.colour is not None:
            top = line.top() + round((metrics.height() - _SWATCH) / 2)
            painter.fillRect(QRectF(line.left(), top, _SWATCH, _SWATCH), theme.grid)
            painter.fillRect(QRectF(line.left() + 1, top + 1, _SWATCH - 2, _SWATCH - 2), self.reading.colour)
        painter.setFont(_value_font())
        painter.setPen(theme.text)
        at = line.topLeft() + QPointF(self._value_left(), metrics.ascent())
        painter.drawText(at, self.reading.value)

    def _value_left(self) -> float:
        return 0.0 if self.reading.colour is None else _SWATCH + SPACE_XS + 1


def _value_font() -> QFont:
    font = font_for(TextRole.BODY)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _words_font() -> QFont:
    return font_for(TextRole.CAPTION)
