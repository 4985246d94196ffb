"""A small card that floats over the window beside what it speaks of."""

from typing import Final, Self

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import RADIUS, current_theme

AWAY: Final = 14
"""Logical pixels between the place and the card: the mouse's arrow must cover nothing of it."""


class WindowCard(QWidget):
    """One of its class for each window, and never in the mouse's way."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.teller: QWidget | None = None
        """The view that it speaks for now."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @classmethod
    def of(cls, widget: QWidget) -> Self:
        """The one of the window that a widget stands in."""
        window = widget.window()
        found = window.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, cls) else cls(window)

    def stand_beside(self, teller: QWidget, place: QRect) -> None:
        """Come up beside a place in the teller, as large as what there is to say."""
        self.teller = teller
        at = QRect(teller.mapTo(self.window(), place.topLeft()), place.size())
        self.setGeometry(QRect(card_corner(at, self.sizeHint(), self.window().rect()), self.sizeHint()))
        if not self.isVisible():
            self.show()
        self.raise_()

    def fall_silent(self, teller: QWidget) -> None:
        """Hide, unless it speaks for another view by now."""
        if self.teller is teller:
            self.teller = None
            self.hide()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the card itself."""
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.grid)
        painter.setBrush(theme.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 2, RADIUS - 2)


def card_corner(place: QRect, card: QSize, room: QRect) -> QPoint:
    """Where a card stands: right below the place, on its other side where there is no room, never cut off."""
    left = place.right() + AWAY
    if left + card.width() > room.right():
        left = place.left() - AWAY - card.width()
    top = place.bottom() + AWAY
    if top + card.height() > room.bottom():
        top = place.top() - AWAY - card.height()
    left = max(min(left, room.right() - card.width()), room.left())
    top = max(min(top, room.bottom() - card.height()), room.top())
    return QPoint(left, top)
