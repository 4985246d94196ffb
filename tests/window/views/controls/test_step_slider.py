import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from vit_studio.window.views.controls.step_slider import StepSlider


@pytest.fixture
def slider(qtbot):
    slider = StepSlider("patch size")
    qtbot.addWidget(slider)
    slider.resize(300, 40)
    slider.set_values((1, 2, 4, 7, 14, 28), home=4)
    slider.set_value(4)
    slider.show()
    slider.chosen = []
    slider.value_chosen.connect(slider.chosen.append)
    return slider


def test_it_snaps_to_its_values(slider):
    QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    QTest.keyClick(slider.slider, Qt.Key.Key_End)
    QTest.keyClick(slider.slider, Qt.Key.Key_Home)
    assert slider.chosen == [7, 14, 28, 1]
    assert slider.value == 1


def test_what_is_told_to_it_is_not_told_again(slider):
    slider.set_value(28)
    slider.set_values((1, 2), home=2)
    assert slider.chosen == []


def test_each_value_is_written_below_its_handle(slider):
    places = [slider.place_of(index) for index in range(6)]
    assert places == sorted(places) and places[0] > 0 and places[-1] < slider.width()
    ticks = slider._ticks
    QTest.mouseClick(ticks, Qt.MouseButton.LeftButton, pos=QPoint(round(places[4]), ticks.height() // 2))
    assert slider.chosen == [14]
    ink = slider.grab().toImage()
    row = ticks.y() + 1
    for place in places:
        beside, *on_tick = (ink.pixelColor(round(place) + offset, row) for offset in (6, -1, 0))
        assert any(colour != beside for colour in on_tick)


def test_a_click_between_two_values_chooses_none(slider):
    between = round((slider.place_of(4) + slider.place_of(5)) / 2)
    QTest.mouseClick(slider._ticks, Qt.MouseButton.LeftButton, pos=QPoint(between, 8))
    assert slider.chosen == []
