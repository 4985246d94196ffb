"""Nothing is cut off: every text has its room, and every page fits into the window, in both languages."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea

USUAL = QSize(1280, 800)
LARGE = QSize(2560, 1440)
SLACK = 1
"""Logical pixels: sizes are whole numbers, texts are not."""


def lacks_width(widget):
    if isinstance(widget, QLabel):
        if widget.wordWrap() or not widget.text() or not widget.pixmap().isNull():
            return False
        needed = widget.fontMetrics().horizontalAdvance(widget.text()) + 2 * widget.margin()
        return needed > widget.contentsRect().width() + SLACK
    return widget.sizeHint().width() > widget.width() + SLACK


def cut_texts(page):
    """What is written where there is no room for it."""
    return [
        f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()!r}: "
        f"{widget.width()} of {widget.sizeHint().width()}"
        for kind in (QLabel, QAbstractButton, QComboBox)
        for widget in page.findChildren(kind)
        if widget.isVisible() and lacks_width(widget)
    ]


@pytest.mark.parametrize("size", [USUAL, LARGE], ids=["usual", "large"])
def test_every_text_has_its_room_and_every_page_fits_into_the_window(visit, size):
    visit.window.resize(size)
    complaints = {}
    for place, page in visit.each_place():
        found = cut_texts(page)
        scroll = page.findChild(QScrollArea)
        for bar, name in ((scroll.horizontalScrollBar(), "sideways"), (scroll.verticalScrollBar(), "up and down")):
            if bar.maximum() > 0:
                found.append(f"scrolls {name} by {bar.maximum()}")
        if found:
            complaints[place] = found
    assert complaints == {}
