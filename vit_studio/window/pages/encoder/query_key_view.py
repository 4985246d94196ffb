"""The image with a map of what a query looks at, and an arrow from the query to one of its keys."""

import math
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.theme import current_theme
from vit_studio.window.views.images.patch_grid_view import NOTHING, PatchGridView
from vit_studio.window.views.painting.marks import draw_hover, draw_selection
from vit_studio.window.views.painting.painted_view import ARROWS

_LINE: Final = 1.5
_EDGE: Final = 3.5
_HEAD: Final = 9.0
"""Logical pixels of the arrow's line, of its contrasting edge, and of its head."""


class QueryKeyView(PatchGridView):
    """The selected token is the query; Shift and a click, or Shift and an arrow, choose the key."""

    key_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: int | None = None
        self._echo = NOTHING
        self._comes_from_key = False

    @property
    def key(self) -> int | None:
        """The key token that the arrow points to."""
        return self._key

    @property
    def echo(self) -> int:
        """The token that the mouse is over in another picture of the same tokens."""
        return self._echo

    def set_key(self, key: int | None) -> None:
        """Point at a key token; None takes the arrow away."""
        if key != self._key:
            self._key = key
            self.update()

    def set_comes_from_key(self, comes_from_key: bool) -> None:
        """Whether the arrow shows what has come from the key to the query, not what the query looks at."""
        self._comes_from_key = comes_from_key
        self.update()

    def set_echo(self, token: int) -> None:
        """Outline a token as if the mouse were over it; NOTHING for none."""
        if token != self._echo:
            self._echo = token
            self.update()

    def token_rect(self, token: int) -> QRectF | None:
        """Where a token stands: its patch, or the chip of the class token; None where it has no place."""
        fit = self.fit()
        if fit is None or self._grid is None:
            return None
        if token == CLASS_TOKEN:
            return fit.chip
        return fit.image.rect(self._grid.box(token)) if self._grid.is_patch(token) else None

    def paint_marks(self, painter: QPainter) -> None:
        super().paint_marks(painter)
        echo = self.token_rect(self._echo)
        if echo is not None and self._echo not in (self._token, self._hovered):
            draw_hover(painter, echo)
        arrow = self.arrow()
        if arrow is not None and self._key is not None:
            draw_selection(painter, self.token_rect(self._key) or QRectF())
            _draw_arrow(painter, arrow)

    def arrow(self) -> QLineF | None:
        """From query to key, or the other way; it leaves a patch at its middle, and the chip at its edge."""
        if self._token is None or self._key is None or self._key == self._token:
            return None
        ends = (self._key, self._token) if self._comes_from_key else (self._token, self._key)
        start, end = map(self.token_rect, ends)
        if start is None or end is None:
            return None
        head = _edge_towards(end, start.center())
        return QLineF(_edge_towards(start, head) if ends[0] == CLASS_TOKEN else start.center(), head)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        token = self._token_at(event.position())
        is_for_key = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if is_for_key and event.button() == Qt.MouseButton.LeftButton and token != NOTHING:
            event.accept()
            self.key_clicked.emit(token)
        else:
            super().mousePressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        step = ARROWS.get(Qt.Key(event.key()))
        shifted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier
        if step is None or not shifted or self._grid is None:
            return super().take_key(event)
        start = CLASS_TOKEN if self._key is None else self._key
        wanted = self._grid.neighbour(start, rows=step[0], columns=step[1])
        if wanted != self._key:
            self.key_clicked.emit(wanted)
        return True


def _draw_arrow(painter: QPainter, line: QLineF) -> None:
    """Readable over any pixel."""
    if line.length() < _HEAD:
        return
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for width, colour in ((_EDGE, theme.selection_edge), (_LINE, theme.selection)):
        _draw_line(painter, line, width, colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_line(painter: QPainter, line: QLineF, width: float, colour: QColor) -> None:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(colour)
    unit = QPointF(line.dx(), line.dy()) / line.length()
    across = QPointF(-unit.y(), unit.x())
    neck = line.p2() - unit * _HEAD
    painter.drawLine(line.p1(), neck)
    painter.setPen(QPen(colour, width - _LINE) if width > _LINE else Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([line.p2(), neck + across * _HEAD * 0.4, neck - across * _HEAD * 0.4]))


def _edge_towards(rect: QRectF, point: QPointF) -> QPointF:
    """Where the line from the middle of a rectangle to a point crosses the rectangle's edge."""
    middle, way = rect.center(), point - rect.center()
    scales = [
        half / abs(part) for half, part in ((rect.width() / 2, way.x()), (rect.height() / 2, way.y())) if abs(part) > 0
    ]
    return middle + way * min([1.0, *scales]) if math.hypot(way.x(), way.y()) > 0 else middle
