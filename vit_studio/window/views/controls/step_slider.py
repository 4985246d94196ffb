"""A slider over a few whole numbers that need not be evenly spaced; each is written below its place."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for

_TICK: Final = 4.0


class StepSlider(QWidget):
    """Snaps to its values; `home` is the one that things start from, and is written in the accent."""

    value_chosen = Signal(int)
    """By a person, never by `set_value`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(name)
        self._values: tuple[int, ...] = ()
        self._home: int | None = None
        self._ticks = _Ticks(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.slider)
        column.addWidget(self._ticks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.slider.valueChanged.connect(self._on_value_changed)

    @property
    def values(self) -> tuple[int, ...]:
        """What there is to choose from."""
        return self._values

    @property
    def value(self) -> int:
        """The one that is chosen."""
        return self._values[self.slider.value()]

    @property
    def home(self) -> int | None:
        """The value that things start from."""
        return self._home

    def set_values(self, values: Sequence[int], home: int | None = None) -> None:
        """What there is to choose from, in rising order."""
        self._home = home
        if tuple(values) != self._values:
            self._values = tuple(values)
            blocked = self.slider.blockSignals(True)
            self.slider.setRange(0, len(values) - 1)
            self.slider.blockSignals(blocked)
        self._ticks.update()

    def set_value(self, value: int) -> None:
        """Move the handle, without telling."""
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(self._values.index(value))
        self.slider.blockSignals(blocked)
        self.slider.setAccessibleDescription(str(value))
        self._ticks.update()

    def place_of(self, index: int) -> float:
        """Where the middle of the handle stands for a value, from the left of the slider."""
        option = QStyleOptionSlider()
        self.slider.initStyleOption(option)
        option.sliderPosition = option.sliderValue = index
        part = QStyle.SubControl.SC_SliderHandle
        handle = self.slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self.slider)
        return QRectF(handle).center().x()

    @Slot(int)
    def _on_value_changed(self, index: int) -> None:
        self.slider.setAccessibleDescription(str(self._values[index]))
        self._ticks.update()
        self.value_chosen.emit(self._values[index])


class _Ticks(QWidget):
    """The numbers below the groove; a click on one chooses it."""

    def __init__(self, owner: StepSlider) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(120, round(_TICK + QFontMetricsF(_font(bold=False)).height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, owner = QPainter(self), current_theme(), self._owner
        for index, value in enumerate(owner.values):
            x, chosen = owner.place_of(index), index == owner.slider.value()
            painter.setPen(theme.grid)
            painter.drawLine(round(x), 0, round(x), round(_TICK) - 2)
            painter.setFont(_font(bold=chosen))
            painter.setPen(theme.accent if value == owner.home else theme.text if chosen else theme.muted)
            width = QFontMetricsF(painter.font()).horizontalAdvance(str(value))
            left = min(max(x - width / 2, 0), self.width() - width)
            painter.drawText(QRectF(left, _TICK, width + 1, self.height() - _TICK), str(value))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        owner, x = self._owner, event.position().x()
        if owner.values and event.button() == Qt.MouseButton.LeftButton:
            nearest = min(range(len(owner.values)), key=lambda index: abs(owner.place_of(index) - x))
            if abs(owner.place_of(nearest) - x) <= 3 * SPACE_XS:
                owner.slider.setValue(nearest)


def _font(*, bold: bool) -> QFont:
    font = font_for(TextRole.NUMBER)
    font.setBold(bold)
    return font
