"""The bar at the top of a dock: its name, and two small signs to float and to close it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QWidget

from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.sign_button import SIGN, SignButton


class TitleBar(QWidget):
    """Stands in place of Qt's own bar, whose signs the dark theme swallows."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.name = QLabel(dock.windowTitle())
        set_text_role(self.name, TextRole.CAPTION, muted=True)
        self.floater = SignButton(self.tr("Take out of the window, or put back"), _draw_float)
        self.closer = SignButton(self.tr("Close; the View menu brings it back"), _draw_cross)
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
