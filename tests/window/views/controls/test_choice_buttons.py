from vit_studio.window.views.controls.choice_buttons import ChoiceButtons


def test_one_is_always_down_and_clicks_are_told(qtbot):
    buttons = ChoiceButtons(("a", "b"))
    qtbot.addWidget(buttons)
    told = []
    buttons.chosen.connect(told.append)
    assert buttons.choice == 0
    buttons.button(1).click()
    assert (buttons.choice, told) == (1, [1])
    assert not buttons.button(0).isChecked()
    buttons.set_choice(0)
    assert (buttons.choice, told) == (0, [1])
