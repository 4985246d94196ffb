"""The curves that do not change, painted once and kept: only the run that grows is drawn again with each batch."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curves_layout import CurvesLayout

Draw = Callable[[QPainter, CurvesLayout, Curve], None]


class CurveLayer:
    """Kept for as long as curves and layout are the same objects, or equal."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._layout: CurvesLayout | None = None
        self._curves: list[Curve] = []

    def forget(self) -> None:
        """Colours are others now."""
        self._picture = None

    def paint(self, painter: QPainter, layout: CurvesLayout, curves: Sequence[Curve], size: QSize, draw: Draw) -> None:
        """Paint curves from back to front in a widget of that size."""
        ratio = painter.device().devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        kept = self._picture
        alike = len(curves) == len(self._curves) and all(map(_is, curves, self._curves))
        if kept is None or kept.size() != wanted or layout != self._layout or not alike:
            kept = QPixmap(wanted)
            kept.setDevicePixelRatio(ratio)
            kept.fill(Qt.GlobalColor.transparent)
            inner = QPainter(kept)
            for curve in curves:
                draw(inner, layout, curve)
            inner.end()
            self._picture, self._layout, self._curves = kept, layout, list(curves)
        painter.drawPixmap(0, 0, kept)


def _is(one: Curve, other: Curve) -> bool:
    return one is other
