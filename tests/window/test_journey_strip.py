import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from vit_studio.vit.config import DEFAULT, NOTEBOOK
from vit_studio.window.journey_strip import UNKNOWN, JourneyStrip
from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import DARK, LIGHT, current_theme


@pytest.fixture
def strip(qtbot):
    strip = JourneyStrip()
    qtbot.addWidget(strip)
    strip.resize(980, strip.sizeHint().height())
    strip.show()
    return strip


def test_before_there_is_a_model_no_shape_is_invented(strip):
    assert {button.shape_text for button in strip.buttons.values()} == {UNKNOWN}


def test_it_tells_the_shapes_of_the_model(strip):
    strip.set_config(DEFAULT)
    shapes = [button.shape_text for button in strip.buttons.values()]
    assert shapes == ["1 × 28 × 28", "49 × 16", "49 × 64", "50 × 64", "6 × 4 × 50 × 50", "10"]
    strip.set_config(NOTEBOOK)
    assert strip.buttons[Stage.PATCHES].shape_text == "4 × 196"


def test_a_click_asks_for_the_stage(qtbot, strip):
    with qtbot.waitSignal(strip.stage_chosen) as chosen:
        qtbot.mouseClick(strip.buttons[Stage.TOKENS], Qt.MouseButton.LeftButton)
    assert chosen.args == [Stage.TOKENS]


def test_setting_the_stage_marks_it_and_tells_nobody(qtbot, strip):
    with qtbot.assertNotEmitted(strip.stage_chosen):
        strip.set_current(Stage.ENCODER)
    assert [stage for stage, button in strip.buttons.items() if button.isChecked()] == [Stage.ENCODER]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_current_stage_stands_on_a_bar_of_the_accent(strip, themed, theme):
    themed(theme)
    strip.set_current(Stage.PATCHES)
    for stage in (Stage.PATCHES, Stage.TOKENS):
        button = strip.buttons[stage]
        bar = QColor(button.grab().toImage().pixel(button.width() // 2, button.height() - 2))
        assert (bar == current_theme().accent) == (stage is Stage.PATCHES)


def test_it_speaks_to_those_who_do_not_see_it(strip):
    strip.set_config(DEFAULT)
    assert strip.buttons[Stage.PATCHES].accessibleName() == "Patches, shape 49 × 16"
    assert "Alt+2" in strip.buttons[Stage.PATCHES].toolTip()


def test_it_yields_in_a_narrow_window(strip):
    strip.set_config(DEFAULT)
    assert strip.minimumSizeHint().width() < 420
    assert strip.sizeHint().width() < 900


def test_the_next_moment_of_a_run_lays_nothing_out_again(strip, laid_out):
    assert laid_out(strip, lambda: strip.set_config(DEFAULT)) > 0
    assert laid_out(strip, lambda: strip.set_config(DEFAULT)) == 0
