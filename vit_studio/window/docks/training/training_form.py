"""What to train and how: the few choices that a first training needs."""

import dataclasses
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QSpinBox, QWidget

from vit_studio.data.images import ImageSet
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig, divisors
from vit_studio.window.docks.training.model_presets import Preset
from vit_studio.window.position_names import position_name, position_sentence
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, set_text_role

PRESETS_OWN: Final = 0
"""Stands for the patch size of the chosen model."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class FormChoices:
    """What was chosen, apart from positions and patch size: those stand in `studio.viewing`."""

    preset: Preset
    settings: TrainSettings


class TrainingForm(QWidget):
    """Model, positions, patch size, epochs, batch size, learning rate, seed; the rest of the recipe is the default."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        recipe = TrainSettings()
        self.preset = QComboBox()
        for preset in Preset:
            self.preset.addItem(preset.label, preset.value)
            self.preset.setItemData(self.preset.count() - 1, preset.summary, Qt.ItemDataRole.ToolTipRole)
        self.positions = QComboBox()
        for kind in PosEmbed:
            self.positions.addItem(position_name(kind), kind.value)
            self.positions.setItemData(self.positions.count() - 1, position_sentence(kind), Qt.ItemDataRole.ToolTipRole)
        self.set_positions(ViTConfig().pos_embed)
        self.positions.setWhatsThis(
            self.tr("How the model tells places apart. The Tokens page compares the kinds; paper, appendix D.4.")
        )
        self.patch_size = QComboBox()
        self.patch_size.setWhatsThis(
            self.tr(
                "The side of a patch, of those that divide the images. The Patches page tells what each would cost."
            )
        )
        self.set_image_size(ViTConfig().image_size)
        self.epochs = _whole(recipe.epochs, 1, 10_000)
        self.batch_size = _whole(recipe.batch_size, 1, 4096)
        self.learning_rate = _rate(recipe.learning_rate)
        self.seed = _whole(recipe.seed, 0, 2**31 - 1)
        self.summary = QLabel()
        set_text_role(self.summary, TextRole.CAPTION, muted=True)
        self._lay_out()
        self.preset.currentIndexChanged.connect(self._show_summary)
        self.patch_size.currentIndexChanged.connect(self._show_summary)
        self._show_summary()

    def config(self, images: ImageSet) -> ViTConfig:
        """The chosen model, cut for these images; raises ConfigError where that is impossible."""
        kind, patch_size = PosEmbed(self.positions.currentData()), self.patch_size.currentData()
        config = Preset(self.preset.currentData()).config_for(images, patch_size or None)
        if kind is PosEmbed.LEARNED_1D:
            return config
        return dataclasses.replace(config, pos_embed=kind, max_tokens=0)  # only learned 1-D has a table to be longer

    @property
    def choices(self) -> FormChoices:
        """For another form to show."""
        return FormChoices(preset=Preset(self.preset.currentData()), settings=self.settings())

    def choose(self, choices: FormChoices) -> None:
        """Show what was chosen in another form."""
        self.preset.setCurrentIndex(self.preset.findData(choices.preset.value))
        self.epochs.setValue(choices.settings.epochs)
        self.batch_size.setValue(choices.settings.batch_size)
        self.learning_rate.setValue(choices.settings.learning_rate)
        self.seed.setValue(choices.settings.seed)

    def set_positions(self, kind: PosEmbed) -> None:
        """Choose a kind of position embedding."""
        self.positions.setCurrentIndex(self.positions.findData(kind.value))

    def set_image_size(self, image_size: int) -> None:
        """Offer the patch sizes that divide the images; what was chosen stays if it does."""
        chosen = self.patch_size.currentData() or PRESETS_OWN
        with QSignalBlocker(self.patch_size):
            self.patch_size.clear()
            self.patch_size.addItem(self.tr("as the model"), PRESETS_OWN)
            for size in divisors(image_size):
                self.patch_size.addItem(str(size), size)
            self.set_patch_size(chosen)

    def set_patch_size(self, patch_size: int) -> None:
        """Choose a patch size; 0, or one that does not divide the images, leaves it to the model."""
        self.patch_size.setCurrentIndex(max(self.patch_size.findData(patch_size), 0))

    def settings(self) -> TrainSettings:
        """The recipe."""
        return TrainSettings(
            epochs=self.epochs.value(),
            batch_size=self.batch_size.value(),
            learning_rate=self.learning_rate.value(),
            seed=self.seed.value(),
        )

    def _show_summary(self) -> None:
        preset, patch_size = Preset(self.preset.currentData()), self.patch_size.currentData()
        self.summary.setText(preset.summary_with(patch_size or None))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        fields = (
            (self.tr("Model"), self.preset),
            (self.tr("Positions"), self.positions),
            (self.tr("Patch size"), self.patch_size),
            (self.tr("Epochs"), self.epochs),
            (self.tr("Batch size"), self.batch_size),
            (self.tr("Learning rate"), self.learning_rate),
            (self.tr("Seed"), self.seed),
        )
        for place, (name, field) in enumerate(fields):
            # beside the patch size stands what the model is
            row, column = (place // 2, 2 * (place % 2)) if place < 3 else ((place + 1) // 2, 2 * ((place + 1) % 2))
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            grid.addWidget(label, row, column)
            grid.addWidget(field, row, column + 1)
        grid.addWidget(self.summary, 1, 2, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(4, 1)


def _whole(value: int, low: int, high: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setValue(value)
    box.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType if high > 10_000 else box.stepType())
    return box


def _rate(value: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(5)
    box.setRange(0.00001, 1.0)
    box.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
    box.setValue(value)
    return box
