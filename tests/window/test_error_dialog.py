from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from vit_studio.window.error_dialog import MAX_LINES, CrashReporter


@pytest.fixture
def reporter(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return CrashReporter(window, Path("/tmp/logs"))


def test_a_second_mishap_is_added_to_the_open_dialog(reporter):
    reporter.report("Traceback one\n")
    dialog = reporter.dialog
    assert dialog.isVisible()
    assert not dialog.isModal()
    reporter.report("Traceback two\n")
    assert reporter.dialog is dialog
    assert dialog.details.toPlainText().index("one") < dialog.details.toPlainText().index("two")


def test_what_repeats_is_counted_not_written_again(reporter):
    for _ in range(5):
        reporter.report("Traceback of a view that fails at each repaint\n")
    assert reporter.dialog.details.toPlainText().count("Traceback") == 1
    assert "5 times" in reporter.dialog.repeated.text()


def test_details_do_not_grow_for_ever(reporter):
    for number in range(MAX_LINES):
        reporter.report(f"line {number}\nand its reason\n")
    assert reporter.dialog.details.blockCount() <= MAX_LINES


def test_after_closing_the_next_mishap_opens_it_again(reporter):
    reporter.report("first")
    reporter.dialog.reject()
    assert reporter.dialog is None
    reporter.report("second")
    assert reporter.dialog.details.toPlainText().strip() == "second"


def test_the_details_can_be_copied_and_the_log_folder_opened(reporter, monkeypatch):
    reporter.report("Traceback to copy")
    reporter.dialog.copy_details()
    assert "Traceback to copy" in QGuiApplication.clipboard().text()
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    reporter.dialog.open_log_folder()
    assert opened[0].toLocalFile() == "/tmp/logs"
