"""How the window looks, speaks and paints, in one place; every choice is made at once."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout

from vit_studio.session.viewing import SCALE, ScaleMode
from vit_studio.window.docks.images.gallery_choices import SIZE, ThumbnailSize, read_size
from vit_studio.window.look.colour_choice import TABLES, ColourMap, ColourTable, current_table, table_label
from vit_studio.window.look.language import Language
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.memory.runs_folder import RunsFolder
from vit_studio.window.theme import SPACE_L, SPACE_M, TextRole, set_text_role
from vit_studio.window.views.colours.colour_maps import SIZE as SIZE_OF_TABLE
from vit_studio.window.views.colours.colour_maps import colours_of

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing
    from vit_studio.window.main_window import MainWindow

SWATCH: Final = QSize(72, 14)


class PreferencesDialog(QDialog):
    """Does not hold up the window; follows when something is chosen elsewhere."""

    def __init__(self, window: "MainWindow", viewing: "Viewing") -> None:
        super().__init__(window)
        self.setObjectName("preferences_dialog")
        self.setWindowTitle(self.tr("Preferences"))
        self.setModal(False)
        self._window = window
        self._viewing = viewing
        self.themes = self._themes()
        self.languages = self._languages()
        self.magnitudes = _tables(ColourMap.SEQUENTIAL)
        self.signed_values = _tables(ColourMap.DIVERGING)
        self.scales = self._scales()
        self.sizes = self._sizes()
        self.runs = RunsFolder(window)
        self._lay_out()
        self.show_choices()
        self._connect()

    @Slot()
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self.runs.show_choice()
        for menu, value in (
            (self.themes, self._window.themes.choice),
            (self.languages, self._window.languages.choice),
            (self.magnitudes, current_table(ColourMap.SEQUENTIAL)),
            (self.signed_values, current_table(ColourMap.DIVERGING)),
            (self.scales, self._viewing.scale),
            (self.sizes, read_size(self._viewing)),
        ):
            with QSignalBlocker(menu):
                menu.setCurrentIndex(menu.findData(value.value))

    def _connect(self) -> None:
        window = self._window
        self.themes.currentIndexChanged.connect(self._on_theme_chosen)
        self.languages.currentIndexChanged.connect(self._on_language_chosen)
        self.magnitudes.currentIndexChanged.connect(self._on_magnitudes_chosen)
        self.signed_values.currentIndexChanged.connect(self._on_signed_values_chosen)
        self.scales.currentIndexChanged.connect(self._on_scale_chosen)
        self.sizes.currentIndexChanged.connect(self._on_size_chosen)
        window.look_changed.connect(self.show_choices)
        self._viewing.changed.connect(self.show_choices)

    @Slot()
    def _on_theme_chosen(self) -> None:
        self._window.choose_theme(ThemeChoice(self.themes.currentData()))

    @Slot()
    def _on_language_chosen(self) -> None:
        self._window.choose_language(Language(self.languages.currentData()))

    @Slot()
    def _on_magnitudes_chosen(self) -> None:
        self._window.choose_colours(ColourMap.SEQUENTIAL, ColourTable(self.magnitudes.currentData()))

    @Slot()
    def _on_signed_values_chosen(self) -> None:
        self._window.choose_colours(ColourMap.DIVERGING, ColourTable(self.signed_values.currentData()))

    @Slot()
    def _on_scale_chosen(self) -> None:
        self._viewing.set(SCALE, self.scales.currentData())

    @Slot()
    def _on_size_chosen(self) -> None:
        self._viewing.set(SIZE, self.sizes.currentData())

    def _themes(self) -> QComboBox:
        names = {
            ThemeChoice.SYSTEM: self.tr("As the desktop"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        return _menu({choice.value: name for choice, name in names.items()})

    def _languages(self) -> QComboBox:
        return _menu({language.value: language.label for language in Language})

    def _scales(self) -> QComboBox:
        names = {
            ScaleMode.SHARED: self.tr("Shared by all pictures of a kind"),
            ScaleMode.VIEW: self.tr("Of each picture"),
            ScaleMode.FIXED: self.tr("Fixed while things change"),
        }
        return _menu({mode.value: name for mode, name in names.items()})

    def _sizes(self) -> QComboBox:
        names = {
            ThumbnailSize.SMALL: self.tr("Small"),
            ThumbnailSize.MEDIUM: self.tr("Medium"),
            ThumbnailSize.LARGE: self.tr("Large"),
        }
        return _menu({size.value: name for size, name in names.items()})

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_L)
        form.setVerticalSpacing(SPACE_M)
        language = self.tr("Language")
        for name, menu in {
            self.tr("Theme"): self.themes,
            language if language == "Language" else f"{language} (Language)": self.languages,
            self.tr("Colours of magnitudes"): self.magnitudes,
            self.tr("Colours of signed values"): self.signed_values,
            self.tr("Range of the colours"): self.scales,
            self.tr("Thumbnails"): self.sizes,
        }.items():
            menu.setAccessibleName(name)
            menu.setMinimumWidth(260)
            form.addRow(name, menu)
        form.addRow(self.tr("Runs"), self.runs)
        note = QLabel(self.tr("All of these colours can be told apart by colour-blind eyes. Choices are kept."))
        note.setWordWrap(True)
        set_text_role(note, TextRole.CAPTION, muted=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_L)
        column.addLayout(form)
        column.addWidget(note)
        column.addWidget(buttons)


def _menu(names: dict[str, str]) -> QComboBox:
    menu = QComboBox()
    for value, name in names.items():
        menu.addItem(name, value)
    return menu


def _tables(colour_map: ColourMap) -> QComboBox:
    menu = QComboBox()
    menu.setIconSize(SWATCH)
    for table in TABLES[colour_map]:
        menu.addItem(_swatch(table), table_label(table), table.value)
    return menu


def _swatch(table: ColourTable) -> QIcon:
    """The table from its lowest value to its highest."""
    places = np.linspace(0, SIZE_OF_TABLE - 1, SWATCH.width()).round().astype(int)
    row = colours_of(table)[places]
    pixels = np.ascontiguousarray(np.broadcast_to(row, (SWATCH.height(), *row.shape)))
    picture = QImage(pixels.data, SWATCH.width(), SWATCH.height(), pixels.strides[0], QImage.Format.Format_RGBA8888)
    return QIcon(QPixmap.fromImage(picture))
