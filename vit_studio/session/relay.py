"""The way from any thread into the GUI thread."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Relay(QObject):
    """Calls in the GUI thread, where it must be made, and in their order, what other threads post."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._closed = False
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Have `call` made by the event loop; returns at once."""
        # under the lock, so that a thread left behind never emits on an object that is gone
        with self._lock:
            if not self._closed:
                self._posted.emit(call)

    def close(self) -> None:
        """Make no call any more, not even those that are on their way."""
        with self._lock:
            self._closed = True

    @Slot(object)
    def _on_posted(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()
