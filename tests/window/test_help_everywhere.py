"""No view, button or choice without help: every page, section, dock and menu of the real window is walked."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QScrollBar,
    QWidget,
)

from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.window.main_window import MainWindow
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.painting.painted_view import PaintedView
from vit_studio.window.views.panels.panel import Panel

PATIENCE_MS = 60_000

TO_EXPLAIN = (
    PaintedView,
    Panel,
    ColourBar,
    QAbstractButton,
    QComboBox,
    QAbstractSlider,
    QAbstractSpinBox,
    QLineEdit,
    QAbstractItemView,
)


@pytest.fixture
def window(qtbot, tmp_path):
    window = MainWindow()
    qtbot.addWidget(window)
    studio = Studio(window)
    window.furnish(studio)
    window.show()
    studio.start(data_dir=tmp_path / "none", allow_download=False)
    wait_for_rest(qtbot, studio)
    yield window
    window.close()


def wait_for_rest(qtbot, studio):
    qtbot.waitUntil(lambda: studio.scene is not None and not any(map(studio.jobs.is_busy, Lane)), timeout=PATIENCE_MS)


def is_explained(widget):
    """By its own What's This or tip, or by the panel that it stands in."""
    if widget.whatsThis() or widget.toolTip():
        return True
    while widget is not None and not isinstance(widget, Panel):
        widget = widget.parentWidget()
    return widget is not None and bool(widget.whatsThis())


def is_inner(widget):
    """A part that Qt made for a larger control: the arrow of a spin box, the list of a combo box."""
    parent = widget.parentWidget()
    return isinstance(widget, QScrollBar) or isinstance(parent, QComboBox | QAbstractSpinBox | QMenu)


def controls(root):
    return [
        widget
        for widget in root.findChildren(QWidget)
        if isinstance(widget, TO_EXPLAIN) and widget.isVisibleTo(root) and not is_inner(widget)
    ]


def named(widget):
    """What a screen reader says."""
    return widget.accessibleName() or getattr(widget, "text", lambda: "")()


def unexplained(root):
    return [f"{type(widget).__name__} “{named(widget)}”" for widget in controls(root) if not is_explained(widget)]


def unnamed(root):
    """What a screen reader would have no name for."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in controls(root)
        if not named(widget) and not isinstance(widget, Panel)
    ]


@pytest.mark.parametrize("stage", Stage)
def test_every_page_explains_and_names_all_that_is_on_it(qtbot, window, stage):
    pages, studio = window.workplace.pages, window.workplace.studio
    page = pages.page(stage)
    pages.show_stage(stage)
    seen = 0
    for section in page.section_names or [""]:
        if section:
            page.show_section(section)
        wait_for_rest(qtbot, studio)
        assert not unexplained(page), f"{stage.value} {section}: {unexplained(page)}"
        assert not unnamed(page), f"{stage.value} {section}: {unnamed(page)}"
        seen += len(controls(page))
    assert seen > 3


def test_frame_and_docks_explain_and_name_all_that_is_in_them(window):
    for dock in window.workplace.docks:
        dock.show()
    assert not unexplained(window), unexplained(window)
    assert not unnamed(window), unnamed(window)


def test_each_action_of_the_menus_has_words_and_opens_somewhere(window):
    menus = [action.menu() for action in window.menuBar().actions()]
    assert all(menus)
    for action in window.workplace.menus.actions:
        assert action.text()
        assert action.associatedObjects(), action.text()
