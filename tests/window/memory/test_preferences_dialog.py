import pytest

from vit_studio.data import places
from vit_studio.session.studio import Studio
from vit_studio.session.viewing import ScaleMode
from vit_studio.window.look.colour_choice import ColourMap, ColourTable, current_table
from vit_studio.window.look.language import Language
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.main_window import MainWindow
from vit_studio.window.memory.preferences import Key, Preferences
from vit_studio.window.memory.preferences_dialog import PreferencesDialog
from vit_studio.window.theme import DARK, LIGHT, apply_theme, current_theme


@pytest.fixture
def window(qtbot, qapp, tmp_path, choosing):
    window = MainWindow(preferences=Preferences(tmp_path), theme=ThemeChoice.LIGHT)
    qtbot.addWidget(window)
    yield window
    apply_theme(qapp, LIGHT)


@pytest.fixture
def studio(window):
    return Studio(window)


@pytest.fixture
def dialog(qtbot, window, studio):
    dialog = PreferencesDialog(window, studio.viewing)
    qtbot.addWidget(dialog)
    return dialog


def choose(menu, value):
    menu.setCurrentIndex(menu.findData(value.value))


def test_it_opens_on_what_is_chosen(dialog):
    assert dialog.themes.currentData() == "light"
    assert dialog.languages.currentData() == "system"
    assert dialog.magnitudes.currentData() == "viridis"
    assert dialog.signed_values.currentData() == "blue-orange"
    assert dialog.scales.currentData() == "shared"
    assert dialog.sizes.currentData() == "small"
    assert dialog.runs.path.text() == str(places.runs_dir())


def test_each_choice_is_made_at_once_and_kept(window, studio, dialog):
    choose(dialog.themes, ThemeChoice.DARK)
    choose(dialog.magnitudes, ColourTable.CIVIDIS)
    choose(dialog.signed_values, ColourTable.PURPLE_GREEN)
    choose(dialog.scales, ScaleMode.FIXED)
    assert current_theme() is DARK
    assert current_table(ColourMap.SEQUENTIAL) is ColourTable.CIVIDIS
    assert current_table(ColourMap.DIVERGING) is ColourTable.PURPLE_GREEN
    assert studio.viewing.scale is ScaleMode.FIXED
    assert window.preferences.text(Key.THEME) == "dark"
    assert window.preferences.text(Key.MAGNITUDES) == "cividis"
    assert window.preferences.text(Key.SIGNED_VALUES) == "purple-green"


def test_it_follows_what_is_chosen_elsewhere(window, studio, dialog):
    window.choose_theme(ThemeChoice.DARK)
    window.choose_colours(ColourMap.SEQUENTIAL, ColourTable.MAGMA)
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert dialog.themes.currentData() == "dark"
    assert dialog.magnitudes.currentData() == "magma"
    assert dialog.scales.currentData() == "view"


def test_a_language_is_asked_of_the_window(window, dialog, monkeypatch):
    asked = []
    monkeypatch.setattr(window, "choose_language", asked.append)
    choose(dialog.languages, Language.CHINESE)
    assert asked == [Language.CHINESE]


def test_colours_come_back_and_unknown_ones_are_passed_over(qtbot, window, tmp_path):
    window.choose_colours(ColourMap.SEQUENTIAL, ColourTable.MAGMA)
    window.preferences.save()
    qtbot.addWidget(MainWindow(preferences=Preferences(tmp_path)))
    assert current_table(ColourMap.SEQUENTIAL) is ColourTable.MAGMA
    window.preferences.remember(Key.MAGNITUDES, "rainbow")
    window.preferences.save()
    qtbot.addWidget(MainWindow(preferences=Preferences(tmp_path)))
    assert current_table(ColourMap.SEQUENTIAL) is ColourTable.VIRIDIS


def test_the_remembered_language_is_chosen_and_an_option_outweighs_it(qtbot, window, tmp_path):
    window.preferences.remember(Key.LANGUAGE, "zh_CN")
    window.preferences.save()
    again = MainWindow(preferences=Preferences(tmp_path))
    qtbot.addWidget(again)
    assert again.languages.choice is Language.CHINESE
    asked = MainWindow(preferences=Preferences(tmp_path), language=Language.ENGLISH)
    qtbot.addWidget(asked)
    assert asked.languages.choice is Language.ENGLISH
