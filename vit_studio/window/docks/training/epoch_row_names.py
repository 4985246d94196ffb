"""Names of classes beside low rows: the letters shrink with the rows, and then every other name stands aside."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.cell_grid import CellGrid

LEAST: Final = 8
LEAST_IDEOGRAPHS: Final = 11
"""Pixels of letters that can be read at all; a Chinese sign has more strokes than a Latin one."""
_IDEOGRAPHS: Final = "\u2e80"
"""The first of the signs that are not letters."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def row_names_width(names: Sequence[str], height: float) -> float:
    """Logical pixels that names take beside rows of so many."""
    metrics = QFontMetricsF(_font(names, height))
    columns = (names[0::2], names[1::2]) if _stand_aside(names, height) else (names,)
    widths = [max(map(metrics.horizontalAdvance, column), default=0.0) for column in columns]
    return math.ceil(sum(widths) + SPACE_S * (len(widths) - 1))


def paint_row_names(painter: QPainter, grid: CellGrid, names: Sequence[str], *, left: float) -> None:
    """From `left` to the grid; where every other one stands aside, a line leads from there to its row."""
    font, right = _font(names, grid.cell_height), grid.frame.left() - SPACE_S
    metrics, theme = QFontMetricsF(font), current_theme()
    stand_aside = _stand_aside(names, grid.cell_height)
    inner = max((metrics.horizontalAdvance(name) for name in names[0::2]), default=0.0)
    painter.setFont(font)
    for row, name in enumerate(names):
        middle, is_aside = grid.row(row).center().y(), stand_aside and row % 2 == 1
        end = right - inner - SPACE_S if is_aside else right
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, end - left + 1)
        painter.setPen(theme.text)
        painter.drawText(QRectF(left, middle - 20, end - left, 40), _RIGHT, text)
        if is_aside:
            # it would run through the names above and below, which are as high as two rows: beside them alone
            painter.setPen(theme.border)
            above = metrics.horizontalAdvance(names[row - 1])
            below = metrics.horizontalAdvance(names[row + 1]) if row + 1 < len(names) else 0.0
            stop = right - max(above, below) - SPACE_XS
            painter.drawLine(QPointF(end + SPACE_XS, middle), QPointF(max(stop, end + SPACE_XS), middle))


def _font(names: Sequence[str], height: float) -> QFont:
    """That of captions, or a smaller one that fits into a row, but none that cannot be read."""
    font = font_for(TextRole.CAPTION)
    font.setPixelSize(max(min(QFontInfo(font).pixelSize(), math.floor(height)), _least(names)))
    return font


def _stand_aside(names: Sequence[str], height: float) -> bool:
    return height < _least(names) * 0.95


def _least(names: Sequence[str]) -> int:
    return LEAST_IDEOGRAPHS if any(sign >= _IDEOGRAPHS for name in names for sign in name) else LEAST
