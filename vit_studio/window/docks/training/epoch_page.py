"""What a run takes for what, at each of its evaluations: accuracy by class over time, and one confusion at a time."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from vit_studio.training.events import Evaluated
from vit_studio.window.docks.training.curve_lines import epoch_text
from vit_studio.window.docks.training.epoch_accuracy_view import LEVELS, EpochAccuracyView
from vit_studio.window.docks.training.epoch_confusion_view import ConfusionView
from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.text import class_name_text, percent_text
from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, font_for, set_text_role
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.controls.sign_button import SignButton, draw_enlarge

BESIDE_FROM: Final = 560
LOW_BESIDE_FROM: Final = 360
"""Logical pixels of width from which the two pictures stand beside each other, and where there is little height."""
LOW: Final = 300
"""Logical pixels of height below which the pictures take all there is: a click chooses, in place of the slider."""


class EpochPage(QWidget):
    """The newest evaluation is shown until an earlier one is chosen; then that one stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accuracy = EpochAccuracyView()
        self.confusion = ConfusionView()
        self.bar = ColourBar()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.title = QLabel(self.tr("Right on validation, by class and epoch"))
        self.words = QLabel()
        self.enlarge = SignButton(self.tr("All classes in a window of their own"), draw_enlarge)
        line = QFontMetrics(font_for(TextRole.CAPTION)).height()
        self.enlarge.setFixedHeight(line)  # so that both pictures begin at one height
        self.enlarge.hide()  # until somebody does it
        self._room: QSize | None = None
        self._run: ShownRun | None = None
        self._shown: tuple[TrainingRecord, int, Evaluated | None] | None = None
        self._follows = True
        self._all_words = self._few_words = ""
        self._lay_out()
        self._explain()
        self.slider.valueChanged.connect(self._on_moved)
        self.accuracy.chosen.connect(self.slider.setValue)
        self.show_run(None)

    @property
    def index(self) -> int:
        """The evaluation on show, counted from 0."""
        return self.slider.value()

    @property
    def shown_words(self) -> str:
        """Which evaluation is on show."""
        return self._all_words

    @property
    def confusion_data(self) -> HeatMapData | None:
        """The matrix on show; None while there is none."""
        return None if self.confusion.isHidden() else self.confusion.view_data()

    def show_run(self, run: ShownRun | None) -> None:
        """Show what a run has told so far."""
        if run is not self._run:
            self._run, self._follows, self._shown = run, True, None
        record = run.record if run is not None else TrainingRecord()
        shown = record, len(record.epochs), record.evaluated  # steps between two evaluations change nothing here
        if self._shown == shown:
            return
        self._shown = shown
        last = max(len(record.epochs) - 1, 0)
        place = last if self._follows else min(self.slider.value(), last)
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, last)
        self.slider.setValue(place)
        self.slider.blockSignals(blocked)
        self.slider.setEnabled(last > 0)
        self._show_accuracy(record)
        self._show_evaluation()

    @Slot(int)
    def _on_moved(self, place: int) -> None:
        self._follows = place == self.slider.maximum()
        self._show_evaluation()

    def _show_accuracy(self, record: TrainingRecord) -> None:
        names = self._class_names(record.num_classes)
        epochs = [epoch_text(epoch) for epoch in record.epochs.tolist()] if record.num_classes else []
        self.accuracy.set_shares(record.class_accuracy()[:, : len(epochs)], names=names, epochs=epochs)

    def _show_evaluation(self) -> None:
        record = self._run.record if self._run is not None else TrainingRecord()
        index = self.slider.value()
        counts = record.confusion(index) if index < len(record.epochs) else None
        self.accuracy.set_column(index if counts is not None else None)
        self.confusion.setVisible(counts is not None)
        if counts is not None:
            names = self._class_names(record.num_classes)
            axes = (Axis(self.tr("true class")), Axis(self.tr("predicted class")))
            levels = Levels(0, max(float(counts.sum(axis=1).max()), 1.0))
            self.confusion.set_array(counts.astype(np.float32), levels, rows=names, columns=names, axes=axes)
        self._tell(record, index)

    def _tell(self, record: TrainingRecord, index: int) -> None:
        if index >= len(record.epochs) or self._run is None:
            self._all_words = self._few_words = self.tr("The first evaluation is still to come.")
            self._fit_words()
            return
        epoch = epoch_text(record.epochs[index])
        text = self.tr("Confusion of {0} at epoch {1}: {2} right on validation")
        right = percent_text(record.valid_accuracy[index])
        words = text.format(self._run.name, epoch, right)
        self._all_words, self._few_words = words, self.tr("Epoch {0}: {1} right").format(epoch, right)
        self.words.setToolTip(words)
        self.slider.setAccessibleDescription(words)
        self._fit_words()

    def _fit_words(self) -> None:
        has_room = self.words.fontMetrics().horizontalAdvance(self._all_words) <= self.words.width()
        self.words.setText(self._all_words if has_room else self._few_words)

    def _class_names(self, count: int) -> Sequence[str]:
        names = self._run.class_names if self._run is not None else ()
        if len(names) == count:
            return [class_name_text(name) for name in names]
        return [self.tr("class {0}").format(place + 1) for place in range(count)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def set_room(self, room: QSize) -> None:
        """How much of the page is seen at once, where it scrolls."""
        self._room = room
        self._arrange()

    def _arrange(self) -> None:
        room = self._room or self.size()
        is_low = room.height() < LOW and room.width() >= LOW_BESIDE_FROM
        beside = is_low or room.width() >= BESIDE_FROM
        self.slider.setHidden(is_low)
        self.confusion.set_low(is_low)
        self.bar.setVisible(room.width() >= BESIDE_FROM)
        self._pictures.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.accuracy.setMinimumHeight(60 if is_low else 120)
        self._fit_words()

    def _lay_out(self) -> None:
        for label in (self.title, self.words):
            set_text_role(label, TextRole.CAPTION, muted=True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = _column()
        self.setLayout(column)
        column.addWidget(self.slider)
        self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pictures.setSpacing(SPACE_M)
        left, right, map_and_bar = _column(), _column(), QHBoxLayout()
        map_and_bar.setSpacing(SPACE_XS)
        map_and_bar.addWidget(self.accuracy, 1)
        map_and_bar.addWidget(self.bar)
        left.addWidget(self.title)
        left.addLayout(map_and_bar, 1)
        said = QHBoxLayout()
        said.setSpacing(SPACE_XS)
        said.addWidget(self.words, 1)
        said.addWidget(self.enlarge)
        right.addLayout(said)
        right.addWidget(self.confusion, 1)
        self._pictures.addLayout(left, 1)
        self._pictures.addLayout(right, 1)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column.addLayout(self._pictures, 1)

    def _explain(self) -> None:
        self.bar.set_levels(LEVELS)
        self.bar.setAccessibleName(self.tr("Colours from 0, no image of a class is right, to 1, all are"))
        self.bar.setToolTip(self.tr("0: no image of a class is right; 1: all are"))
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(self.tr("Evaluation"))
        self.slider.setToolTip(self.tr("Which evaluation the confusion is of; at the right end it follows the newest"))
        self.confusion.setAccessibleName(self.tr("Confusion of true and predicted classes"))
        self.confusion.set_value_text(_count)
        names = self.tr(
            "Of the validation images of each class, the share that the model recognises, at each evaluation from left "
            "to right. A class that stays dark is the one to look into: the confusion says what it is taken for."
        )
        self.accuracy.setWhatsThis(f"<p>{names}</p><p>{self.accuracy.usage()}</p>")
        self.confusion.setWhatsThis(
            self.tr(
                "Validation images, counted: a row for each true class, a column for each predicted one. All on the "
                "diagonal would be perfect."
            )
        )


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_XS)
    return column


def _count(count: float) -> str:
    return "·" if count == 0 else f"{round(count):,}"
