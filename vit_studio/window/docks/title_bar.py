"""The bar at the top of a dock: its name, and two small signs to float and to close it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QHBoxLayout, QLabel, QSizePolicy, QWidget

from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, current_theme, set_text_role

SIDE: Final = 20
SIGN: Final = 8.0
"""Logical pixels that a sign is high, of the SIDE that can be clicked."""


class TitleBar(QWidget):
    """Qt's own signs are pictures that the dark theme swallows; these are drawn in its ink."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.name = QLabel(dock.windowTitle())
        set_text_role(self.name, TextRole.CAPTION, muted=True)
        self.floater = _Sign(self.tr("Take out of the window, or put back"), _draw_float)
        self.closer = _Sign(self.tr("Close; the View menu brings it back"), _draw_cross)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_XS, 0)
        row.setSpacing(2)
        row.addWidget(self.name, 1)
        row.addWidget(self.floater)
        row.addWidget(self.closer)
        self.floater.clicked.connect(self._on_float_clicked)
        self.closer.clicked.connect(dock.close)
        self._dock = dock

    def _on_float_clicked(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())


class _Sign(QAbstractButton):
    def __init__(self, name: str, draw: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__()
        self._draw = draw
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.underMouse() or self.hasFocus()
        if is_lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.sunken)
            painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.text if is_lit else theme.muted, 1.2))
        box = QRectF(0, 0, SIGN, SIGN)
        box.moveCenter(QRectF(self.rect()).center())
        self._draw(painter, box)
        painter.end()


def _draw_cross(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


def _draw_float(painter: QPainter, box: QRectF) -> None:
    """Two windows, one before the other."""
    step = SIGN / 3
    painter.drawRect(box.adjusted(0, step, -step, 0))
    painter.drawPolyline(
        [
            QPointF(box.left() + step, box.top() + step),
            QPointF(box.left() + step, box.top()),
            box.topRight(),
            QPointF(box.right(), box.bottom() - step),
            QPointF(box.right() - step, box.bottom() - step),
        ]
    )
