"""What a recipe is for, what it costs, and what will go wrong with it, before anybody presses Train."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from vit_studio.data.images import ImageSet, Split
from vit_studio.session.jobs import Lane
from vit_studio.window.docks.training.preset_words import preset_name, preset_why
from vit_studio.window.docks.training.recipe import Recipe, RecipeChoice
from vit_studio.window.docks.training.recipe_costs import Cost, costs_of
from vit_studio.window.docks.training.recipe_problem import problem_text
from vit_studio.window.docks.training.recipe_warnings import Warned, warnings_of
from vit_studio.window.docks.training.setting_names import setting_name
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

translate = QCoreApplication.translate

MOST_DIFFERENCES: Final = 3
"""More names than that nobody reads."""


class RecipeSummary(QWidget):
    """Follows the choice, the images, and what is known of the machine."""

    def __init__(self, studio: "Studio", choice: RecipeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._choice = choice
        self.why = _words(muted=False)
        self.problem = _words(muted=False)
        self.warnings = _words(muted=False)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._lay_out()
        choice.changed.connect(self.show_all)
        studio.images_changed.connect(self.show_all)
        studio.machine.changed.connect(self.show_all)
        studio.jobs.busy_changed.connect(self._on_busy_changed)
        self.show_all()

    @property
    def costs(self) -> dict[str, str]:
        """The bill as it is shown: texts by their names."""
        return {name.text(): text.text() for name, text in self._rows if not name.isHidden()}

    @Slot()
    def show_all(self) -> None:
        """Show what is chosen now."""
        recipe, images = self._choice.recipe, self._studio.images
        self._say(self.why, why_text(recipe))
        problem = recipe.problem(images) if images is not None else None
        self._say(self.problem, problem_text(problem) if problem is not None else "")
        if images is None or problem is not None:
            self._show_costs([])
            self._show_warnings([])
            return
        self._show_costs(self._costs(recipe, images))
        self._show_warnings(warnings_for(recipe, images))

    def _costs(self, recipe: Recipe, images: ImageSet) -> list[Cost]:
        machine = self._studio.machine
        return costs_of(
            recipe.config(images),
            recipe.settings(),
            train_images=len(images.indices(split=Split.TRAIN)),
            budget=recipe.snapshot_budget,
            speed=machine.speed(recipe.device),
            is_measuring=machine.is_looking,
        )

    def _show_costs(self, costs: list[Cost]) -> None:
        while len(self._rows) < len(costs):
            self._add_row()
        for place, (name, text) in enumerate(self._rows):
            is_there = place < len(costs)
            name.setVisible(is_there)
            text.setVisible(is_there)
            if is_there:
                name.setText(costs[place].name)
                text.setText(costs[place].text)
                for label in (name, text):
                    label.setToolTip(costs[place].tip)

    def _show_warnings(self, warnings: list[Warned]) -> None:
        self._say(self.warnings, "\n".join(f"▲ {warned.text}" for warned in warnings))

    @Slot(str, bool)
    def _on_busy_changed(self, lane: str, _: bool) -> None:
        if lane == Lane.MACHINE:
            self.show_all()

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _colour(self) -> None:
        """What fails is told in the ink of bad news; a palette of its own does not follow the theme by itself."""
        for label in (self.problem, self.warnings):
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, current_theme().bad)
            label.setPalette(palette)

    def _add_row(self) -> None:
        name, text = QLabel(), QLabel()
        set_text_role(name, TextRole.CAPTION, muted=True)
        set_text_role(text, TextRole.NUMBER)
        text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(name, len(self._rows), 0)
        self._grid.addWidget(text, len(self._rows), 1)
        self._rows.append((name, text))

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.why)
        column.addWidget(self.problem)
        column.addLayout(self._grid)
        column.addWidget(self.warnings)
        column.addStretch(1)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._rows:
            self._colour()


def why_text(recipe: Recipe) -> str:
    """What the preset is for, or, once it was changed, in what."""
    names = [setting_name(name) for name in recipe.differences]
    if not names:
        return preset_why(recipe.preset)
    if len(names) > MOST_DIFFERENCES:
        text = translate("RecipeSummary", "“{0}”, changed in {1} settings.")
        return text.format(preset_name(recipe.preset), len(names))
    text = translate("RecipeSummary", "“{0}”, changed in: {1}.")
    return text.format(preset_name(recipe.preset), translate("RecipeSummary", ", ").join(names))


def warnings_for(recipe: Recipe, images: ImageSet) -> list[Warned]:
    """Of a recipe that can be trained."""
    return warnings_of(
        recipe.config(images),
        recipe.settings(),
        train_images=len(images.indices(split=Split.TRAIN)),
        max_tokens=recipe.get("max_tokens"),
    )


def _words(*, muted: bool) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    set_text_role(label, TextRole.CAPTION, muted=muted)
    return label
