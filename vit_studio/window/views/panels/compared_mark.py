"""The small badge that says of which of two compared models a panel is: A, B, or A − B."""

from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for

A: Final = "A"
B: Final = "B"
DIFFERENCE: Final = "A − B"
"""As they are written, in every language."""


def mark_size(mark: str) -> QSizeF:
    """In logical pixels; nothing for no mark."""
    if not mark:
        return QSizeF(0, 0)
    size = QFontMetricsF(font_for(TextRole.NUMBER)).size(0, mark)
    return QSizeF(round(size.width()) + 2 * SPACE_XS + 4, round(size.height()) + 2)


def draw_mark(painter: QPainter, rect: QRectF, mark: str) -> None:
    """Fill a rectangle of that size: A in outline, for it is what is always seen; B and A − B stand out."""
    theme = current_theme()
    fill, ink = (QColor(Qt.GlobalColor.transparent), theme.muted) if mark == A else (theme.accent, theme.on_accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.grid if mark == A else theme.accent)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), SPACE_XS, SPACE_XS)
    painter.setFont(font_for(TextRole.NUMBER))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark)
    painter.restore()
