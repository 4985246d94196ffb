"""How far a picture is magnified, and which part of it is in sight."""

import dataclasses
from typing import Final, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSizeF

from vit_studio.window.views.cells.cell_grid import CellGrid
from vit_studio.window.views.cells.cell_layout import whole

Cells = TypeVar("Cells", bound=CellGrid)

LARGEST_CELL: Final = 64.0
"""Logical pixels of a cell's shorter side beyond which nothing more is to be seen."""
LARGE_ENOUGH: Final = 28.0
"""Logical pixels from which a cell holds its number even unmagnified, so that magnifying it would tell no more."""


@dataclasses.dataclass(frozen=True)
class Zoom:
    """`scale` times larger than the picture that fits; its part in sight begins at (`left`, `top`), in 0..1."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @property
    def is_fitted(self) -> bool:
        """Whether the whole picture is in sight."""
        return self.scale <= 1.0


FITTED: Final = Zoom()


def greatest_scale(fitted: CellGrid) -> float:
    """How often a picture may be magnified; 1 where its cells are large enough anyway."""
    cell = min(fitted.cell_width, fitted.cell_height)
    return 1.0 if cell >= LARGE_ENOUGH or cell <= 0 else LARGEST_CELL / cell


def zoomed(fitted: Cells, zoom: Zoom, ratio: float) -> Cells:
    """The cells of a magnified picture; it is seen through the place of the one that fits.

    Large cells take a whole number of device pixels; the picture begins on one.
    """
    if zoom.is_fitted:
        return fitted
    place, size = fitted.frame, _size(fitted, zoom.scale, ratio)
    left = place.left() - round(zoom.left * size.width() * ratio) / ratio
    top = place.top() - round(zoom.top * size.height() * ratio) / ratio
    left = max(left, place.right() - size.width())
    top = max(top, place.bottom() - size.height())
    return fitted.magnified(QRectF(QPointF(left, top), size), place)


def zoom_about(fitted: CellGrid, zoom: Zoom, factor: float, point: QPointF, ratio: float) -> Zoom:
    """Magnify `factor` times more; what is under the point stays there, as far as the picture has no end there."""
    scale = min(max(zoom.scale * factor, 1.0), greatest_scale(fitted))
    if scale <= 1.0:
        return FITTED
    before, after = zoomed(fitted, zoom, ratio).frame, _size(fitted, scale, ratio)
    across = (point.x() - before.left()) / before.width()
    down = (point.y() - before.top()) / before.height()
    left = across - (point.x() - fitted.frame.left()) / after.width()
    top = down - (point.y() - fitted.frame.top()) / after.height()
    return _held(Zoom(scale, left, top), fitted, after)


def pan(fitted: CellGrid, zoom: Zoom, by: QPointF, ratio: float) -> Zoom:
    """Move the picture by so many pixels, as far as it reaches."""
    size = _size(fitted, zoom.scale, ratio)
    moved = dataclasses.replace(zoom, left=zoom.left - by.x() / size.width(), top=zoom.top - by.y() / size.height())
    return _held(moved, fitted, size)


def zoom_showing(
    fitted: CellGrid, zoom: Zoom, *, row: int | None = None, column: int | None = None, ratio: float
) -> Zoom:
    """Move as little as brings a row, a column, or both into sight."""
    grid = zoomed(fitted, zoom, ratio)
    seen = grid.visible
    by = QPointF()
    if row is not None:
        band = grid.row(row)
        by.setY(max(seen.top() - band.top(), 0.0) or min(seen.bottom() - band.bottom(), 0.0))
    if column is not None:
        band = grid.column(column)
        by.setX(max(seen.left() - band.left(), 0.0) or min(seen.right() - band.right(), 0.0))
    return zoom if by.isNull() else pan(fitted, zoom, by, ratio)


def _size(fitted: CellGrid, scale: float, ratio: float) -> QSizeF:
    width, height = (whole(side * scale, ratio) for side in (fitted.cell_width, fitted.cell_height))
    return QSizeF(max(width, fitted.cell_width) * fitted.columns, max(height, fitted.cell_height) * fitted.rows)


def _held(zoom: Zoom, fitted: CellGrid, size: QSizeF) -> Zoom:
    most_left = max(1 - fitted.frame.width() / size.width(), 0.0)
    most_top = max(1 - fitted.frame.height() / size.height(), 0.0)
    return Zoom(zoom.scale, min(max(zoom.left, 0.0), most_left), min(max(zoom.top, 0.0), most_top))
