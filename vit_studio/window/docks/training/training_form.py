"""What to train and how: the preset, and the few choices that a first training needs."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from vit_studio.training.presets import KNOWN_BAD, Preset
from vit_studio.window.docks.training.preset_words import preset_name, preset_why
from vit_studio.window.docks.training.recipe import RecipeChoice
from vit_studio.window.docks.training.setting_fields import SettingField, make_field, offer_patch_sizes
from vit_studio.window.docks.training.setting_names import setting_name
from vit_studio.window.theme import SPACE_S, SPACE_XS
from vit_studio.window.views.controls.wheel import leave_wheel_to_page

BASIC: Final = ("pos_embed", "patch_size", "epochs", "batch_size", "learning_rate", "seed")
"""In sight; all others are in "All settings…"."""


class TrainingForm(QWidget):
    """Shows and changes the recipe that will be trained next."""

    all_settings_asked = Signal()

    def __init__(self, choice: RecipeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self.preset = preset_box(choice)
        self.all_settings = QPushButton(self.tr("All settings…"))
        self.all_settings.setToolTip(self.tr("Every number of the model and of its training, with what each means"))
        self.all_settings.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all_settings.clicked.connect(self.all_settings_asked)
        self.fields: dict[str, SettingField] = {name: make_field(name) for name in BASIC}
        self._lay_out()
        for field in self.fields.values():
            field.bind(choice)

    def set_image_size(self, image_size: int) -> None:
        """Offer the patch sizes that divide the images."""
        offer_patch_sizes(self.fields["patch_size"], image_size, self._choice.recipe.get("patch_size"))

    def set_locked(self, is_locked: bool) -> None:
        """What is being trained cannot be changed any more; it can still be looked at."""
        for widget in (self.preset, *(field.widget for field in self.fields.values())):
            widget.setEnabled(not is_locked)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        self._add(grid, 0, 0, self.tr("Preset"), self.preset)
        grid.addWidget(self.preset, 0, 1, 1, 2)  # its names are long
        grid.addWidget(self.all_settings, 0, 3)
        for place, (name, field) in enumerate(self.fields.items()):
            self._add(grid, 1 + place // 2, 2 * (place % 2), setting_name(name), field.widget)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(4, 1)

    def _add(self, grid: QGridLayout, row: int, column: int, name: str, widget: QWidget) -> None:
        label = QLabel(name)
        label.setBuddy(widget)
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
        grid.addWidget(label, row, column)
        grid.addWidget(widget, row, column + 1)


class PresetBox(QComboBox):
    """The presets that work, and below them those that are known to fail."""

    def __init__(self, choice: RecipeChoice) -> None:
        super().__init__()
        self._choice = choice
        for preset in Preset:
            if preset is KNOWN_BAD[0]:
                self._add_heading(self.tr("Known to fail"))
            self.addItem(preset_name(preset), preset.value)
            self.setItemData(self.count() - 1, preset_why(preset), Qt.ItemDataRole.ToolTipRole)
        self.setAccessibleName(self.tr("Preset"))
        self.setMaxVisibleItems(self.count())
        leave_wheel_to_page(self)
        self.activated.connect(self._on_activated)
        choice.changed.connect(self._on_changed)
        self._on_changed()

    def _add_heading(self, text: str) -> None:
        self.insertSeparator(self.count())
        self.addItem(text)
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(self.count() - 1).setEnabled(False)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self._choice.choose_preset(Preset(self.itemData(place)))

    @Slot()
    def _on_changed(self) -> None:
        preset = self._choice.recipe.preset
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(preset.value))
        self.setToolTip(preset_why(preset))


def preset_box(choice: RecipeChoice) -> PresetBox:
    """A field that chooses the preset."""
    return PresetBox(choice)
