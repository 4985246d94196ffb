"""The dock that trains: one row that is always seen, and what unfolds below it."""

import dataclasses
import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.title_bar import TitleBar
from vit_studio.window.docks.training.recipe import Recipe, RecipeChoice
from vit_studio.window.docks.training.run_opened import OpenedRun
from vit_studio.window.docks.training.training_bar import TrainingBar
from vit_studio.window.docks.training.training_controls import TrainingControls
from vit_studio.window.docks.training.training_news import Told, TrainingNews
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.theme import SPACE_S
from vit_studio.window.training_choices import OPEN, PATCH_SIZE, POSITIONS

if TYPE_CHECKING:
    from vit_studio.runs.run_folder import RunFolder
    from vit_studio.session.studio import Studio
    from vit_studio.window.docks.training.run_shelf import ShelfMemory
    from vit_studio.window.docks.training.training_curves import TrainingCurves
    from vit_studio.window.docks.training.training_details import TrainingDetails
    from vit_studio.window.docks.training.training_form import TrainingForm

DETAILS_HEIGHT: Final = 142
HIGH: Final = 700
"""Logical pixels: in a lower window a training does not fold curves out by itself, and the page keeps its height."""
SHARE: Final = 0.27
"""Of the window's height, that it takes when it is unfolded for the first time: curves want more than a form."""
GROWTH_INTERVAL_MS: Final = 300
"""What a training tells is shown at most this often: a person reads no faster, and each look costs the training…"""
FADING: Final = 0.02
"""…and the longer the curves are, the less a step adds to them: so much of the time that they tell of is waited…"""
LONGEST_INTERVAL_MS: Final = 2000
"""…but no more than this."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class TrainingMemory:
    """What the dock was told and what was chosen in it: enough for another dock to go on from there."""

    told: Told
    recipe: Recipe
    runs: "ShelfMemory | None"


class TrainingDock(QDockWidget):
    """Drives `studio.trainer` and shows what it tells; settings and curves can be folded away below the one row."""

    refused = Signal(object)
    """A VitStudioError: these settings do not go together."""
    save_model_asked = Signal()
    save_figure_asked = Signal(object)
    """A Chart."""
    all_settings_asked = Signal()

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training_dock")
        self.setWindowTitle(self.tr("Training"))
        self.setTitleBarWidget(TitleBar(self))
        self._studio = studio
        self._open_height = 0
        self._details: TrainingDetails | None = None
        self.choice = RecipeChoice(self)
        self.controls = TrainingControls(studio, self.choice, self)
        self.bar = TrainingBar()
        self._news = TrainingNews(studio, self.bar, self)
        self._opened = OpenedRun(studio, self.bar, self)
        self._body = QWidget()
        self._has_grown = False
        self.pace = QTimer(self)
        self.pace.setSingleShot(True)
        self.setWidget(self._build())
        self._connect()
        for name in (POSITIONS, PATCH_SIZE, OPEN):
            self._on_viewing_changed(name)

    @property
    def record(self) -> TrainingRecord:
        """What the training that runs, or the last one, has told."""
        return self._news.told.record

    @property
    def steps_taken(self) -> int:
        """Of the training that runs, or of the last one."""
        return self.record.newest.step if self.record.newest is not None else 0

    @property
    def details(self) -> "TrainingDetails":
        """What unfolds; made when somebody first asks for it."""
        if self._details is None:
            self._details = self._furnish()
        return self._details

    @property
    def form(self) -> "TrainingForm":
        """The few choices in sight."""
        return self.details.form

    @property
    def curves(self) -> "TrainingCurves":
        """Of this training and others."""
        return self.details.curves

    @property
    def is_open(self) -> bool:
        """Whether settings and curves are seen."""
        return self._details is not None and not self._details.isHidden()

    @property
    def memory(self) -> TrainingMemory:
        """For a dock that takes the place of this one."""
        return TrainingMemory(
            told=self._news.told,
            recipe=self.choice.recipe,
            runs=self._details.curves.memory if self._details is not None else None,
        )

    def take_over(self, memory: TrainingMemory) -> None:
        """Go on where another dock was taken away: its curves, its words, and the training that runs."""
        self.choice.choose(memory.recipe)
        if memory.runs is not None:
            self.curves.take_over(memory.runs, memory.told.record)
        self._news.take_over(memory.told)
        self._opened.tell()
        self._show_curves()

    @Slot()
    def start(self) -> None:
        """Train a fresh model by the recipe."""
        self.controls.start()

    @Slot()
    def stop(self) -> None:
        """End with the next step; what was learned is kept."""
        self.controls.stop()

    def set_open(self, is_open: bool) -> None:
        """Fold settings and curves out or away; the room that they had goes to the page, and comes back with them."""
        if is_open != self.is_open:
            self._fold(is_open)
        if is_open:
            self._studio.machine.look(self.choice.recipe.device)
        self.bar.set_open(is_open)
        self._studio.viewing.set(OPEN, "yes" if is_open else "no")

    def _fold(self, is_open: bool) -> None:
        if self._docked_in is not None and not is_open:
            self._open_height = self.height()
        self.details.setVisible(is_open)
        # a dock takes no more than its widget: else it would keep its height, now and in the remembered layout
        high = QSizePolicy.Policy.Preferred if is_open else QSizePolicy.Policy.Maximum
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        window = self._docked_in
        if window is not None and is_open:
            height = self._open_height or round(SHARE * window.height())
            window.resizeDocks([self], [height], Qt.Orientation.Vertical)

    @property
    def _docked_in(self) -> QMainWindow | None:
        """The window whose room it shares; None where it floats, or is not seen."""
        window = self.parentWidget()
        shares_room = self.isVisible() and not self.isFloating()
        return window if shares_room and isinstance(window, QMainWindow) else None

    def _build(self) -> QWidget:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(self.bar)
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return self._body

    def _furnish(self) -> "TrainingDetails":
        from vit_studio.window.docks.training.training_details import TrainingDetails

        details = TrainingDetails(self._studio, self.choice)
        details.setMinimumHeight(DETAILS_HEIGHT)
        details.hide()
        details.set_running(self._studio.trainer.running)
        layout = self._body.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(details, 1)
        details.form.all_settings_asked.connect(self.all_settings_asked)
        details.curves.save_asked.connect(self.save_figure_asked)
        details.curves.failed.connect(self.refused)
        self._opened.show_in(details.curves)
        return details

    def _connect(self) -> None:
        self.controls.refused.connect(self.refused)
        self.choice.changed.connect(self._on_choice_changed)
        self._studio.images_changed.connect(self._on_images_changed)
        self._studio.viewing.changed.connect(self._on_viewing_changed)
        self._studio.trainer.running_changed.connect(self._on_running_changed)
        self._studio.trainer.began.connect(self._on_began)
        self.visibilityChanged.connect(self._on_visibility_changed)
        self.pace.timeout.connect(self._show_growth)
        self._news.grew.connect(self._on_record_grew)
        self._news.changed.connect(self._show_curves)
        self._news.began_anew.connect(self._on_began_anew)
        self._connect_bar()

    def _connect_bar(self) -> None:
        bar, controls = self.bar, self.controls
        bar.toggled.connect(controls.toggle)
        bar.stop_clicked.connect(controls.stop)
        bar.resume_clicked.connect(controls.resume)
        bar.step_clicked.connect(controls.step)
        bar.reset_clicked.connect(controls.reset)
        bar.new_seed_clicked.connect(controls.draw_seed)
        bar.details_toggled.connect(self.set_open)
        bar.save_model_clicked.connect(self.save_model_asked)
        bar.save_figure_clicked.connect(self.save_figure_asked)

    @Slot()
    def _on_choice_changed(self) -> None:
        recipe = self.choice.recipe
        self._studio.viewing.set(POSITIONS, recipe.get("pos_embed").value)
        self._studio.viewing.set(PATCH_SIZE, str(recipe.get("patch_size")))
        if self.is_open:
            self._studio.machine.look(recipe.device)

    @Slot()
    def _on_images_changed(self) -> None:
        if self._studio.images is not None and self._details is not None:
            self._details.form.set_image_size(self._studio.images.image_size)

    @Slot(str)
    def _on_viewing_changed(self, name: str) -> None:
        """Others may fill in the form and open it; what is running is not changed by that."""
        value = self._studio.viewing.get(name)
        if name == POSITIONS and value in list(PosEmbed):
            self.choice.set("pos_embed", PosEmbed(value))
        elif name == PATCH_SIZE and value.isdecimal():
            self.choice.set("patch_size", int(value) or self.choice.recipe.preset.values["patch_size"])
        elif name == OPEN and value == "yes" and not self.is_open:
            self.set_open(True)
            if self.parentWidget() is not None:  # else it would be a window of its own
                self.show()

    @Slot()
    def _on_visibility_changed(self) -> None:
        if self.isHidden():  # closed, not merely covered
            self.set_open(False)

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        self.pace.stop()
        self._has_grown = False  # the last steps are shown as the news tell how it ended
        if running and (self._docked_in is None or self._docked_in.height() >= HIGH):
            self.set_open(True)
        self.details.set_running(running)

    @Slot(object)
    def _on_began(self, folder: "RunFolder") -> None:
        """A run that is resumed may be of another recipe: the form shows which."""
        info, images = folder.info, self._studio.images
        if images is None or not self.choice.recipe.makes(info.config, info.settings, images):
            machine = {"device": info.device, "snapshot_budget": info.snapshot_budget}
            automatic = self._studio.machine.precision(info.device)
            self.choice.choose(Recipe.of_run(info.config, info.settings, automatic=automatic, **machine))

    @Slot()
    def _on_began_anew(self) -> None:
        self.curves.clear()

    @Slot()
    def _on_record_grew(self) -> None:
        self._has_grown = True
        if not self.pace.isActive():
            self._show_growth()

    @Slot()
    def _show_growth(self) -> None:
        """At once after a rest, as a single step is; else what has come since the last time."""
        if self._has_grown:
            self._has_grown = False
            self.pace.start(self._interval())
            self._news.show_growth()
            if self._details is not None:
                self._details.curves.show_growth(self.record, self._news.told.path, self._news.told.seed)

    def _interval(self) -> int:
        """Milliseconds until curves are drawn again."""
        newest = self.record.newest
        faded = 0.0 if newest is None or math.isnan(newest.seconds) else newest.seconds * 1000 * FADING
        return min(max(GROWTH_INTERVAL_MS, round(faded)), LONGEST_INTERVAL_MS)

    @Slot()
    def _show_curves(self) -> None:
        if self._details is not None:
            self._details.curves.show_record(self.record, self._news.told.path, self._news.told.seed)
