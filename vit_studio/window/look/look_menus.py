"""Menus of how the window looks and speaks: the colours of values, and the language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from vit_studio.window.look.colour_choice import (
    TABLES,
    ColourMap,
    ColourTable,
    colour_map_label,
    current_table,
    table_label,
)
from vit_studio.window.look.language import Language

if TYPE_CHECKING:
    from vit_studio.window.main_window import MainWindow


class ColourMenus(QObject):
    """One menu for each kind of values whose colours can be chosen."""

    def __init__(self, window: "MainWindow", menu: QMenu, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.actions: dict[ColourTable, QAction] = {}
        colours = menu.addMenu(self.tr("Colours"))
        for colour_map in (ColourMap.SEQUENTIAL, ColourMap.DIVERGING):
            self._build(colours.addMenu(colour_map_label(colour_map)), colour_map)
        self.show_look()
        window.look_changed.connect(self.show_look)

    @Slot()
    def show_look(self) -> None:
        """Mark the tables in use."""
        for colour_map in (ColourMap.SEQUENTIAL, ColourMap.DIVERGING):
            self.actions[current_table(colour_map)].setChecked(True)

    def _build(self, menu: QMenu, colour_map: ColourMap) -> None:
        group = QActionGroup(self)
        for table in TABLES[colour_map]:
            action = QAction(table_label(table), self)
            menu.addAction(action)
            action.setCheckable(True)
            action.setData((colour_map.value, table.value))
            action.triggered.connect(self._on_asked)
            group.addAction(action)
            self.actions[table] = action

    @Slot()
    def _on_asked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            colour_map, table = action.data()
            self._window.choose_colours(ColourMap(colour_map), ColourTable(table))


class LanguageMenu(QObject):
    """The languages, each by its own name."""

    def __init__(self, window: "MainWindow", menu: QMenu, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.actions: dict[Language, QAction] = {}
        # who has come to a language by mistake must find the way back: the word is there in English as well
        word = self.tr("Language")
        languages = menu.addMenu(word if word == "Language" else f"{word} (Language)")
        group = QActionGroup(self)
        for language in Language:
            action = QAction(language.label, self)
            languages.addAction(action)
            action.setCheckable(True)
            action.setData(language.value)
            action.triggered.connect(self._on_asked)
            group.addAction(action)
            self.actions[language] = action
        self.actions[window.languages.choice].setChecked(True)

    @Slot()
    def _on_asked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.choose_language(Language(action.data()))
