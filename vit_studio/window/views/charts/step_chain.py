"""A computation as a chain: tensors in boxes, and between them the steps that make the next one."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.theme import RADIUS, SPACE_S, SPACE_XS, TextRole, current_theme, font_for

_HEAD: Final = 5.0
"""Logical pixels of an arrow's head."""
_LEAST_ARROW: Final = 56
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter


@dataclasses.dataclass(frozen=True)
class Link:
    """A tensor or a step: what it is called, and the shape of it or of its weights; or a number and its value."""

    name: str
    shape: str = ""


class StepChain(QWidget):
    """Boxes joined by arrows, from left to right; the last box is the result. `of_numbers`: instead of tensors."""

    def __init__(self, parent: QWidget | None = None, *, of_numbers: bool = False) -> None:
        super().__init__(parent)
        self._of_numbers = of_numbers
        self._tensors: tuple[Link, ...] = ()
        self._steps: tuple[Link, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """The whole chain in one line."""
        parts = [_line(self._tensors[0])] if self._tensors else []
        for step, tensor in zip(self._steps, self._tensors[1:], strict=True):
            parts += [f"→ {_line(step)} →", _line(tensor)]
        return " ".join(parts)

    def view_data(self) -> TableData | None:
        """Tensors and steps in their order; None for an empty chain."""
        if not self._tensors:
            return None
        links = [self._tensors[0]]
        for step, tensor in zip(self._steps, self._tensors[1:], strict=True):
            links += [step, tensor]
        rows = tuple((link.name, link.shape) for link in links)
        shapes, numbers = (
            (self.tr("tensor or step"), self.tr("shape")),
            (self.tr("number or step"), self.tr("value")),
        )
        return TableData(columns=numbers if self._of_numbers else shapes, rows=rows)

    def set_chain(self, tensors: Sequence[Link], steps: Sequence[Link]) -> None:
        """One step fewer than tensors: each leads from one tensor to the next."""
        if len(steps) != len(tensors) - 1:
            raise ValueError(f"{len(tensors)} tensors are joined by {len(tensors) - 1} steps, not {len(steps)}")
        self._tensors, self._steps = tuple(tensors), tuple(steps)
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(map(_box_width, self._tensors)) + sum(map(_arrow_width, self._steps))
        return QSize(round(width) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tensors:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = [_box_width(tensor) for tensor in self._tensors]
        spare = (self.width() - 2 - sum(boxes)) / max(len(self._steps), 1)
        left = 1.0
        for index, (tensor, width) in enumerate(zip(self._tensors, boxes, strict=True)):
            box = QRectF(left, 0.5, width, self.height() - 1)
            _paint_box(painter, box, tensor, is_result=index == len(boxes) - 1)
            if index < len(self._steps):
                _paint_arrow(painter, QRectF(box.right(), 0, spare, self.height()), self._steps[index])
            left = box.right() + spare
        painter.end()

    @staticmethod
    def _height() -> int:
        lines = QFontMetricsF(_name_font()).height() + QFontMetricsF(_shape_font()).height()
        return round(lines) + 2 * SPACE_S


def _paint_box(painter: QPainter, box: QRectF, tensor: Link, *, is_result: bool) -> None:
    theme = current_theme()
    painter.setPen(theme.accent if is_result else theme.grid)
    painter.setBrush(theme.window)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    upper, lower = _halves(box.adjusted(0, SPACE_XS, 0, -SPACE_XS))
    _write(painter, upper, tensor.name, _name_font())
    painter.setPen(theme.muted)
    painter.setFont(_shape_font())
    painter.drawText(lower, _CENTRE, tensor.shape)


def _paint_arrow(painter: QPainter, room: QRectF, step: Link) -> None:
    theme = current_theme()
    start, end, y = room.left() + SPACE_XS, room.right() - SPACE_XS, room.center().y()
    painter.setPen(theme.muted)
    painter.drawLine(QPointF(start, y), QPointF(end - _HEAD, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.muted)
    tip = QPointF(end, y)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-_HEAD, -_HEAD / 2), tip + QPointF(-_HEAD, _HEAD / 2)]))
    upper, lower = _halves(room)
    _write(painter, upper, step.name, font_for(TextRole.CAPTION))
    painter.setPen(theme.muted)
    painter.setFont(_shape_font())
    painter.drawText(lower, _CENTRE, step.shape)


def _write(painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
    painter.setPen(current_theme().text)
    painter.setFont(font)
    painter.drawText(rect, _CENTRE, text)


def _halves(rect: QRectF) -> tuple[QRectF, QRectF]:
    half = rect.height() / 2
    return rect.adjusted(0, 0, 0, -half), rect.adjusted(0, half, 0, 0)


def _line(link: Link) -> str:
    return f"{link.name} ({link.shape})" if link.shape else link.name


def _box_width(tensor: Link) -> float:
    return _text_width(tensor, _name_font()) + 2 * SPACE_S


def _arrow_width(step: Link) -> float:
    return max(_text_width(step, font_for(TextRole.CAPTION)) + 2 * SPACE_S, _LEAST_ARROW)


def _text_width(link: Link, font: QFont) -> float:
    name, shape = QFontMetricsF(font), QFontMetricsF(_shape_font())
    return max(name.horizontalAdvance(link.name), shape.horizontalAdvance(link.shape))


def _name_font() -> QFont:
    return font_for(TextRole.BODY)


def _shape_font() -> QFont:
    return font_for(TextRole.MONO)
