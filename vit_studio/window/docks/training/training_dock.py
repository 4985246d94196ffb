"""The dock that trains: start, stop, settings, live curves."""

import dataclasses
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.errors import VitStudioError
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.title_bar import TitleBar
from vit_studio.window.docks.training.run_shelf import ShelfMemory
from vit_studio.window.docks.training.training_bar import TrainingBar, TrainingState
from vit_studio.window.docks.training.training_curves import TrainingCurves
from vit_studio.window.docks.training.training_form import FormChoices, TrainingForm
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.docks.training.training_words import ending_text
from vit_studio.window.theme import SPACE_L, SPACE_M, SPACE_S
from vit_studio.window.training_choices import OPEN, PATCH_SIZE, POSITIONS

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

DETAILS_HEIGHT: Final = 142
CURVES_INTERVAL_MS: Final = 150
"""Curves are painted again at most this often; a person sees no more."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class TrainingMemory:
    """What the dock was told and what was chosen in it: enough for another dock to go on from there."""

    record: TrainingRecord
    epochs: int
    finished: Finished | None
    is_stopping: bool
    choices: FormChoices
    runs: ShelfMemory


class TrainingDock(QDockWidget):
    """Drives `studio.trainer` and shows what it tells; settings and curves can be folded away below the one row."""

    refused = Signal(object)
    """A VitStudioError: these settings do not go together."""
    save_model_asked = Signal()
    save_figure_asked = Signal(object)
    """A Chart."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training_dock")
        self.setWindowTitle(self.tr("Training"))
        self.setTitleBarWidget(TitleBar(self))
        self._studio = studio
        self._epochs = 0
        self._finished: Finished | None = None
        self._is_stopping = False
        self._open_height = 0
        self.record = TrainingRecord()
        self.bar = TrainingBar()
        self.form = TrainingForm()
        self.curves = TrainingCurves(studio)
        self._details = QWidget()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(CURVES_INTERVAL_MS)
        self.setWidget(self._build())
        self._connect()
        for choice in (POSITIONS, PATCH_SIZE, OPEN):
            self._on_viewing_changed(choice)

    @property
    def is_open(self) -> bool:
        """Whether settings and curves are seen."""
        return not self._details.isHidden()

    @property
    def steps_taken(self) -> int:
        """Of the training that runs, or of the last one."""
        return self.record.newest.step if self.record.newest is not None else 0

    @property
    def memory(self) -> TrainingMemory:
        """For a dock that takes the place of this one."""
        return TrainingMemory(
            record=self.record,
            epochs=self._epochs,
            finished=self._finished,
            is_stopping=self._is_stopping,
            choices=self.form.choices,
            runs=self.curves.memory,
        )

    def take_over(self, memory: TrainingMemory) -> None:
        """Go on where another dock was taken away: its curves, its words, and the training that runs."""
        self.record, self._epochs, self._finished = memory.record, memory.epochs, memory.finished
        self._is_stopping = memory.is_stopping
        self.form.choose(memory.choices)
        self.curves.take_over(memory.runs, self.record)
        self._show_curves()
        self._show_state(self._studio.trainer.running)

    @Slot()
    def toggle(self) -> None:
        """Train, or stop what trains."""
        if self._studio.trainer.running:
            self.stop()
        else:
            self.start()

    @Slot()
    def start(self) -> None:
        """Train a fresh model with the settings of the form."""
        images = self._studio.images
        if images is None or self._studio.trainer.running:
            return
        try:
            config, settings = self.form.config(images), self.form.settings()
        except VitStudioError as error:
            self.refused.emit(error)
            return
        self._epochs = settings.epochs
        self._studio.training.train(config, settings)

    @Slot()
    def stop(self) -> None:
        """End with the next step; what was learned is kept."""
        if self._studio.trainer.running:
            self._is_stopping = True
            self.bar.set_state(TrainingState.STOPPING)
            self._studio.trainer.stop()

    def set_open(self, is_open: bool) -> None:
        """Fold settings and curves out or away; the room that they had goes to the page, and comes back with them."""
        if is_open != self.is_open:
            self._fold(is_open)
        self.bar.set_open(is_open)
        self._studio.viewing.set(OPEN, "yes" if is_open else "no")

    def _fold(self, is_open: bool) -> None:
        if self._docked_in is not None and not is_open:
            self._open_height = self.height()
        self._details.setVisible(is_open)
        # a dock takes no more than its widget: else it would keep its height, now and in the remembered layout
        high = QSizePolicy.Policy.Preferred if is_open else QSizePolicy.Policy.Maximum
        self.widget().setSizePolicy(QSizePolicy.Policy.Preferred, high)
        if self._docked_in is not None and is_open and self._open_height:
            self._docked_in.resizeDocks([self], [self._open_height], Qt.Orientation.Vertical)

    @property
    def _docked_in(self) -> QMainWindow | None:
        """The window whose room it shares; None where it floats, or is not seen."""
        window = self.parentWidget()
        shares_room = self.isVisible() and not self.isFloating()
        return window if shares_room and isinstance(window, QMainWindow) else None

    def _build(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        column.setSpacing(SPACE_S)
        column.addWidget(self.bar)
        column.addWidget(self._details, 1)
        row = QHBoxLayout(self._details)
        row.setContentsMargins(SPACE_M, 0, SPACE_M, 0)
        row.setSpacing(SPACE_L)
        row.addWidget(self.form)
        row.addWidget(self.curves, 1)
        self._details.setMinimumHeight(DETAILS_HEIGHT)
        self._details.hide()
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return body

    def _connect(self) -> None:
        self.form.setWhatsThis(
            self.tr(
                "A fresh model of this shape learns with AdamW, warm-up and cosine decay, on images that are flipped "
                "and shifted. The same seed gives the same curve."
            )
        )
        self.form.positions.currentIndexChanged.connect(self._on_positions_chosen)
        self.form.patch_size.currentIndexChanged.connect(self._on_patch_size_chosen)
        self._studio.images_changed.connect(self._on_images_changed)
        self._studio.viewing.changed.connect(self._on_viewing_changed)
        self.visibilityChanged.connect(self._on_visibility_changed)
        self.bar.toggled.connect(self.toggle)
        self.bar.details_toggled.connect(self.set_open)
        self.bar.save_model_clicked.connect(self.save_model_asked)
        self.bar.save_figure_clicked.connect(self.save_figure_asked)
        self.curves.save_asked.connect(self.save_figure_asked)
        self.curves.failed.connect(self.refused)
        self._redraw.timeout.connect(self._show_curves)
        trainer = self._studio.trainer
        trainer.started.connect(self._on_started)
        trainer.progressed.connect(self._on_progressed)
        trainer.evaluated.connect(self._on_evaluated)
        trainer.finished.connect(self._on_finished)
        trainer.running_changed.connect(self._on_running_changed)

    @Slot()
    def _on_positions_chosen(self) -> None:
        self._studio.viewing.set(POSITIONS, self.form.positions.currentData())

    @Slot()
    def _on_patch_size_chosen(self) -> None:
        self._studio.viewing.set(PATCH_SIZE, str(self.form.patch_size.currentData()))

    @Slot()
    def _on_images_changed(self) -> None:
        if self._studio.images is not None:
            self.form.set_image_size(self._studio.images.image_size)
            self._on_patch_size_chosen()  # a size that does not divide these images is gone

    @Slot(str)
    def _on_viewing_changed(self, name: str) -> None:
        """Others may fill in the form and open it; what is running is not to be changed any more."""
        value = self._studio.viewing.get(name)
        if name == POSITIONS and value in list(PosEmbed):
            self.form.set_positions(PosEmbed(value))
        elif name == PATCH_SIZE and value.isdecimal():
            self.form.set_patch_size(int(value))
        elif name == OPEN and value == "yes" and not self.is_open:
            self.set_open(True)
            if self.parentWidget() is not None:  # else it would be a window of its own
                self.show()

    @Slot()
    def _on_visibility_changed(self) -> None:
        if self.isHidden():  # closed, not merely covered
            self.set_open(False)

    @Slot(object)
    def _on_started(self, started: Started) -> None:
        self._epochs = started.epochs

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self.record.add_progress(progress)
        self.bar.show_progress(progress, self._epochs)
        if not self._redraw.isActive():
            self._redraw.start()

    @Slot(object)
    def _on_evaluated(self, evaluated: Evaluated) -> None:
        self.record.add_evaluated(evaluated)
        self._show_curves()

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        self._finished = finished

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        self._is_stopping = False
        if running:
            self._finished = None
            self.record = TrainingRecord()
            self.curves.clear()
            self.set_open(True)
        else:
            self._redraw.stop()
            self._show_curves()
        self._show_state(running)

    def _show_state(self, running: bool) -> None:
        newest, has_begun = self.record.newest, self._epochs > 0
        self.form.setEnabled(not running)
        self.bar.set_has_results(self._finished is not None and not running)
        if running and newest is not None:
            self.bar.show_progress(newest, self._epochs)
        elif running:
            self.bar.show_waiting(self.tr("Getting ready…"))
        elif self._finished is not None:
            self.bar.show_words(ending_text(self._finished, self.record.evaluated))
        elif has_begun:
            self.bar.show_words(self.tr("The training has broken off; see the message above."))
        at_work = TrainingState.STOPPING if self._is_stopping else TrainingState.RUNNING
        self.bar.set_state(at_work if running else TrainingState.READY)

    @Slot()
    def _show_curves(self) -> None:
        self.curves.show_record(self.record)
