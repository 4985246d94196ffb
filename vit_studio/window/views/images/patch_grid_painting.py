"""How the grid over an image is drawn: lines between the patches, the numbers of their tokens, the class token."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from vit_studio.window.theme import RADIUS, SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.images.image_fit import PatchGridFit

_NARROWEST_GRID: Final = 5.0
"""Patches smaller than this (logical pixels) would drown in lines."""

# over pixels, which are the same in both themes
_LIGHT_LINE: Final = (255, 255, 255, 105)
_DARK_LINE: Final = (0, 0, 0, 120)
_TAG: Final = (0, 0, 0, 150)
_TAG_TEXT: Final = (255, 255, 255)


def chip_size(text: str) -> QSizeF:
    """How large the chip of the class token is."""
    size = QFontMetricsF(font_for(TextRole.CAPTION)).size(0, text)
    return QSizeF(round(size.width()) + 2 * SPACE_S, round(size.height()) + 6)


def draw_chip(painter: QPainter, rect: QRectF, text: str, *, selected: bool, hovered: bool) -> None:
    """The chip of the class token, which has no place in the image."""
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.selection if selected else theme.muted if hovered else theme.grid)
    painter.setBrush(theme.selection if selected else theme.raised)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(theme.selection_edge if selected else theme.text)
    painter.setFont(font_for(TextRole.CAPTION))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_grid(painter: QPainter, fit: PatchGridFit, *, line: float) -> None:
    """A light and a dark hairline side by side, so that one of them shows on any pixel."""
    bounds = fit.image.bounds
    step = fit.image.scale * fit.grid.patch_size
    if step < _NARROWEST_GRID:
        return
    for offset, colour in ((-line, QColor(*_DARK_LINE)), (0.0, QColor(*_LIGHT_LINE))):
        # a see-through rectangle one dot wide takes Qt's raster painting twenty times as long as an image of it
        upright = QImage(1, max(round(bounds.height() / line), 1), QImage.Format.Format_ARGB32_Premultiplied)
        upright.setDevicePixelRatio(1 / line)
        upright.fill(colour)
        for i in range(1, fit.grid.side):
            painter.drawImage(QPointF(bounds.left() + i * step + offset, bounds.top()), upright)
            painter.fillRect(QRectF(bounds.left(), bounds.top() + i * step + offset, bounds.width(), line), colour)


def draw_numbers(painter: QPainter, fit: PatchGridFit) -> None:
    """The number of its token in the corner of each patch, if it has the room."""
    font = font_for(TextRole.NUMBER)
    metrics = QFontMetricsF(font)
    side = fit.image.scale * fit.grid.patch_size
    height = round(metrics.height())
    if metrics.horizontalAdvance(str(fit.grid.num_tokens - 1)) + 6 > side or height + 2 > side:
        return
    painter.setFont(font)
    painter.setPen(QColor(*_TAG_TEXT))
    for token in range(1, fit.grid.num_tokens):
        corner = fit.image.rect(fit.grid.box(token)).topLeft()
        tag = QRectF(corner, QSizeF(round(metrics.horizontalAdvance(str(token))) + 6, height))
        painter.fillRect(tag, QColor(*_TAG))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, str(token))
