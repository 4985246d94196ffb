"""The buttons that walk through a pass, and the line that says where one is."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from vit_studio.window.text import layer_text
from vit_studio.window.theme import SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.sign_button import SignButton

if TYPE_CHECKING:
    from vit_studio.tracing.line_steps import LineStep

FORWARD_KEY: Final = "F10"
BACK_KEY: Final = "Shift+F10"


class CodeBar(QWidget):
    """To the start, back, on, to the end; and to copy what is lit."""

    start_clicked = Signal()
    back_clicked = Signal()
    forward_clicked = Signal()
    end_clicked = Signal()
    copy_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = SignButton(self.tr("To the image, where the pass begins"), _draw_start)
        self.back = SignButton(self.tr("One step back ({0})").format(BACK_KEY), _draw_back)
        self.forward = SignButton(self.tr("One step on ({0})").format(FORWARD_KEY), _draw_forward)
        self.end = SignButton(self.tr("To the logits, where the pass ends"), _draw_end)
        self.copy = QToolButton()
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy a short script that runs alone and computes this tensor again"))
        self.copy.setWhatsThis(self.copy.toolTip())
        self.where = QLabel()
        set_text_role(self.where, TextRole.CAPTION, muted=True)
        self.where.setWordWrap(True)
        self._lay_out()
        for button, signal in (
            (self.start, self.start_clicked),
            (self.back, self.back_clicked),
            (self.forward, self.forward_clicked),
            (self.end, self.end_clicked),
            (self.copy, self.copy_clicked),
        ):
            button.clicked.connect(signal)
            if isinstance(button, SignButton):
                button.setWhatsThis(
                    self.tr("Walks line by line through the whole pass, image to logits; the pages follow.")
                )

    def show_place(self, step: "LineStep", *, count: int, depth: int) -> None:
        """Say where in the pass a step is."""
        parts = [] if step.layer is None else [layer_text(step.layer, depth)]
        parts.append(step.call.source.qualname)
        parts.append(self.tr("step {0} of {1}").format(step.number + 1, count))
        self.where.setText(" · ".join(parts))
        for button in (self.start, self.back):
            button.setEnabled(step.number > 0)
        for button in (self.forward, self.end):
            button.setEnabled(step.number < count - 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        for button in (self.start, self.back, self.forward, self.end):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(row)
        column.addWidget(self.where)


def _triangle(painter: QPainter, box: QRectF, direction: int) -> None:
    tip, base = (box.right(), box.left()) if direction > 0 else (box.left(), box.right())
    painter.setBrush(painter.pen().color())
    corners = [QPointF(base, box.top()), QPointF(tip, box.center().y()), QPointF(base, box.bottom())]
    painter.drawPolygon(QPolygonF(corners))


def _bar(painter: QPainter, x: float, box: QRectF) -> None:
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def _draw_forward(painter: QPainter, box: QRectF) -> None:
    _triangle(painter, box.adjusted(1, -1, -1, 1), 1)


def _draw_back(painter: QPainter, box: QRectF) -> None:
    _triangle(painter, box.adjusted(1, -1, -1, 1), -1)


def _draw_end(painter: QPainter, box: QRectF) -> None:
    _triangle(painter, box.adjusted(0, -1, -2, 1), 1)
    _bar(painter, box.right(), box)


def _draw_start(painter: QPainter, box: QRectF) -> None:
    _triangle(painter, box.adjusted(2, -1, 0, 1), -1)
    _bar(painter, box.left(), box)
