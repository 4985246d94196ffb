"""A tensor as small as a sign, beside the line that computed it."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from vit_studio.tracing.line_steps import LineValue
from vit_studio.window.docks.inspector.inspector_values import levels_of, map_of
from vit_studio.window.theme import current_theme
from vit_studio.window.views.colours.colour_maps import to_qimage

LEAST: Final = 5
"""Logical pixels that a side never falls below: a row of a few numbers is high enough to be seen."""


def paint_thumbnail(painter: QPainter, box: QRectF, value: LineValue, picture: npt.NDArray[np.float32]) -> None:
    """A (rows, columns) picture of a value, as large as the box lets its shape be, in the middle of the box."""
    rows, columns = picture.shape
    scale = min((box.width() - 1) / columns, box.height() / rows)
    size = QSize(max(round(columns * scale), LEAST), max(round(rows * scale), LEAST))
    area = QRectF(box.left(), box.top(), size.width(), size.height())
    area.moveCenter(box.center())
    painter.drawImage(area.toRect(), to_qimage(picture, levels_of(value), map_of(value)))
    painter.setPen(current_theme().grid)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(area.toRect()).adjusted(-0.5, -0.5, 0.5, 0.5))
