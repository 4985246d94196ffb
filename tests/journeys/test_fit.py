"""Nothing is cut off: every text has its room, and every page fits into the window, in both languages."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea

from vit_studio.window.look.language import Language, speak
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.workplace import NARROW_IMAGES_WIDTH

SMALL = QSize(900, 600)
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


@pytest.fixture
def chinese(qapp):
    """Lets the program speak Chinese for one test."""
    speak(qapp, Language.CHINESE.locale)
    yield
    speak(qapp, Language.ENGLISH.locale)


def complaints_of(visit, *, may_scroll):
    """By place, what has no room; up and down a small window may scroll."""
    complaints = {}
    for place, page in visit.each_place():
        found = cut_texts(page)
        scroll = page.findChild(QScrollArea)
        if scroll.horizontalScrollBar().maximum() > 0:
            found.append(f"scrolls sideways by {scroll.horizontalScrollBar().maximum()}")
        if scroll.verticalScrollBar().maximum() > 0 and not may_scroll:
            found.append(f"scrolls up and down by {scroll.verticalScrollBar().maximum()}")
        found += overlaps(page)
        if found:
            complaints[place] = found
    return complaints


def overlaps(page):
    """Panels that lie on each other, or stand out of what they are in."""
    areas = {
        panel: QRect(panel.mapTo(page, QPoint(0, 0)), panel.size())
        for panel in page.findChildren(Panel)
        if panel.isVisible()
    }
    found = [
        f"{first.title} lies on {second.title}"
        for first, second in itertools.combinations(areas, 2)
        if areas[first].intersects(areas[second])
    ]
    return found + [
        f"{panel.title} stands out" for panel in areas if not panel.parentWidget().rect().contains(panel.geometry())
    ]


@pytest.mark.parametrize("size", [USUAL, LARGE], ids=["usual", "large"])
def test_every_text_has_its_room_and_every_page_fits_into_the_window(visit, size):
    visit.window.resize(size)
    assert complaints_of(visit, may_scroll=False) == {}


def test_no_page_of_a_small_window_scrolls_sideways(open_window, data_dir, monkeypatch):
    monkeypatch.setattr("vit_studio.window.main_window.FIRST_SIZE", SMALL)
    visit = open_window(data_dir=data_dir)
    assert visit.window.size() == SMALL
    assert visit.place.images.width() == NARROW_IMAGES_WIDTH
    assert complaints_of(visit, may_scroll=True) == {}


def test_beside_the_inspector_every_page_has_its_room(visit):
    visit.window.resize(USUAL)
    visit.place.inspector.set_open(True)
    assert complaints_of(visit, may_scroll=True) == {}
    assert visit.window.size() == USUAL


def test_every_text_has_its_room_in_chinese(chinese, open_window, data_dir):
    visit = open_window(data_dir=data_dir)
    assert visit.window.strip.buttons[Stage.IMAGE].accessibleName().startswith("图像")
    visit.window.resize(USUAL)
    assert complaints_of(visit, may_scroll=False) == {}
