"""What tests of the window share: a desk with images, a theme put back to light, pixels on a screen of any scale."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest

from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.session.viewing import Viewing
from vit_studio.vit.config import DEFAULT
from vit_studio.window import theme
from vit_studio.window.look import colour_choice


@pytest.fixture
def themed(qapp):
    """Applies a theme to the program for one test."""
    yield lambda chosen: theme.apply_theme(qapp, chosen)
    if theme.current_theme() is not theme.LIGHT:
        theme.apply_theme(qapp, theme.LIGHT)


@pytest.fixture
def choosing(qapp):
    """Chooses a colour table for one test."""
    yield colour_choice.choose_table
    for colour_map, tables in colour_choice.TABLES.items():
        colour_choice.choose_table(colour_map, tables[0])


@pytest.fixture(autouse=True)
def logical_pixels(monkeypatch):
    """A grabbed picture has more pixels than the view where QT_SCALE_FACTOR says so; tests ask by logical ones."""
    colour, pixel, copy = QImage.pixelColor, QImage.pixel, QImage.copy

    def device(image, place):
        x, y = place if len(place) == 2 else place[0].toTuple()
        ratio = image.devicePixelRatio()
        return int((x + 0.5) * ratio), int((y + 0.5) * ratio)

    def copied(image, *part):
        ratio = image.devicePixelRatio()
        if ratio == 1 or not part:
            return copy(image, *part)
        rect = part[0] if len(part) == 1 else QRect(*part)
        return copy(image, QRect(*(round(number * ratio) for number in rect.getRect())))

    monkeypatch.setattr(QImage, "pixelColor", lambda image, *place: colour(image, *device(image, place)))
    monkeypatch.setattr(QImage, "pixel", lambda image, *place: pixel(image, *device(image, place)))
    monkeypatch.setattr(QImage, "copy", copied)


@pytest.fixture(autouse=True)
def roomy_screen(monkeypatch):
    """The offscreen platform's screen has 800 pixels a side, few by logical ones: no mouse is told of beyond it."""
    move = QTest.mouseMove

    def moved(widget, place, *rest):
        there = widget.mapToGlobal(place)
        if QGuiApplication.primaryScreen().geometry().contains(there):
            move(widget, place, *rest)
            return
        none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(there), none, none, keys)
        QGuiApplication.sendEvent(widget, event)

    monkeypatch.setattr(QTest, "mouseMove", moved)


class AskedModel(QObject):
    """Stands for `studio.predictions`: it answers when the test says so."""

    changed = Signal()
    progressed = Signal(int, int)
    running_changed = Signal(bool)

    def __init__(self, parent):
        super().__init__(parent)
        self.table = None
        self.is_running = False
        self.asked = 0

    def ask(self):
        if self.table is None and not self.is_running:
            self.asked += 1
            self._run(True)

    def cancel(self):
        self._run(False)

    def answer(self, table):
        self.table = table
        self.changed.emit()
        self._run(False)

    def _run(self, running):
        if running != self.is_running:
            self.is_running = running
            self.running_changed.emit(running)


class ImagesDesk(QObject):
    """As much of a Studio as the images dock needs: images, selection, viewing, and no background work."""

    images_changed = Signal()
    scene_changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.images = None
        self.scene = None
        self.selection = Selection(self)
        self.viewing = Viewing(self)
        self.predictions = AskedModel(self)

    def load(self, images):
        self.images = images
        self.selection.set_limits(SelectionLimits.of(DEFAULT, len(images)))
        self.images_changed.emit()


@pytest.fixture
def desk(qapp):
    return ImagesDesk()


class EventCount(QObject):
    """How many events of one kind a widget has had."""

    def __init__(self, widget, kind):
        super().__init__(widget)
        self._kind = kind
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == self._kind
        return False


@pytest.fixture
def laid_out(qapp):
    """How often a widget that is open is laid out by what a function does."""

    def counted(widget, act):
        qapp.processEvents()
        requests = EventCount(widget, QEvent.Type.LayoutRequest)
        act()
        qapp.processEvents()
        return requests.count

    return counted
