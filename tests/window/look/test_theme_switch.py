import pytest

from vit_studio.window.look.theme_switch import ThemeChoice, ThemeSwitch
from vit_studio.window.theme import DARK, LIGHT, apply_theme, current_theme


@pytest.fixture
def switch(qapp):
    yield ThemeSwitch()
    apply_theme(qapp, LIGHT)


def test_a_choice_dresses_the_program(switch):
    switch.choose(ThemeChoice.DARK)
    assert current_theme() is DARK
    switch.choose(ThemeChoice.LIGHT)
    assert current_theme() is LIGHT


def test_a_desktop_that_turns_dark_changes_nothing_that_was_chosen(switch, qapp):
    switch.choose(ThemeChoice.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert current_theme() is LIGHT


def test_with_the_desktop_it_follows(switch, qapp, monkeypatch):
    switch.choose(ThemeChoice.SYSTEM)
    monkeypatch.setattr("vit_studio.window.look.theme_switch.system_theme", lambda app: DARK)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert current_theme() is DARK


@pytest.mark.parametrize(("text", "choice"), [("dark", "dark"), ("", "system"), ("neon", "system")])
def test_a_remembered_text_that_means_nothing_is_the_desktops(text, choice):
    assert ThemeChoice.read(text) is ThemeChoice(choice)
