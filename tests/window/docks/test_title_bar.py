import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from vit_studio.window.docks.title_bar import TitleBar
from vit_studio.window.theme import DARK, LIGHT, current_theme


@pytest.fixture
def dock(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = QDockWidget("Images", window)
    dock.setTitleBarWidget(TitleBar(dock))
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    yield dock  # while the window is kept


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_it_floats_the_dock_and_puts_it_back(qtbot, dock):
    bar = dock.titleBarWidget()
    qtbot.mouseClick(bar.floater, Qt.MouseButton.LeftButton)
    assert dock.isFloating()
    qtbot.mouseClick(bar.floater, Qt.MouseButton.LeftButton)
    assert not dock.isFloating()


def test_it_closes_the_dock(qtbot, dock):
    qtbot.mouseClick(dock.titleBarWidget().closer, Qt.MouseButton.LeftButton)
    assert not dock.isVisible()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_its_signs_are_drawn_in_the_themes_ink(dock, themed, theme):
    themed(theme)
    closer = dock.titleBarWidget().closer
    picture = closer.grab().toImage()
    ink, ground = current_theme().muted.lightness(), current_theme().window.lightness()
    drawn = picture.pixelColor(closer.width() // 2, closer.height() // 2).lightness()
    assert abs(drawn - ink) < abs(drawn - ground)


def test_it_says_what_its_signs_do(dock):
    bar = dock.titleBarWidget()
    assert bar.name.text() == "Images"
    assert "View menu" in bar.closer.accessibleName()
    assert bar.floater.toolTip()
