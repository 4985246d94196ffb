import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from vit_studio.window.docks.images.confidence_range import ConfidenceRange
from vit_studio.window.theme import current_theme


@pytest.fixture
def control(qtbot):
    control = ConfidenceRange()
    qtbot.addWidget(control)
    control.resize(212, control.sizeHint().height())
    control.show()
    return control


def drag(qtbot, control, start, end):
    y = control.height() - 7
    qtbot.mousePress(control, Qt.MouseButton.LeftButton, pos=QPoint(round(control.x_of(start)), y))
    qtbot.mouseMove(control, QPoint(round(control.x_of(end)), y))
    qtbot.mouseRelease(control, Qt.MouseButton.LeftButton, pos=QPoint(round(control.x_of(end)), y))


def test_the_nearer_handle_follows_the_mouse(qtbot, control):
    drag(qtbot, control, 10, 30)
    assert control.range == (30, 100)
    drag(qtbot, control, 80, 60)
    assert control.range == (30, 60)


def test_the_handles_stay_apart_and_on_the_scale(qtbot, control):
    control.set_range(30, 60)
    drag(qtbot, control, 32, 95)
    assert control.range == (59, 60)
    drag(qtbot, control, 70, 130)
    assert control.range == (59, 100)


def test_a_range_that_a_person_chose_is_told_once_and_a_set_one_is_not(qtbot, control):
    with qtbot.assertNotEmitted(control.range_changed):
        control.set_range(10, 90)
    with qtbot.waitSignal(control.range_changed) as told:
        qtbot.keyClick(control, Qt.Key.Key_Right)
    assert told.args == [11, 90]


@pytest.mark.parametrize(
    ("keys", "reached"),
    [
        ([Qt.Key.Key_Right], (41, 60)),
        ([Qt.Key.Key_Left], (39, 60)),
        ([Qt.Key.Key_PageDown], (30, 60)),
        ([Qt.Key.Key_PageUp], (50, 60)),
        ([Qt.Key.Key_Home], (0, 60)),
        ([Qt.Key.Key_End], (59, 60)),
        ([Qt.Key.Key_Up, Qt.Key.Key_Right], (40, 61)),
        ([Qt.Key.Key_Up, Qt.Key.Key_End], (40, 100)),
        ([Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Left], (39, 59)),
    ],
)
def test_keys_move_the_handle_in_use(qtbot, control, keys, reached):
    control.set_range(40, 60)
    for key in keys:
        qtbot.keyClick(control, key)
    assert control.range == reached


def test_a_double_click_takes_the_condition_away(qtbot, control):
    control.set_range(40, 60)
    qtbot.mouseDClick(control, Qt.MouseButton.LeftButton, pos=QPoint(100, 5))
    assert control.range == (0, 100)


def test_the_bars_are_as_high_as_the_root_of_their_counts_and_lit_inside_the_range(control):
    control.set_range(0, 50)
    control.set_confidences(np.array([0.25] * 4 + [0.75] * 16, np.float32))
    picture = control.grab().toImage()
    heights = {}
    for percent, colour in ((25, current_theme().accent), (75, current_theme().grid)):
        column = [QColor(picture.pixel(round(control.x_of(percent)), y)) for y in range(12, control.height() - 8)]
        heights[percent] = sum(pixel == colour for pixel in column)
    assert heights[75] == pytest.approx(2 * heights[25], abs=2)
    assert heights[25] > 4


def test_its_name_says_the_range(control):
    assert control.accessibleName() == "Confidence, any"
    control.set_range(20, 55)
    assert control.accessibleName() == "Confidence, 20 – 55 %"
