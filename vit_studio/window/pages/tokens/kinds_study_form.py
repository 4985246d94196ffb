"""What a study is to train: kinds, seeds and epochs; the rest of the recipe is that of the training dock."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from vit_studio.data.images import ImageSet
from vit_studio.studies.study_plan import DEFAULT_SEEDS, StudyPlan
from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.training.preset_words import preset_name
from vit_studio.window.docks.training.recipe import RecipeChoice
from vit_studio.window.position_names import position_name, position_sentence
from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role

MOST_SEEDS: Final = 100
MOST_EPOCHS: Final = 10_000


class KindsStudyForm(QWidget):
    """`changed` tells that another study would be planned, or the one that is here would grow otherwise."""

    changed = Signal()

    def __init__(self, choice: RecipeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._known: StudyPlan | None = None
        self.kinds = {kind: QCheckBox(position_name(kind)) for kind in PosEmbed}
        self.seeds, self.epochs = QSpinBox(), QSpinBox()
        self.recipe = QLabel()
        self._lay_out()
        for kind, tick in self.kinds.items():
            tick.setChecked(True)
            tick.setToolTip(position_sentence(kind))
            tick.toggled.connect(self.changed)
        self.seeds.setRange(1, MOST_SEEDS)
        self.seeds.setValue(DEFAULT_SEEDS)
        self.epochs.setRange(1, MOST_EPOCHS)
        self.epochs.setValue(choice.recipe.get("epochs"))
        for box in (self.seeds, self.epochs):
            box.valueChanged.connect(self.changed)
        choice.changed.connect(self._on_recipe_changed)
        self._explain()
        self._show_recipe()

    def plan(self, images: ImageSet) -> StudyPlan:
        """What is chosen; of a study that is here, as it would be with what was added. Raises VitStudioError."""
        if self._known is not None:
            more, last = self.seeds.value() - len(self._known.seeds), self._known.seeds[-1]
            return self._known.enlarged(self._chosen(), range(last + 1, last + 1 + more))
        # positions and their table are the study's own matter, and must not be in the way here
        plain = self._choice.recipe.with_value("pos_embed", PosEmbed.LEARNED_1D).with_value("max_tokens", 0)
        settings = dataclasses.replace(plain.settings(), epochs=self.epochs.value())
        seeds = tuple(range(settings.seed, settings.seed + self.seeds.value()))
        return StudyPlan(config=plain.config(images), settings=settings, kinds=self._chosen(), seeds=seeds)

    def show_study(self, plan: StudyPlan | None) -> None:
        """Show what a study was begun with: that can grow, but not change. None for one that is yet to be planned."""
        if plan == self._known:
            return
        self._known = plan
        for kind, box in self.kinds.items():
            is_in = plan is not None and kind in plan.kinds
            with QSignalBlocker(box):
                box.setChecked(is_in or (plan is None and box.isChecked()))
            box.setEnabled(not is_in)
        with QSignalBlocker(self.seeds), QSignalBlocker(self.epochs):
            self.seeds.setMinimum(1 if plan is None else len(plan.seeds))
            self.epochs.setEnabled(plan is None)
            if plan is not None:
                self.seeds.setValue(len(plan.seeds))
                self.epochs.setValue(plan.settings.epochs)
        self._show_recipe()
        self.changed.emit()

    def _chosen(self) -> tuple[PosEmbed, ...]:
        return tuple(kind for kind, box in self.kinds.items() if box.isChecked())

    @Slot()
    def _on_recipe_changed(self) -> None:
        if self._known is None:
            self._show_recipe()
            self.changed.emit()

    def _show_recipe(self) -> None:
        if self._known is None:
            recipe = self._choice.recipe
            text = self.tr("Model and recipe are those of the training dock, “{0}”:").format(preset_name(recipe.preset))
            self.recipe.setText(f"{text}\n{_numbers(recipe.values)}")
        else:
            text = self.tr("Model and recipe are those that the study was begun with:")
            values = dataclasses.asdict(self._known.config) | dataclasses.asdict(self._known.settings)
            self.recipe.setText(f"{text}\n{_numbers(values)}")

    def _lay_out(self) -> None:
        boxes = QVBoxLayout()
        boxes.setSpacing(SPACE_XS)
        for box in self.kinds.values():
            boxes.addWidget(box)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE_M)
        form.setVerticalSpacing(SPACE_S)
        form.addRow(self.tr("Seeds"), self.seeds)
        form.addRow(self.tr("Epochs"), self.epochs)
        self.recipe.setWordWrap(True)
        set_text_role(self.recipe, TextRole.CAPTION, muted=True)
        heading = QLabel(self.tr("Kinds of positions"))
        set_text_role(heading, TextRole.CAPTION, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(heading)
        column.addLayout(boxes)
        column.addLayout(form)
        column.addWidget(self.recipe)

    def _explain(self) -> None:
        seeds = self.tr(
            "Each kind is trained so many times. A seed settles the first weights, the order of the images, and how "
            "each is changed by chance: with one seed these are the same for all kinds."
        )
        epochs = self.tr("How often each training image is seen, by every kind.")
        for box, words in ((self.seeds, seeds), (self.epochs, epochs)):
            box.setToolTip(words)
            box.setWhatsThis(words)
        self.seeds.setAccessibleName(self.tr("Seeds"))
        self.epochs.setAccessibleName(self.tr("Epochs"))


def _numbers(values: Mapping[str, Any]) -> str:
    text = QCoreApplication.translate(
        "KindsStudyForm", "patch {0} · width {1} · {2} layers × {3} heads · batch {4} · learning rate {5}"
    )
    names = ("patch_size", "embed_dim", "depth", "num_heads", "batch_size")
    return text.format(*(values[name] for name in names), f"{values['learning_rate']:g}")
