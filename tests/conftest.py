"""What every test may ask for: the real data, a quiet log, no thread left behind."""

import logging
import os
import sys
import threading
import time
from pathlib import Path

import hypothesis
import pytest

from vit_studio.heap import keep_freed
from vit_studio.openmp import wait_briefly

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
wait_briefly()
keep_freed()

# the same examples each time, however slow the machine: a change is judged by what it changes
hypothesis.settings.register_profile("checks", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", deadline=None)
hypothesis.settings.load_profile("checks" if os.environ.get("CI") else "search")

NAMED_DATA = os.environ.get("VIT_STUDIO_DATA")
ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption(
        "--keep-pictures",
        action="store_true",
        help="keep what the pages look like now as what they are to look like (tests/journeys/pictures)",
    )


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The folder with the official Fashion-MNIST files: VIT_STUDIO_DATA, or a `shared/datasets` beside the checkout."""
    folder = Path(NAMED_DATA) if NAMED_DATA else ROOT.parent / "shared" / "datasets"
    if not folder.is_dir():
        pytest.skip("no Fashion-MNIST here: set VIT_STUDIO_DATA to a folder that holds its four files")
    return folder


@pytest.fixture(autouse=True)
def private_places(tmp_path_factory, monkeypatch):
    """No test reads or writes the user's own data, cache, log or preferences."""
    home = tmp_path_factory.getbasetemp() / "places"
    for name in ("VIT_STUDIO_CACHE", "VIT_STUDIO_CONFIG", "VIT_STUDIO_RUNS"):
        folder = home / name.lower()
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.delenv("VIT_STUDIO_DATA", raising=False)


@pytest.fixture(autouse=True)
def no_warning_in_the_log(caplog):
    """A log message of WARNING or worse fails the test that did not expect it (and clear it)."""
    yield
    said = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not said, f"logged: {said}"


@pytest.fixture(autouse=True)
def no_widget_left():
    """Widgets that a test closed are deleted before the next one; else each change of theme would dress them all."""
    yield
    qt_core = sys.modules.get("PySide6.QtCore")
    if qt_core is not None and qt_core.QCoreApplication.instance() is not None:
        # deleteLater waits for an event loop, and between tests none runs
        qt_core.QCoreApplication.sendPostedEvents(None, qt_core.QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_thread_left():
    """A thread that a test started and did not end fails it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        left = [thread for thread in set(threading.enumerate()) - before if not _is_librarys(thread)]
        if not left:
            return
        time.sleep(0.01)
    pytest.fail(f"threads left: {[thread.name for thread in left]}")


def _is_librarys(thread: threading.Thread) -> bool:
    # QThreads that have run Python code show up as dummies for as long as the interpreter lives
    return isinstance(thread, threading._DummyThread)
