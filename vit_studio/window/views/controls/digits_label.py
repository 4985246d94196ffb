"""A number at the right, whose leading digits that agree with another number stand out."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from vit_studio.window.theme import TextRole, current_theme, set_text_role


class DigitsLabel(QLabel):
    """What agrees is bold, the rest muted; without anything to compare with it is a plain number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreeing: int | None = None
        set_text_role(self, TextRole.NUMBER)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def agreeing(self) -> str:
        """The digits in bold."""
        return self.text()[: self._agreeing or 0]

    def set_digits(self, text: str, other: str | None = None) -> None:
        """Show a number, and compare it with another written in the same way."""
        self._agreeing = None if other is None else agreeing_signs(text, other)
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(self._bold()).horizontalAdvance(self.text())) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._agreeing is None:
            super().paintEvent(event)
            return
        bold, theme = self._bold(), current_theme()
        same, rest = self.text()[: self._agreeing], self.text()[self._agreeing :]
        plain_width = QFontMetricsF(self.font()).horizontalAdvance(rest)
        bold_width = QFontMetricsF(bold).horizontalAdvance(same)
        metrics = QFontMetricsF(self.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter = QPainter(self)
        painter.setPen(theme.text)
        painter.setFont(bold)
        painter.drawText(QPointF(self.width() - plain_width - bold_width, baseline), same)
        painter.setPen(theme.muted)
        painter.setFont(self.font())
        painter.drawText(QPointF(self.width() - plain_width, baseline), rest)
        painter.end()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        return font


def agreeing_signs(text: str, other: str) -> int:
    """How many signs at the beginning of two texts are the same."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((place for place, (one, two) in pairs if one != two), min(len(text), len(other)))
