"""A view with its colour bar close by: as long as the picture itself, whatever room the two are given."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.colours.colour_bar import ColourBar, HoldsValues
from vit_studio.window.views.painting.painted_view import MARGIN


@runtime_checkable
class FitsPicture(Protocol):
    """A view whose picture may leave room free, and that knows where it lies."""

    def fitted_size(self, size: QSize) -> QSize:
        """The part of `size` that the picture needs."""

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the view."""


class PanelBody(QWidget):
    """Lays out a view and a colour bar, at its right or below, as one group in the middle of the top."""

    def __init__(self, view: QWidget, bar: ColourBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._bar = bar
        view.setParent(self)
        bar.setParent(self)
        view.show()
        bar.show()
        if isinstance(view, HoldsValues):
            bar.follow(view)

    def sizeHint(self) -> QSize:
        return self._together(self._view.sizeHint(), self._bar.sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._together(_least(self._view), _least(self._bar))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # a child's size hint has changed; without a layout of Qt's nobody else would pass that on
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _together(self, view: QSize, bar: QSize) -> QSize:
        if self._bar.is_upright:
            return QSize(view.width() + _GAP + bar.width(), max(view.height(), bar.height()))
        return QSize(max(view.width(), bar.width()), view.height() + _GAP + bar.height())

    def _place(self) -> None:
        taken = self._bar.sizeHint()
        upright = self._bar.is_upright
        room = self.size() - (QSize(taken.width() + _GAP, 0) if upright else QSize(0, taken.height() + _GAP))
        size = self._view.fitted_size(room).boundedTo(room) if isinstance(self._view, FitsPicture) else room
        left = (self.width() - size.width() - (taken.width() + _GAP if upright else 0)) // 2
        self._view.setGeometry(QRect(QPoint(max(left, 0), 0), size))
        self._bar.setGeometry(self._bar_beside() if upright else self._bar_below())

    def _bar_beside(self) -> QRect:
        picture, least = self._picture(), self._bar.minimumSizeHint()
        height = max(picture.height() + 2, least.height())
        return QRect(picture.right() + _GAP + _NEAR, picture.top() - 1, self._bar.sizeHint().width(), height)

    def _bar_below(self) -> QRect:
        picture, least = self._picture(), self._bar.minimumSizeHint()
        width = max(picture.width() + 2, least.width())
        return QRect(picture.left() - 1, picture.bottom() + _GAP + _NEAR, width, self._bar.sizeHint().height())

    def _picture(self) -> QRect:
        """In this widget's pixels."""
        if isinstance(self._view, FitsPicture):
            return self._view.picture_rect().toRect().translated(self._view.pos())
        return self._view.geometry()


_GAP: Final = SPACE_S
_NEAR: Final = round(MARGIN) - 2
"""The view's own margin already keeps the bar at a distance."""


def _least(widget: QWidget) -> QSize:
    return widget.minimumSizeHint().expandedTo(widget.minimumSize())
