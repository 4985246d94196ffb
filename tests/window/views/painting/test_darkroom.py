import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from vit_studio.window.views.painting import darkroom
from vit_studio.window.views.painting.darkroom import Darkroom
from vit_studio.window.views.painting.painted_view import PaintedView


class Turns(QObject):
    """What was done in which order: pictures, and paints of the window."""

    def __init__(self):
        super().__init__()
        self.done = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.done.append(f"{watched.objectName()} in sight")
        return False


class View(PaintedView):
    def __init__(self, name, turns):
        super().__init__()
        self.setObjectName(name)
        self.turns, self.breaks = turns, False
        self.installEventFilter(turns)

    def paint_still(self, painter):
        self.turns.done.append(self.objectName())
        if self.breaks:
            raise ValueError(self.objectName())


@pytest.fixture
def page(qtbot, qapp):
    page = QWidget()
    qtbot.addWidget(page)
    layout, page.turns = QVBoxLayout(page), Turns()
    page.views = [View(name, page.turns) for name in ("first", "second")]
    page.label = QLabel("before")
    page.label.setObjectName("label")
    page.label.installEventFilter(page.turns)
    for widget in (*page.views, page.label):
        layout.addWidget(widget)
    page.resize(200, 200)
    page.show()
    qtbot.waitUntil(lambda: len(page.turns.done) >= 5)
    qapp.processEvents()
    page.turns.done.clear()
    return page


def change(page):
    page.label.setText("after")
    for view in page.views:
        view.repaint_still()


def test_pictures_are_painted_first_and_come_into_sight_together(page, qtbot):
    change(page)
    qtbot.waitUntil(lambda: len(page.turns.done) == 5)
    assert sorted(page.turns.done[:2]) == ["first", "second"]
    assert sorted(page.turns.done[2:]) == ["first in sight", "label in sight", "second in sight"]


def test_the_event_loop_has_its_turn_between_two_pictures_and_shows_none_of_them_alone(page, qapp, monkeypatch):
    monkeypatch.setattr(darkroom, "AT_A_STRETCH_S", 0.0)
    change(page)
    room, done_after = Darkroom.of(page), []
    while room.is_busy:
        qapp.processEvents()
        done_after.append(len(page.turns.done))
    assert done_after == [1, 2]
    qapp.processEvents()
    assert len(page.turns.done) == 5


def test_a_picture_is_painted_once_though_it_has_changed_twice(page, qtbot):
    change(page)
    change(page)
    qtbot.waitUntil(lambda: len(page.turns.done) >= 5)
    assert page.turns.done.count("first") == 1


def test_what_is_out_of_sight_waits_until_it_is_seen(page, qtbot, qapp):
    scroll = QScrollArea()
    qtbot.addWidget(scroll)
    scroll.resize(200, 100)
    content, turns = QWidget(), Turns()
    content.resize(150, 1000)
    view = View("far below", turns)
    view.setParent(content)
    view.setGeometry(0, 800, 100, 100)
    scroll.setWidget(content)
    scroll.show()
    view.repaint_still()
    room = Darkroom.of(view)
    qtbot.waitUntil(lambda: not room.is_busy)
    qapp.processEvents()
    assert turns.done == []
    scroll.ensureVisible(50, 850)
    qtbot.waitUntil(lambda: turns.done == ["far below in sight", "far below"])  # the paint asks for the picture


def test_a_view_that_is_gone_holds_nobody_up(page, qtbot):
    change(page)
    gone = page.views[0]
    gone.setParent(None)
    gone.deleteLater()
    qtbot.waitUntil(lambda: "second in sight" in page.turns.done and "label in sight" in page.turns.done)


def test_a_picture_that_fails_holds_nobody_up(page, qtbot):
    page.views[1].breaks = True
    with qtbot.captureExceptions() as exceptions:
        change(page)
        qtbot.waitUntil(lambda: "label in sight" in page.turns.done and "first in sight" in page.turns.done)
    assert [kind for kind, *_ in exceptions] == [ValueError]


def test_each_window_has_one(page):
    assert Darkroom.of(page.views[0]) is Darkroom.of(page.views[1]) is Darkroom.of(page)
    assert Darkroom.of(QWidget()) is not Darkroom.of(page)
