"""Small pictures of many with the key to their colours right below them, as wide as they are."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.colours.colour_bar import ColourBar


class PicturesWithBar(QWidget):
    """The pictures begin `above` logical pixels below the top, and take only the height that they need."""

    def __init__(self, view: MultiplesView, bar: ColourBar, *, above: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._bar, self._above = view, bar, above
        for part in (view, bar):
            part.setParent(self)
        bar.follow(view)

    def sizeHint(self) -> QSize:
        return self._with_bar(self._view.sizeHint(), self._bar.sizeHint())

    def minimumSizeHint(self) -> QSize:
        least = self._view.minimumSizeHint().expandedTo(self._view.minimumSize())
        return self._with_bar(least, self._bar.minimumSizeHint())

    def place(self) -> None:
        """Fit again; call it when the pictures have another shape."""
        below = self._bar.sizeHint().height() + SPACE_S
        room = QSize(self.width(), max(self.height() - self._above - below, 1))
        height = min(self._view.fitted_size(room).height(), room.height())
        self._view.setGeometry(0, self._above, room.width(), height)
        frame = self._view.picture_rect().toAlignedRect()
        width = min(max(frame.width() + 2, self._bar.minimumSizeHint().width()), self.width())
        left = max(min(frame.left() - 1, self.width() - width), 0)
        self._bar.setGeometry(left, self._above + height + SPACE_S, width, self._bar.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        # a child's size hint has changed; without a layout of Qt's nobody else would pass that on
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        return super().event(event)

    def _with_bar(self, view: QSize, bar: QSize) -> QSize:
        return QSize(max(view.width(), bar.width()), self._above + view.height() + SPACE_S + bar.height())
