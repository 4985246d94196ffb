import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWhatsThis, QWidget

from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.whats_this import explain_focused, helped_by


@pytest.fixture
def shown(monkeypatch):
    texts = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget: texts.append(text))
    return texts


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.panel, window.alone = Panel("Scores"), QPushButton("alone")
    window.panel.set_help("What they are.")
    window.inner = QPushButton("in the panel")
    window.panel.set_body(window.inner)
    row = QHBoxLayout(window)
    row.addWidget(window.panel)
    row.addWidget(window.alone)
    window.show()
    window.activateWindow()
    return window


def test_the_nearest_around_that_explains_itself(window):
    assert helped_by(window.inner) is window.panel
    window.inner.setWhatsThis("This button.")
    assert helped_by(window.inner) is window.inner
    assert helped_by(window.alone) is None
    assert helped_by(None) is None


def test_the_help_of_what_has_the_focus_is_shown(window, shown):
    window.inner.setFocus()
    assert explain_focused()
    window.inner.setWhatsThis("This button.")
    assert explain_focused()
    assert shown == [window.panel.whatsThis(), "This button."]


def test_a_tip_stands_in_where_there_is_no_other_help(window, shown):
    window.alone.setToolTip("Closes this dock.")
    window.alone.setFocus()
    assert explain_focused()
    window.inner.setToolTip("Presses it.")
    window.inner.setFocus()
    assert explain_focused()
    assert shown == ["Closes this dock.", window.panel.whatsThis()]


def test_without_help_nothing_is_shown(window, shown):
    window.alone.setFocus()
    assert not explain_focused()
    assert shown == []
