import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import DARK, LIGHT, current_theme
from vit_studio.window.views.controls.sign_button import SIDE, SignButton, draw_dots, draw_question


@pytest.fixture
def sign(qtbot):
    around = QWidget()  # the mouse of the offscreen platform rests at the upper left
    qtbot.addWidget(around)
    around.resize(200, 200)
    button = SignButton("More", draw_dots, around)
    button.setGeometry(100, 100, SIDE, SIDE)
    around.show()
    yield button  # while what is around it is kept


def boldest(button):
    image = button.grab().toImage()
    ground = current_theme().window.lightness()
    shades = [image.pixelColor(x, y).lightness() for x in range(SIDE) for y in range(SIDE)]
    return max(abs(shade - ground) for shade in shades)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_quiet_until_it_has_the_focus(qtbot, sign, themed, theme):
    themed(theme)
    with qtbot.waitActive(sign.window()):
        sign.activateWindow()
    sign.clearFocus()
    quiet = boldest(sign)
    assert quiet > 40
    sign.setFocus()
    assert boldest(sign) > quiet
    assert sign.grab().toImage().pixelColor(SIDE // 2, 0) == theme.accent, "a ring, as around other buttons"


def test_it_is_pressed_by_mouse_and_by_space(qtbot, sign):
    with qtbot.waitSignals([sign.clicked, sign.clicked]):
        qtbot.mouseClick(sign, Qt.MouseButton.LeftButton)
        qtbot.keyClick(sign, Qt.Key.Key_Space)


def test_its_name_is_told_to_all(sign):
    sign.set_name("Less")
    assert sign.accessibleName() == sign.toolTip() == "Less"


def test_the_question_mark_is_drawn(qtbot):
    button = SignButton("Help", draw_question)
    qtbot.addWidget(button)
    button.resize(SIDE, SIDE)
    image = button.grab().toImage()
    assert len({image.pixel(x, y) for x in range(SIDE) for y in range(SIDE)}) > 3
