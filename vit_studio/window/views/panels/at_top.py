"""Lets a picture that leaves height over stand at the top, so that neighbours begin on one line."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.panels.panel_body import FitsPicture


class AtTop(QWidget):
    """Gives its view the whole width, and only the height that the picture takes."""

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        view.setParent(self)

    def sizeHint(self) -> QSize:
        return self._view.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._view.minimumSizeHint().expandedTo(self._view.minimumSize())

    def place(self) -> None:
        """Fit again; call it when the picture has another shape."""
        fitted = self._view.fitted_size(self.size()) if isinstance(self._view, FitsPicture) else self.size()
        self._view.setGeometry(0, 0, self.width(), min(fitted.height(), self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        # a child's size hint has changed; without a layout of Qt's nobody else would pass that on
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        return super().event(event)
