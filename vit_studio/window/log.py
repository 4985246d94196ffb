"""The log file, and a watch for everything that nobody caught, on whatever thread it happens."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

log = logging.getLogger(__name__)

MAX_BYTES: Final = 1_000_000
NOISE: Final = "This plugin does not support"
"""Said of each window by platforms without a window manager; nobody can do anything about it."""
FORMAT: Final = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_logging(log_file: Path) -> logging.Handler | None:
    """Append to a file of at most MAX_BYTES, with one older file beside it; None where nothing can be written."""
    from logging.handlers import RotatingFileHandler

    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_file, maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8")
    except OSError as error:
        # not a reason to stay closed; whoever started us from a terminal reads it there
        log.info("No log file at %s: %s", log_file, error)
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(handler)
    logging.getLogger("vit_studio").setLevel(logging.INFO)
    return handler


def stop_logging(handler: logging.Handler | None) -> None:
    """Close what `start_logging` opened."""
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()


class Watch(QObject):
    """While installed, every uncaught exception and every message of Qt goes to the log.

    `crashed` carries the traceback of an uncaught exception. It may be emitted on any thread: connect it to a slot of
    a QObject of the GUI thread, which it then reaches there.
    """

    crashed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo: list[Callable[[], object]] = []

    def install(self) -> None:
        """Take over the hooks of the interpreter, of its threads and of Qt."""
        before, threads_before = sys.excepthook, threading.excepthook
        qt_before = qInstallMessageHandler(_log_qt_message)
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread
        self._undo = [
            lambda: setattr(sys, "excepthook", before),
            lambda: setattr(threading, "excepthook", threads_before),
            lambda: qInstallMessageHandler(qt_before),
        ]

    def uninstall(self) -> None:
        """Give the hooks back."""
        while self._undo:
            self._undo.pop()()

    def _on_uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        log.error("Uncaught exception\n%s", text)
        self.crashed.emit(text)

    def _on_uncaught_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if not issubclass(hook.exc_type, SystemExit):
            self._on_uncaught(hook.exc_type, hook.exc_value, hook.exc_traceback)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    name = getattr(context, "category", None) or "default"
    level = logging.DEBUG if message.startswith(NOISE) else _LEVELS.get(kind, logging.WARNING)
    logging.getLogger(f"qt.{name}").log(level, "%s", message)
