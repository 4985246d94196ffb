"""The small green tag that says which class the label names."""

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for


def tag_text() -> str:
    """What it says."""
    return QCoreApplication.translate("BarsView", "true")


def tag_size() -> QSizeF:
    """In logical pixels."""
    size = QFontMetricsF(font_for(TextRole.NUMBER)).size(0, tag_text())
    return QSizeF(round(size.width()) + 2 * SPACE_XS + 2, round(size.height()) + 2)


def draw_tag(painter: QPainter, rect: QRectF) -> None:
    """Fill a rectangle of that size."""
    good = current_theme().good
    wash = QColor(good)
    wash.setAlpha(36)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(good)
    painter.setBrush(wash)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), SPACE_XS, SPACE_XS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(font_for(TextRole.NUMBER))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, tag_text())
