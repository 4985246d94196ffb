"""A or B, and the name of the model that it is; as much of it as finds room."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.panels.compared_mark import draw_mark, mark_size

LEAST: Final = 60
"""Logical pixels of a name below which it tells nothing."""


class NameLabel(QWidget):
    """The badge is that of the panels; the name is pale while the model is not looked at."""

    def __init__(self, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._name = ""
        self._is_seen = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def name(self) -> str:
        """What the model is called."""
        return self._name

    @property
    def is_seen(self) -> bool:
        """Whether the model is looked at."""
        return self._is_seen

    def set_name(self, name: str, *, whole: str) -> None:
        """Another model; the tip tells the whole name."""
        if name != self._name:
            self._name = name
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
        metrics = QFontMetricsF(font_for(TextRole.BODY))
        mark = mark_size(self._mark)
        width = mark.width() + SPACE_S + metrics.horizontalAdvance(self._name)
        return QSize(round(width) + 2, round(max(metrics.height(), mark.height())) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(mark_size(self._mark).width()) + SPACE_S + LEAST, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, size = QPainter(self), current_theme(), mark_size(self._mark)
        draw_mark(painter, QRectF(QPointF(0, round((self.height() - size.height()) / 2)), size), self._mark)
        painter.setFont(font_for(TextRole.BODY))
        painter.setPen(theme.text if self._is_seen else theme.muted)
        left = size.width() + SPACE_S
        room = QRectF(left, 0, max(self.width() - left, 0), self.height())
        name = QFontMetricsF(painter.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()
