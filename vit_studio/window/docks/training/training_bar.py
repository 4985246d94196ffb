"""The one row of the training that is always seen: start or stop, how far it is, what came out."""

import enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from vit_studio.training.events import Progress
from vit_studio.window.docks.training.training_curves import Chart
from vit_studio.window.docks.training.training_words import batch_text, progress_text
from vit_studio.window.theme import SPACE_M, SPACE_S, TextRole, set_text_role


class TrainingState(enum.StrEnum):
    """What the button does next."""

    READY = "ready"
    RUNNING = "running"
    STOPPING = "stopping"


class TrainingBar(QWidget):
    """Tells what was clicked; knows no session."""

    toggled = Signal()
    """Train, or stop."""
    save_model_clicked = Signal()
    save_figure_clicked = Signal(object)
    """A Chart."""
    details_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.setMinimumWidth(96)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(180, 8)
        self.words = _elastic_label()
        self.batch = QLabel()
        set_text_role(self.batch, TextRole.NUMBER, muted=True)
        self.save_model = QPushButton(self.tr("Save model…"))
        self.save_figure = QPushButton(self.tr("Save figure"))
        self.save_figure.setMenu(self._charts())
        self.save_model.setToolTip(self.tr("Write configuration and weights to a .safetensors file"))
        self.save_figure.setToolTip(self.tr("Save a chart of this training as a figure, or its numbers"))
        self.details = _arrow(self.tr("Settings and curves"))
        self._lay_out()
        self._connect()
        self.set_state(TrainingState.READY)
        self.set_has_results(False)
        self.show_words(self.tr("A fresh model learns from the images that are loaded, and every page shows it grow."))

    def set_state(self, state: TrainingState) -> None:
        """Let the button offer what comes next."""
        self.button.setText(
            {
                TrainingState.READY: self.tr("▶  Train"),
                TrainingState.RUNNING: self.tr("■  Stop"),
                TrainingState.STOPPING: self.tr("Stopping…"),
            }[state]
        )
        self.button.setToolTip(
            self.tr("Train a fresh model on the images that are loaded, in the background (Space)")
            if state is TrainingState.READY
            else self.tr("Stop after this step; what the model has learned is kept (Space)")
        )
        self.button.setEnabled(state is not TrainingState.STOPPING)
        self.progress.setVisible(state is not TrainingState.READY)
        self.batch.setVisible(state is not TrainingState.READY)

    def set_has_results(self, there_are: bool) -> None:
        """Offer to save, or not."""
        self.save_model.setVisible(there_are)
        self.save_figure.setVisible(there_are)

    def set_open(self, is_open: bool) -> None:
        """Show whether settings and curves are open below."""
        self.details.setChecked(is_open)

    def show_progress(self, progress: Progress, epochs: int) -> None:
        """A step was taken."""
        self.progress.setValue(round(1000 * progress.step / max(progress.steps, 1)))
        self.show_words(progress_text(progress, epochs))
        self.batch.setText(batch_text(progress))

    def show_words(self, text: str) -> None:
        """Say something in place of the progress."""
        self.words.setText(text)
        self.words.setToolTip(text)

    def show_waiting(self, text: str) -> None:
        """Under way, but nobody knows how far."""
        self.progress.setValue(0)
        self.batch.clear()
        self.show_words(text)

    @Slot()
    def _on_chart_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.save_figure_clicked.emit(Chart(action.data()))

    @Slot(bool)
    def _on_details_toggled(self, is_open: bool) -> None:
        self.details.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.UpArrow)
        self.details_toggled.emit(is_open)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, 0, SPACE_S, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self.button)
        row.addWidget(self.progress)
        row.addWidget(self.words, 1)
        for widget in (self.batch, self.save_figure, self.save_model, self.details):
            row.addWidget(widget)

    def _charts(self) -> QMenu:
        menu = QMenu(self)
        for chart, text in {Chart.LOSS: self.tr("Loss…"), Chart.ACCURACY: self.tr("Accuracy…")}.items():
            action = menu.addAction(text)
            action.setData(chart.value)
            action.triggered.connect(self._on_chart_chosen)
        return menu

    def _connect(self) -> None:
        self.button.clicked.connect(self.toggled)
        self.save_model.clicked.connect(self.save_model_clicked)
        self.details.toggled.connect(self._on_details_toggled)
        for button in (self.button, self.save_model, self.save_figure, self.details):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _elastic_label() -> QLabel:
    label = QLabel()
    # a long sentence is cut at its end rather than widening the window
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def _arrow(name: str) -> QToolButton:
    arrow = QToolButton()
    arrow.setProperty("kind", "flat")
    arrow.setCheckable(True)
    arrow.setArrowType(Qt.ArrowType.UpArrow)
    arrow.setAccessibleName(name)
    arrow.setToolTip(name)
    return arrow
