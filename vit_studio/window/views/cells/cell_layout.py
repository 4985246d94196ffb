"""How large the cells of a heat map get, and where its picture stands in the room that it has."""

import dataclasses
import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from vit_studio.window.views.cells.cell_grid import CellGrid

WHOLE_FROM: Final = 10
"""Device pixels from which a cell takes a whole number of them: below, that would leave too much room empty."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class CellRules:
    """What the cells of a table of `rows` × `columns` must look like."""

    rows: int
    columns: int
    square: bool = True
    cell_size: float | None = None
    """Fixed side of a square cell in logical pixels; None fills the room."""
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter

    def cell_in(self, room: QSizeF, ratio: float) -> QSizeF:
        """Size of a cell when the picture has that much room, on a screen of `ratio` device pixels to a logical one."""
        if self.cell_size is not None:
            return QSizeF(self.cell_size, self.cell_size)
        width = max(room.width(), 1.0) / max(self.columns, 1)
        height = max(room.height(), 1.0) / max(self.rows, 1)
        if self.square:
            width = height = min(width, height)
        return QSizeF(whole(width, ratio), whole(height, ratio))

    def place(self, area: QRectF, ratio: float) -> CellGrid:
        """The picture within `area`, its corner on a device pixel."""
        cell = self.cell_in(area.size(), ratio)
        size = QSizeF(cell.width() * self.columns, cell.height() * self.rows)
        left = area.left() + max(area.width() - size.width(), 0.0) * _share(self.alignment, _HORIZONTAL)
        top = area.top() + max(area.height() - size.height(), 0.0) * _share(self.alignment, _VERTICAL)
        corner = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
        return CellGrid(self.rows, self.columns, QRectF(corner, size))


_HORIZONTAL: Final = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
_VERTICAL: Final = (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom)


def _share(alignment: Qt.AlignmentFlag, ends: tuple[Qt.AlignmentFlag, Qt.AlignmentFlag]) -> float:
    """How much of the spare room comes before the picture."""
    before, after = ends
    if alignment & before:
        return 0.0
    return 1.0 if alignment & after else 0.5


def whole(side: float, ratio: float) -> float:
    """A side in logical pixels, cut to a whole number of device pixels where it is large."""
    device = side * ratio
    return math.floor(device) / ratio if device >= WHOLE_FROM else side
