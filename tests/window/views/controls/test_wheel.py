import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from vit_studio.window.views.controls.wheel import leave_wheel_to_page


@pytest.fixture
def page(qtbot):
    """A page that is longer than its window, with two fields."""
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    area.number, area.names = QSpinBox(), QComboBox()
    area.names.addItems(["a", "b", "c"])
    for field in (area.number, area.names):
        column.addWidget(field)
        leave_wheel_to_page(field)
    column.addStretch()
    inside.setFixedSize(250, 2000)
    area.setWidget(inside)
    area.resize(300, 200)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    area.setFocus()
    return area


def turn(page, field):
    """The wheel as it comes from the system: a widget that does not want it hands it on."""
    at = field.mapTo(page.window(), field.rect().center())
    QTest.wheelEvent(page.window().windowHandle(), QPointF(at), QPoint(0, -120))
    QApplication.processEvents()


def test_over_a_field_the_wheel_turns_the_page(page):
    for field in (page.number, page.names):
        page.verticalScrollBar().setValue(0)
        turn(page, field)
        assert page.verticalScrollBar().value() > 0
    assert (page.number.value(), page.names.currentIndex()) == (0, 0)


def test_in_a_field_it_turns_the_field(page, qtbot):
    page.activateWindow()
    for field, value in ((page.number, page.number.value), (page.names, page.names.currentIndex)):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        page.number.setValue(5)
        before, at = value(), page.verticalScrollBar().value()
        turn(page, field)
        assert value() != before
        assert page.verticalScrollBar().value() == at
