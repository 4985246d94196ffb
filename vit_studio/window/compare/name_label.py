"""A or B, and which model it is: the name as far as it finds room, then what tells it from others of that name."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.panels.compared_mark import draw_mark, mark_size

CUT: Final = "…"
BETWEEN: Final = " · "


class NameLabel(QWidget):
    """The badge is that of the panels; the name is pale while the model is not looked at."""

    def __init__(self, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._name = ""
        self._details: tuple[str, ...] = ()
        self._is_seen = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def name(self) -> str:
        """What the model is called, with its details."""
        return BETWEEN.join((self._name, *self._details))

    @property
    def is_seen(self) -> bool:
        """Whether the model is looked at."""
        return self._is_seen

    def set_name(self, name: str, details: Sequence[str] = (), *, whole: str) -> None:
        """Another model; details are kept when the name has to be cut, the first one longest; the tip tells all."""
        if (name, *details) != (self._name, *self._details):
            self._name, self._details = name, tuple(details)
            self.setToolTip(whole)
            self.setAccessibleName(f"{self._mark}: {whole}")
            self.updateGeometry()
            self.update()

    def set_seen(self, is_seen: bool) -> None:
        """Whether it is looked at."""
        if is_seen != self._is_seen:
            self._is_seen = is_seen
            self.update()

    def sizeHint(self) -> QSize:
        return self._size_for(self.name)

    def minimumSizeHint(self) -> QSize:
        return self._size_for(BETWEEN.join((CUT, *self._details[:1])))

    def shown_text(self, width: float) -> str:
        """What finds room in so many logical pixels."""
        metrics = QFontMetricsF(font_for(TextRole.BODY))
        end = "".join(BETWEEN + detail for detail in self._details)
        room = width - metrics.horizontalAdvance(end)
        if room >= metrics.horizontalAdvance(CUT) or not self._details:
            return metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room) + end
        return metrics.elidedText(BETWEEN.join(self._details), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, size = QPainter(self), current_theme(), mark_size(self._mark)
        draw_mark(painter, QRectF(QPointF(0, round((self.height() - size.height()) / 2)), size), self._mark)
        painter.setFont(font_for(TextRole.BODY))
        painter.setPen(theme.text if self._is_seen else theme.muted)
        left = size.width() + SPACE_S
        room = QRectF(left, 0, max(self.width() - left, 0), self.height())
        text = self.shown_text(room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _size_for(self, text: str) -> QSize:
        metrics, mark = QFontMetricsF(font_for(TextRole.BODY)), mark_size(self._mark)
        width = mark.width() + SPACE_S + metrics.horizontalAdvance(text)
        return QSize(math.ceil(width) + 2, round(max(metrics.height(), mark.height())) + 2)
