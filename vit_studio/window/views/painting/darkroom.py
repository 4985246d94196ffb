"""Pictures that have become old are painted anew one after another, and come into sight all at once."""

import time
import weakref
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

AT_A_STRETCH_S: Final = 0.005
"""After so long the event loop has its turn, so that the mouse is followed while a whole page is painted."""


class Develops(Protocol):
    """A view that keeps a picture."""

    def develop(self) -> None:
        """Paint the picture that is kept anew, if it is old and in sight."""


class Darkroom(QObject):
    """One for each window; while it works nothing of the window is painted, so that all of it changes together.

    A page of a dozen pictures takes up to 15 ms to be painted, a scrub brings one every 40: in one piece that is a
    frame in which the mouse stands still.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._old: weakref.WeakKeyDictionary[Develops, None] = weakref.WeakKeyDictionary()
        self._holds_back = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)
        window.installEventFilter(self)

    @classmethod
    def of(cls, widget: QWidget) -> "Darkroom":
        """That of the window that a widget is in."""
        window = widget.window()
        # those right below it: to look through a whole window takes longer than to paint a picture
        return window.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly) or cls(window)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are still to be painted before they come into sight."""
        return self._timer.isActive()

    def take(self, view: Develops) -> None:
        """Paint the picture of a view in the next turn of the event loop, or in one soon after it."""
        self._old[view] = None
        if not self._timer.isActive():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self.is_busy:
            self._holds_back = True  # Qt asks once, and waits for its answer: it is asked again when all is ready
            return True
        return False

    @Slot()
    def _work(self) -> None:
        start = time.perf_counter()
        try:
            while self._old:
                view, _ = self._old.popitem()
                if isValid(view):  # it may have been taken out of the window meanwhile
                    view.develop()
                if time.perf_counter() - start > AT_A_STRETCH_S:
                    break
        finally:  # whatever went wrong with one picture, the window is painted again
            if self._old:
                self._timer.start()
            elif self._holds_back:
                self._holds_back = False
                window = self.parent()
                assert window is not None, "it goes with its window"
                QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))
