"""When all is painted: pictures that are old are painted over some turns of the event loop, and shown after that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from vit_studio.window.views.painting.darkroom import Darkroom


def is_painting() -> bool:
    """Whether some window has pictures that are still to be painted before they come into sight."""
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    windows = QApplication.topLevelWidgets()
    return any(room.is_busy for window in windows for room in window.findChildren(Darkroom, options=directly))


def paint_all() -> None:
    """Let all that is old be painted, and shown."""
    while is_painting():
        QApplication.processEvents()
    QApplication.processEvents()
