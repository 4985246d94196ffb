"""Every order that a person can give to the training: by the dock's buttons, the menu and its keys."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRandomGenerator, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from vit_studio.data.places import runs_dir
from vit_studio.errors import VitStudioError
from vit_studio.session.trainer_state import TrainerState
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.window.docks.training.recipe import RecipeChoice

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

GREATEST_SEED: Final = 9999
"""Of those that are drawn: short enough to be told to somebody."""


class TrainingControls(QObject):
    """Asks the session for what the recipe says."""

    refused = Signal(object)
    """A VitStudioError: these settings do not go together."""
    mended = Signal(object)
    """That very error: they do now."""

    def __init__(self, studio: "Studio", choice: RecipeChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._studio = studio
        self._choice = choice
        self._window = parent
        self._refused: VitStudioError | None = None
        choice.changed.connect(self._on_choice_changed)

    @Slot()
    def toggle(self) -> None:
        """Train, pause, or go on."""
        trainer = self._studio.trainer
        if not trainer.running:
            self.start()
        elif trainer.state is TrainerState.RUNNING:
            trainer.pause()
        else:
            trainer.go_on()

    @Slot()
    def start(self) -> None:
        """Train a fresh model by the recipe."""
        self._train(single_step=False)

    @Slot()
    def stop(self) -> None:
        """End with the next step; what was learned is kept."""
        self._studio.trainer.stop()

    @Slot()
    def step(self) -> None:
        """Take one step and pause; where nothing runs, the first one."""
        if self._studio.trainer.running:
            self._studio.trainer.step()
        else:
            self._train(single_step=True)

    @Slot()
    def resume(self) -> None:
        """Go on with the run on show, if it was stopped on its way, else with the training that was stopped last."""
        if self._studio.training.resumable is not None:
            self._resume(self._studio.training.resumable)

    @Slot()
    def resume_unfinished(self) -> None:
        """Go on with the training that was left when the program was closed."""
        if self._studio.unfinished.found is not None:
            self._resume(self._studio.unfinished.found.path)

    @Slot()
    def ask_for_run(self) -> None:
        """Ask for the folder of a run, and go on with it."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Resume a run"), str(runs_dir()))
        if folder:
            self._resume(Path(folder))

    @Slot()
    def reset(self) -> None:
        """Show the weights that a training begins with; one that is under way ends, and is kept."""
        chosen = self._chosen()
        if chosen is not None:
            self._studio.training.reset(*chosen)

    @Slot()
    def draw_seed(self) -> None:
        """Show other first weights, drawn by chance."""
        before = self._choice.recipe.get("seed")
        drawn = QRandomGenerator.global_().bounded(1, GREATEST_SEED)
        self._choice.set("seed", drawn if drawn != before else drawn + 1)
        self.reset()

    def _train(self, *, single_step: bool) -> None:
        chosen, recipe = self._chosen(), self._choice.recipe
        if chosen is not None and not self._studio.trainer.running:
            self._studio.training.train(
                *chosen,
                name=recipe.preset.value.replace("_", " "),
                device=recipe.device,
                snapshot_budget=recipe.snapshot_budget,
                single_step=single_step,
            )

    def _resume(self, path: Path) -> None:
        self._studio.training.resume(path)

    def _chosen(self) -> tuple[ViTConfig, TrainSettings] | None:
        """What the recipe comes to with these images; where it comes to nothing, somebody says why."""
        images = self._studio.images
        if images is None:
            return None
        try:
            return self._choice.recipe.config(images), self._choice.recipe.settings()
        except VitStudioError as error:
            self._refused = error
            self.refused.emit(error)
            return None

    @Slot()
    def _on_choice_changed(self) -> None:
        images, refused = self._studio.images, self._refused
        if refused is not None and images is not None and self._choice.recipe.problem(images) is None:
            self._refused = None
            self.mended.emit(refused)
