"""The names of the rows and columns of small multiples, cut down to their numbers where there is little room."""

import dataclasses
import re
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.multiples_layout import MultiplesLayout

WIDEST: Final = 0.25
"""Share of the view's width that row names may take; beyond it they are cut down to their numbers."""
BESIDE: Final = 1.6
"""How much of its room a name without a number may take, such as "Mean": beside it stand short numbers."""


@dataclasses.dataclass(frozen=True)
class MultiplesNames:
    """Row names stand at the left, column names on top; either may be missing."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def width(self, view_width: float) -> float:
        """Room for the row names in a view of that width."""
        metrics = _metrics()
        names = self._fitting_rows(view_width)
        return max((metrics.horizontalAdvance(name) + SPACE_S for name in names), default=0.0)

    def height(self) -> float:
        """Room for the column names."""
        return _metrics().height() + SPACE_XS if self.columns else 0.0

    def paint(self, painter: QPainter, layout: MultiplesLayout, view_width: float, lit: tuple[int, int] | None) -> None:
        """Write them beside the pictures; those of the selected picture are lit."""
        painter.setFont(font_for(TextRole.CAPTION))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, name in enumerate(self._fitting_rows(view_width)[: layout.rows]):
            rect = layout.rect(row, 0)
            rect.setRect(0, rect.top(), rect.left() - SPACE_S, rect.height())
            _write(painter, rect, name, align=right, lit=lit is not None and lit[0] == row)
        pitch, height = layout.width + layout.gap, _metrics().height()
        for column, name in enumerate(_fitting(self.columns, pitch - 2, beside=BESIDE)[: layout.columns]):
            middle = layout.rect(0, column).center().x()
            rect = QRectF(middle - pitch * BESIDE / 2, layout.top - height - SPACE_XS, pitch * BESIDE, height)
            centre = Qt.AlignmentFlag.AlignCenter
            _write(painter, rect, name, align=centre, lit=lit is not None and lit[1] == column)

    def _fitting_rows(self, view_width: float) -> tuple[str, ...]:
        return _fitting(self.rows, view_width * WIDEST)


def _write(painter: QPainter, rect: QRectF, name: str, *, align: Qt.AlignmentFlag, lit: bool) -> None:
    theme = current_theme()
    painter.setPen(theme.selection_text if lit else theme.muted)
    painter.drawText(rect, align, name)


def _fitting(names: tuple[str, ...], room: float, *, beside: float = 1.0) -> tuple[str, ...]:
    """The names, or only the numbers in them when one is too wide: "Head 12" becomes "12" in any language.

    One without a number may take `beside` times the room.
    """
    metrics = _metrics()
    if all(metrics.horizontalAdvance(name) <= room for name in names):
        return names
    numbers = (re.search(r"\d+", name) for name in names)
    return tuple(
        number.group() if number else metrics.elidedText(name, Qt.TextElideMode.ElideRight, room * beside)
        for name, number in zip(names, numbers, strict=True)
    )


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(font_for(TextRole.CAPTION))
