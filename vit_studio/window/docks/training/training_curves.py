"""Loss and accuracy of a training, side by side, while it runs."""

import enum
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.window.docks.training.training_record import TrainingRecord, Values
from vit_studio.window.text import percent_text, whole_percent_text
from vit_studio.window.theme import SPACE_M
from vit_studio.window.views.charts.curves_view import CurvesView

SMOOTHING: Final = 0.9
"""Single batches scatter; the mean of some ten of them is what a person looks for."""

BATCH_ROLE: Final = 2
TRAIN_ROLE: Final = 0
VALID_ROLE: Final = 1


class Chart(enum.StrEnum):
    """What is drawn over the epochs."""

    LOSS = "loss"
    ACCURACY = "accuracy"

    @property
    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("Chart", _LABELS[self])


_LABELS: Final = {
    Chart.LOSS: QT_TRANSLATE_NOOP("Chart", "loss"),
    Chart.ACCURACY: QT_TRANSLATE_NOOP("Chart", "accuracy"),
}


class TrainingCurves(QWidget):
    """Two charts over the same epochs: each has the batches, and training and validation as they were evaluated."""

    save_asked = Signal(object)
    """The Chart that somebody wants to take along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss = CurvesView()
        self.accuracy = CurvesView()
        self.loss.set_titles(self.tr("epoch"), Chart.LOSS.label)
        self.accuracy.set_titles(self.tr("epoch"), Chart.ACCURACY.label)
        self.accuracy.set_y_limits((0.0, 1.0))
        self.accuracy.set_value_text(percent_text, tick_text=whole_percent_text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        for view in (self.loss, self.accuracy):
            view.set_smoothing(SMOOTHING)
            view.set_empty_text(self.tr("Train, and the curve grows here."))
            row.addWidget(view, 1)

    def clear(self) -> None:
        """Forget the last training."""
        for view in (self.loss, self.accuracy):
            view.clear()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        chart = Chart.LOSS if event.pos().x() < self.accuracy.x() else Chart.ACCURACY
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        save = menu.addAction(self.tr("Save figure or numbers…"), lambda: self.save_asked.emit(chart))
        save.setEnabled((self.loss if chart is Chart.LOSS else self.accuracy).view_data() is not None)
        menu.popup(event.globalPos())
        event.accept()

    def show_record(self, record: TrainingRecord) -> None:
        """Show everything that was told so far."""
        self._show(self.loss, record, (record.batch_loss, record.train_loss, record.valid_loss))
        self._show(self.accuracy, record, (record.batch_accuracy, record.train_accuracy, record.valid_accuracy))

    def _show(self, view: CurvesView, record: TrainingRecord, values: tuple[Values, Values, Values]) -> None:
        batch, train, valid = values
        if not len(batch):
            return
        view.set_curve("batch", self.tr("batch"), record.batch_epochs, batch, role=BATCH_ROLE)
        if len(train):
            view.set_curve("train", self.tr("training"), record.epochs, train, role=TRAIN_ROLE, smooth=False)
            view.set_curve("valid", self.tr("validation"), record.epochs, valid, role=VALID_ROLE, smooth=False)
