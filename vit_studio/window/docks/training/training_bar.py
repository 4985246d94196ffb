"""The one row of the training that is always seen: what it can be told to do, how far it is, what came out."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from vit_studio.session.trainer_state import TrainerState
from vit_studio.training.events import Progress
from vit_studio.window.docks.training.curve_choices import Chart
from vit_studio.window.docks.training.sign_push_button import SignPushButton
from vit_studio.window.docks.training.training_words import batch_text, progress_text
from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.signs import draw_die, draw_pause, draw_play, draw_reset, draw_step, draw_stop

LEAST_WORDS: Final = 380
"""Logical pixels that the sentence is to have: before it gets less, buttons give up their words."""
SPACING: Final = SPACE_XS + 2
PROGRESS_WIDTHS: Final = (64, 110)

TRAIN_KEY: Final = "Space"
STEP_KEY: Final = "S"
STOP_KEY: Final = "Ctrl+K"
RESET_KEY: Final = "Ctrl+R"
NEW_SEED_KEY: Final = "Ctrl+Shift+R"


class TrainingBar(QWidget):
    """Tells what was clicked; knows no session."""

    toggled = Signal()
    """Train, pause, or go on."""
    stop_clicked = Signal()
    resume_clicked = Signal()
    """Go on with the training that was stopped."""
    step_clicked = Signal()
    reset_clicked = Signal()
    new_seed_clicked = Signal()
    save_model_clicked = Signal()
    save_figure_clicked = Signal(object)
    """A Chart."""
    details_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = SignPushButton(draw_play, self.tr("Train"), "", is_primary=True)
        self.resume = SignPushButton(draw_play, self.tr("Resume"), "")
        self.stop = SignPushButton(
            draw_stop,
            self.tr("Stop and keep"),
            self.tr("End after this step; what the model has learned is kept, and can go on later ({0})").format(
                STOP_KEY
            ),
        )
        self.step = SignPushButton(
            draw_step,
            self.tr("Step"),
            self.tr("Learn from one batch, then pause and show what it has changed ({0})").format(STEP_KEY),
        )
        self.reset = SignPushButton(
            draw_reset,
            self.tr("Reset"),
            self.tr("Show the model as it was before it learned anything: the same first weights ({0})").format(
                RESET_KEY
            ),
        )
        self.new_seed = SignPushButton(
            draw_die,
            self.tr("New seed"),
            self.tr("Draw other first weights by chance, and show them ({0})").format(NEW_SEED_KEY),
        )
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.setAccessibleName(self.tr("Progress of the training"))
        self.words = Sentence()
        self.batch = QLabel()
        set_text_role(self.batch, TextRole.NUMBER, muted=True)
        self.save_model = QPushButton(self.tr("Save model…"))
        self.save_figure = QPushButton(self.tr("Save figure"))
        self.save_figure.setMenu(self._charts())
        self.save_model.setToolTip(
            self.tr("Write the model that the training ended with to a .safetensors file, whichever moment is on show")
        )
        self.save_figure.setToolTip(self.tr("Save a chart of this training as a figure, or its numbers"))
        self.details = _arrow(self.tr("Settings and curves"))
        self._state = TrainerState.READY
        self._lay_out()
        self._connect()
        self.set_state(TrainerState.READY)
        self.set_has_results(False)
        self.show_words(self.tr("A fresh model learns from the images that are loaded, and every page shows it grow."))

    def set_state(self, state: TrainerState, *, resumable: str = "") -> None:
        """Let the buttons offer what comes next; `resumable` is the name of the run that could go on."""
        self._state = state
        is_ready = state is TrainerState.READY
        if is_ready:
            tip = self.tr("Train a fresh model on the images that are loaded, in the background ({0})")
            self.button.say(draw_play, self.tr("Train"), tip.format(TRAIN_KEY))
        elif state in (TrainerState.PAUSED, TrainerState.PAUSING):
            tip = self.tr("Go on learning, from exactly this step ({0})")
            self.button.say(draw_play, self.tr("Go on"), tip.format(TRAIN_KEY))
        else:
            tip = self.tr("Rest after this step; every page shows the model as it is then ({0})")
            self.button.say(draw_pause, self.tr("Pause"), tip.format(TRAIN_KEY))
        is_stopping = state is TrainerState.STOPPING
        self.button.setDisabled(is_stopping)
        self.step.setDisabled(is_stopping)
        self.stop.setEnabled(not is_ready and not is_stopping)
        can_resume = is_ready and bool(resumable)
        self.stop.setHidden(can_resume)  # one of the two is always there: the buttons after them must not move
        tip = self.tr("Go on with the training “{0}”, which was stopped, from where it was left")
        self.resume.say(draw_play, self.tr("Resume"), tip.format(resumable))
        self.resume.setVisible(can_resume)
        self.reset.setDisabled(is_stopping)
        self.new_seed.setDisabled(is_stopping)
        self.progress.setHidden(is_ready)
        self.batch.setHidden(is_ready)
        self._share_room()

    def set_has_results(self, there_are: bool) -> None:
        """Offer to save, or not."""
        self.save_model.setVisible(there_are)
        self.save_figure.setVisible(there_are)
        self._share_room()

    def set_open(self, is_open: bool) -> None:
        """Show whether settings and curves are open below."""
        self.details.setChecked(is_open)

    def show_progress(self, progress: Progress, epochs: int) -> None:
        """A step was taken."""
        self.show_step(progress)
        self.show_words(progress_text(progress, epochs))

    def show_step(self, progress: Progress) -> None:
        """How far it is, and what the last batch was like; the sentence stays."""
        self.progress.setValue(round(1000 * progress.step / max(progress.steps, 1)))
        self.batch.setText(batch_text(progress))

    def show_words(self, text: str, tip: str = "") -> None:
        """Say something in place of the progress."""
        self.words.setText(text)
        self.words.setToolTip(f"{text}\n{tip}".strip())

    def show_waiting(self, text: str) -> None:
        """Under way, but nobody knows how far."""
        self.progress.setValue(0)
        self.batch.clear()
        self.show_words(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Words on as many buttons as leave the sentence its room; the last ones are the first to lose theirs."""
        buttons = (self.new_seed, self.reset, self.step, self.stop)
        is_roomy = self.width() >= 1000
        self.progress.setFixedWidth(PROGRESS_WIDTHS[int(is_roomy)])
        self.batch.setHidden(self._state is TrainerState.READY or not is_roomy)
        for button in buttons:
            button.set_compact(False)
        for button in buttons:
            if self._room_for_words() >= LEAST_WORDS:
                break
            button.set_compact(True)
        self.resume.setMinimumWidth(self.stop.sizeHint().width())

    def _room_for_words(self) -> int:
        shown = [widget for widget in self._fixed if not widget.isHidden()]
        taken = sum(max(widget.sizeHint().width(), widget.minimumWidth()) + SPACING for widget in shown)
        return self.width() - taken - SPACE_M - SPACE_S

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
        row.setSpacing(SPACING)
        before = (self.button, self.resume, self.stop, self.step, self.reset, self.new_seed, self.progress)
        after = (self.batch, self.save_figure, self.save_model, self.details)
        self._fixed: tuple[QWidget, ...] = (*before, *after)
        for widget in self._fixed:
            if widget is self.batch:
                row.addWidget(self.words, 1)
            row.addWidget(widget)
        # the main button is as wide in every state: nothing beside it may jump
        widths = []
        for word in (self.tr("Train"), self.tr("Pause"), self.tr("Go on")):
            self.button.say(draw_play, word, "")
            widths.append(self.button.sizeHint().width())
        self.button.setMinimumWidth(max(*widths, 92))

    def minimumSizeHint(self) -> QSize:
        """With signs alone and no sentence: the window may be narrow."""
        return QSize(420, super().minimumSizeHint().height())

    def _charts(self) -> QMenu:
        menu = QMenu(self)
        for chart in Chart:
            action = menu.addAction(chart.label + "…")
            action.setData(chart.value)
            action.triggered.connect(self._on_chart_chosen)
        return menu

    def _connect(self) -> None:
        self.button.clicked.connect(self.toggled)
        self.resume.clicked.connect(self.resume_clicked)
        self.stop.clicked.connect(self.stop_clicked)
        self.step.clicked.connect(self.step_clicked)
        self.reset.clicked.connect(self.reset_clicked)
        self.new_seed.clicked.connect(self.new_seed_clicked)
        self.save_model.clicked.connect(self.save_model_clicked)
        self.details.toggled.connect(self._on_details_toggled)
        for button in (self.save_model, self.save_figure, self.details):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class Sentence(QLabel):
    """Takes the room that is left: a long one is cut at its end, with dots, rather than widening the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter, self.rect(), Qt.AlignmentFlag.AlignVCenter, self.palette(), True, shown, self.foregroundRole()
        )
        painter.end()


def _arrow(name: str) -> QToolButton:
    arrow = QToolButton()
    arrow.setProperty("kind", "flat")
    arrow.setCheckable(True)
    arrow.setArrowType(Qt.ArrowType.UpArrow)
    arrow.setAccessibleName(name)
    arrow.setToolTip(name)
    return arrow
