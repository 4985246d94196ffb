"""What is under the mouse, at once: a small card that floats above the window beside the place that it tells of."""

import dataclasses
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.subtracted import parts_of
from vit_studio.window.text import MINUS, exact_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.painting.aligned_numbers import AlignedNumbers
from vit_studio.window.views.painting.window_card import WindowCard
from vit_studio.window.views.panels.compared_mark import A, B

Parts = tuple[str, str]
"""A's number and B's, as they are written."""

_SWATCH: Final = 10.0
_GAP: Final = SPACE_XS + 1


@dataclasses.dataclass(frozen=True)
class Reading:
    """A value, the colour that it has in the picture, and the names of its place; each may be empty.

    Of a difference, `parts` are what is subtracted.
    """

    words: str = ""
    value: str = ""
    colour: QColor | None = None
    parts: Parts | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.words or self.value)

    @property
    def equation(self) -> str:
        """The value of a difference in one line, "A 0.25 − B (−0.5) = 0.75", for who hears it; else empty."""
        if self.parts is None:
            return ""
        a, b = (f"({text})" if text.startswith(MINUS) else text for text in self.parts)
        return f"{A} {a} {MINUS} {B} {b} = {self.value}"


def parts_at(array: np.ndarray, place: Any, text: Callable[[float], str] = exact_text) -> Parts | None:
    """What is subtracted where a place of an array is read; None where the array is no difference, or empty there."""
    parts = parts_of(array)
    if parts is None:
        return None
    a, b = (float(part[place]) for part in parts)
    return None if np.isnan(a) and np.isnan(b) else (text(a), text(b))


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
        numbers, lines = self._numbers(), self.reading.words.splitlines()
        words = QFontMetricsF(_words_font())
        width = self._numbers_left() + AlignedNumbers.of(numbers).width if numbers else 0.0
        width = max(width, *(words.horizontalAdvance(line) for line in lines)) if lines else width
        height = sum(QFontMetricsF(font).height() for _, font in numbers) + words.height() * len(lines)
        return QSize(round(width) + 2 * SPACE_S + 1, round(height) + 2 * SPACE_XS + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, reading = current_theme(), self.reading
        painter = QPainter(self)
        self.paint_ground(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line = QRectF(self.rect()).adjusted(SPACE_S, SPACE_XS + 1, 0, 0)
        if reading.value:
            line.setTop(self._paint_numbers(painter, line))
        painter.setFont(_words_font())
        painter.setPen(theme.muted if reading.value else theme.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, reading.words)
        painter.end()

    def _paint_numbers(self, painter: QPainter, line: QRectF) -> float:
        """The value, and below it what is subtracted, named where the value has its colour; where they end."""
        theme, numbers, top = current_theme(), self._numbers(), line.top()
        left = line.left() + self._numbers_left()
        for (text, font), name, indent in zip(numbers, ("", A, B), AlignedNumbers.of(numbers).lefts, strict=False):
            height = QFontMetricsF(font).height()
            before = QRectF(line.left(), top, left - _GAP - line.left(), height)
            painter.setFont(font)
            painter.setPen(theme.muted if name else theme.text)
            painter.drawText(QPointF(left + indent, top + QFontMetricsF(font).ascent()), text)
            if name:
                painter.drawText(before, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextDontClip, name)
            elif self.reading.colour is not None:
                corner = QPointF(before.left() + (before.width() - _SWATCH) / 2, top + (height - _SWATCH) / 2)
                self._paint_swatch(painter, corner.toPoint().toPointF())
            top += height
        return top

    def _paint_swatch(self, painter: QPainter, corner: QPointF) -> None:
        assert self.reading.colour is not None
        painter.fillRect(QRectF(corner.x(), corner.y(), _SWATCH, _SWATCH), current_theme().grid)
        painter.fillRect(QRectF(corner.x() + 1, corner.y() + 1, _SWATCH - 2, _SWATCH - 2), self.reading.colour)

    def _numbers(self) -> list[tuple[str, QFont]]:
        """The value, and what is subtracted, from top to bottom."""
        reading = self.reading
        parts = [(text, _part_font()) for text in reading.parts or ()]
        return [(reading.value, _value_font()), *parts] if reading.value else []

    def _numbers_left(self) -> float:
        """Where numbers begin, behind the colour or the names of what is subtracted."""
        metrics = QFontMetricsF(_part_font())
        before = [] if self.reading.colour is None else [_SWATCH]
        if self.reading.parts is not None:
            before += map(metrics.horizontalAdvance, (A, B))
        return max(before) + _GAP if before else 0.0


def _value_font() -> QFont:
    font = _tabular(TextRole.BODY)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _part_font() -> QFont:
    return _tabular(TextRole.CAPTION)


def _tabular(role: TextRole) -> QFont:
    font = font_for(role)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _words_font() -> QFont:
    return font_for(TextRole.CAPTION)
