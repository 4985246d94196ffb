"""What stays of a chart while a run grows, painted once and kept: the axes, and the curves of runs that do not grow."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

Draw = Callable[[QPainter], None]


class CurveLayer:
    """A picture that is kept for as long as what it follows from is equal."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._follows_from: object = None

    def forget(self) -> None:
        """Colours are others now."""
        self._picture = None

    def paint(self, painter: QPainter, follows_from: object, size: QSize, draw: Draw) -> None:
        """Paint what `draw` paints in a widget of that size; whatever it is made of is in `follows_from`."""
        ratio = painter.device().devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        kept = self._picture
        if kept is None or kept.size() != wanted or follows_from != self._follows_from:
            kept = QPixmap(wanted)
            kept.setDevicePixelRatio(ratio)
            kept.fill(Qt.GlobalColor.transparent)
            inner = QPainter(kept)
            draw(inner)
            inner.end()
            self._picture, self._follows_from = kept, follows_from
        painter.drawPixmap(0, 0, kept)
