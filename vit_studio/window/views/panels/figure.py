"""A picture with the name and shape of its tensor above and its colour bar beside, without a frame of its own."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.text import shape_text
from vit_studio.window.theme import SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.painting.painted_view import MARGIN

_ABOVE: Final = 2
_GAP: Final = SPACE_XS
"""Between the view, which has a margin of its own, and the bar."""


Picture = HeatmapView | MultiplesView
"""Views whose picture may leave room free, and that know where it lies."""


class Figure(QWidget):
    """One of several pictures that share a panel; everything stands at the left and at the top."""

    def __init__(self, view: Picture, bar: ColourBar | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.bar = bar
        view.setParent(self)
        if bar is not None:
            bar.setParent(self)
            bar.follow(view)
        self._caption = ""
        self._left = MARGIN

    @property
    def caption(self) -> str:
        """Name and shape as shown."""
        return self._caption

    def set_caption(self, name: str, shape: Sequence[int]) -> None:
        """Name and shape of the array that is shown."""
        caption = f"{name}  {shape_text(shape)}"
        if caption != self._caption:
            self._caption = caption
            self.setToolTip(caption)
            self.update()

    def fitted_width(self, room: QSize) -> int:
        """How much of the width the picture, its bar and the caption take."""
        picture = self.view.fitted_size(room - QSize(self._beside(), self._caption_height()))
        caption = QFontMetricsF(font_for(TextRole.MONO)).horizontalAdvance(self._caption)
        return min(max(picture.width() + self._beside(), math.ceil(MARGIN + caption) + 1), room.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put view and bar where they belong; to be called when the array has another shape."""
        above = self._caption_height()
        room = self.size() - QSize(self._beside(), above)
        self.view.setGeometry(0, above, *self.view.fitted_size(room).boundedTo(room).toTuple())
        picture = self.view.picture_rect().toRect().translated(0, above)
        self._left = picture.left()
        if self.bar is not None:
            height = max(picture.height() + 2, self.bar.minimumSizeHint().height())
            left = self.view.geometry().right() + 1 + _GAP
            self.bar.setGeometry(left, picture.top() - 1, self.bar.sizeHint().width(), height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font_for(TextRole.MONO))
        painter.setPen(current_theme().muted)
        area = QRectF(self._left, 0, self.width() - self._left, self._caption_height())
        caption = QFontMetricsF(painter.font()).elidedText(self._caption, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, caption)
        painter.end()

    def _beside(self) -> int:
        return 0 if self.bar is None else self.bar.sizeHint().width() + _GAP

    @staticmethod
    def _caption_height() -> int:
        return round(QFontMetricsF(font_for(TextRole.MONO)).height()) + _ABOVE
