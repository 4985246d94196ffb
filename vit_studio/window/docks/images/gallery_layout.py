"""Where each thumbnail of the gallery stands: positions ↔ rows ↔ pixels."""

import dataclasses
from typing import Final

from PySide6.QtCore import QRect

WISHED_SIDE: Final = 40
"""A small thumbnail's side in logical pixels, before the columns are stretched to fill the width."""

GAP: Final = 5
"""Between neighbouring thumbnails, and around them all."""


@dataclasses.dataclass(frozen=True)
class GalleryLayout:
    """`count` square thumbnails in as many columns as fit into `width`, which they fill."""

    width: int
    count: int
    wished_side: int = WISHED_SIDE

    @property
    def columns(self) -> int:
        """Thumbnails in one row, at least one."""
        return max(1, (self.width - GAP) // (self.wished_side + GAP))

    @property
    def side(self) -> int:
        """Side of a thumbnail."""
        return max(1, (self.width - GAP) // self.columns - GAP)

    @property
    def pitch(self) -> int:
        """From one row to the next."""
        return self.side + GAP

    @property
    def rows(self) -> int:
        """Rows of all thumbnails."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        """Of all rows together."""
        return GAP + self.rows * self.pitch

    def row_top(self, row: int) -> int:
        """Upper edge of a row's thumbnails, measured from the top of the first row's gap."""
        return GAP + row * self.pitch

    def positions_of_row(self, row: int) -> range:
        """The thumbnails of one row."""
        return range(min(row * self.columns, self.count), min((row + 1) * self.columns, self.count))

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows that show between two heights."""
        first, last = max(0, (top - GAP) // self.pitch), max(0, (bottom - GAP) // self.pitch) + 1
        return range(min(first, self.rows), min(last, self.rows))

    def box(self, position: int) -> QRect:
        """The square of a thumbnail, measured from the top of the first row."""
        row, column = divmod(position, self.columns)
        return QRect(self._left + column * self.pitch, GAP + row * self.pitch, self.side, self.side)

    def position_at(self, x: int, y: int) -> int | None:
        """The thumbnail under a point; None in a gap and outside."""
        column, row = (x - self._left) // self.pitch, (y - GAP) // self.pitch
        if not 0 <= column < self.columns or row < 0:
            return None
        position = row * self.columns + column
        return position if position < self.count and self.box(position).contains(x, y) else None

    @property
    def _left(self) -> int:
        # what does not divide by the columns is shared by both edges
        return (self.width - self.columns * self.pitch + GAP) // 2
