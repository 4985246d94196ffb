import logging
import sys
import threading

import pytest
from PySide6.QtCore import QObject, QThread, Signal, Slot, qWarning

from vit_studio.window.log import MAX_BYTES, Watch, start_logging


class Ear(QObject):
    heard = Signal(str)

    def __init__(self):
        super().__init__()
        self.texts, self.threads = [], []

    @Slot(str)
    def hear(self, text):
        self.texts.append(text)
        self.threads.append(QThread.currentThread())
        self.heard.emit(text)


@pytest.fixture
def watched(qapp, caplog):
    watch, ear = Watch(), Ear()
    watch.crashed.connect(ear.hear)
    watch.install()
    yield ear
    watch.uninstall()


@pytest.fixture
def log_file(tmp_path):
    root = logging.getLogger()
    level, before = logging.getLogger("vit_studio").level, list(root.handlers)
    yield tmp_path / "logs" / "vit-studio.log"
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    logging.getLogger("vit_studio").setLevel(level)


def raise_and_hook():
    try:
        raise ZeroDivisionError("in the GUI thread")
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())


def test_an_uncaught_exception_is_logged_and_told(watched, caplog):
    raise_and_hook()
    assert "ZeroDivisionError: in the GUI thread" in watched.texts[0]
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_one_in_a_thread_reaches_the_gui_thread(watched, caplog, qtbot):
    thread = threading.Thread(target=lambda: 1 / 0)
    with qtbot.waitSignal(watched.heard):
        thread.start()
    thread.join()
    assert "ZeroDivisionError" in watched.texts[0]
    assert watched.threads == [QThread.currentThread()]
    caplog.clear()


def test_a_warning_of_qt_goes_to_the_log(watched, caplog):
    qWarning("a pixmap without pixels")
    assert "a pixmap without pixels" in caplog.text
    caplog.clear()


def test_the_hooks_are_given_back(qapp):
    before = sys.excepthook, threading.excepthook
    watch = Watch()
    watch.install()
    assert sys.excepthook != before[0]
    watch.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_log_is_written_and_kept_small(log_file):
    start_logging(log_file)
    for _ in range(30):
        logging.getLogger("vit_studio.test").info("x" * 100_000)
    assert 0 < log_file.stat().st_size <= MAX_BYTES
    assert sorted(path.name for path in log_file.parent.iterdir()) == ["vit-studio.log", "vit-studio.log.1"]


def test_a_log_that_cannot_be_written_stops_nothing(log_file):
    log_file.parent.write_text("a file where the folder should be")
    assert start_logging(log_file) is None
