"""Light, dark, or as the desktop wishes."""

import enum

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from vit_studio.window.theme import DARK, LIGHT, Theme, apply_theme, system_theme


class ThemeChoice(enum.StrEnum):
    """What a person may ask for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @classmethod
    def read(cls, text: str) -> "ThemeChoice":
        """From an option or a remembered text; anything unknown means the desktop's."""
        return cls(text) if text in list(cls) else cls.SYSTEM


class ThemeSwitch(QObject):
    """Dresses the program; with SYSTEM it follows when the desktop changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "there is a window, so there is an application"
        self._app = app
        self._worn: Theme | None = None
        self.choice = ThemeChoice.SYSTEM
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def choose(self, choice: ThemeChoice) -> None:
        """Dress the program, and keep to that choice."""
        self.choice = choice
        self._dress()

    @Slot()
    def _on_scheme_changed(self) -> None:
        # dressing changes the scheme itself: then the theme is the one that is worn already
        if self.choice is ThemeChoice.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        theme = self._theme()
        if theme is self._worn:
            return
        self._worn = theme
        apply_theme(self._app, theme)
        if self.choice is ThemeChoice.SYSTEM:
            # a scheme that is set would hide the desktop's next change
            self._app.styleHints().unsetColorScheme()

    def _theme(self) -> Theme:
        if self.choice is ThemeChoice.SYSTEM:
            return system_theme(self._app)
        return DARK if self.choice is ThemeChoice.DARK else LIGHT
