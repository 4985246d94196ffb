"""Curves of trainings while they run and afterwards: charts with one line to read by, runs over each other, classes."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from vit_studio.errors import VitStudioError
from vit_studio.session.jobs import Lane
from vit_studio.window.docks.training.curve_bar import CurveBar
from vit_studio.window.docks.training.curve_chart import CurveChart
from vit_studio.window.docks.training.curve_choices import LINES, Chart, CurveChoices
from vit_studio.window.docks.training.curve_grid import CurveGrid
from vit_studio.window.docks.training.curve_lines import LOGARITHMIC, Line, LineCache, room_ahead
from vit_studio.window.docks.training.epoch_page import EpochPage
from vit_studio.window.docks.training.run_list import RunList
from vit_studio.window.docks.training.run_reading import RunRead, read_runs
from vit_studio.window.docks.training.run_shelf import RunShelf, ShelfMemory
from vit_studio.window.docks.training.training_record import Clock, TrainingRecord
from vit_studio.window.export.view_data import ViewData
from vit_studio.window.theme import SPACE_M, SPACE_XS

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

__all__ = ["Chart", "TrainingCurves"]

LIST_FROM: Final = 520
"""Logical pixels of width from which the list of runs comes out by itself, once there are several."""
LIST: Final = "training.runs"
"""Whether the list is out: "yes" or "no"; nothing while nobody has said."""


class TrainingCurves(QWidget):
    """Knows the runs that are on show; whoever trains hands it the record that grows."""

    save_asked = Signal(object)
    """The Chart that somebody wants to take along."""
    failed = Signal(object)
    """A VitStudioError: a folder that is no run."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._live: TrainingRecord | None = None
        self._added: TrainingRecord | None = None
        self._cache = LineCache()
        self._clock = Clock.EPOCHS
        self._to_read: list[Path] = []
        self.choices = CurveChoices(studio.viewing, self)
        self.shelf = RunShelf(self)
        self.charts = {chart: CurveChart(chart) for chart in LINES}
        self.bar = CurveBar(self.choices)
        self.grid = CurveGrid(self.charts)
        self.epochs = EpochPage()
        self.runs = RunList(self.shelf)
        self._stack = QStackedWidget()
        self._lay_out()
        self._explain()
        self._connect()
        self._on_choices_changed()

    @property
    def loss(self) -> CurveChart:
        """The chart of the loss."""
        return self.charts[Chart.LOSS]

    @property
    def accuracy(self) -> CurveChart:
        """The chart of the accuracy."""
        return self.charts[Chart.ACCURACY]

    @property
    def memory(self) -> ShelfMemory:
        """All runs, for other curves that take the place of these."""
        return self.shelf.memory

    def take_over(self, memory: ShelfMemory, live: TrainingRecord) -> None:
        """Show the runs that others showed; `live` is the record that grows, or grew last."""
        self._live = live
        self._added = live if _has_told(live) else None
        self.shelf.restore(memory)

    def clear(self) -> None:
        """A new training begins: the last one stays in the list, and is shown again by its tick.

        Whoever laid several runs over each other goes on to see them, and the new one with them.
        """
        shown = self.shelf.shown
        self._live = None
        if len(shown) == 1:
            self.shelf.show(shown[0], False)
        self._show_all()

    def show_record(self, record: TrainingRecord) -> None:
        """Show everything that was told so far of the training that runs, or ran last."""
        self._live = record
        if not _has_told(record):
            return
        if self.shelf.run_of(record) is not None:
            self._show_all()
        elif record is not self._added:  # else somebody took it out of the list
            self._added = record
            images = self._studio.images
            self.shelf.add_training(record, class_names=images.class_names if images is not None else ())

    @Slot()
    def ask_for_run(self) -> None:
        """Ask for the folder of a run, and lay its curves over these."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add the curves of a run folder"))
        if folder:
            self.add_folder(Path(folder))

    def add_folder(self, folder: Path) -> None:
        """Read a run in the background; `failed` tells what is wrong with it."""
        self._to_read.append(folder)
        folders = tuple(self._to_read)  # a newer job takes the place of the one before
        self._studio.jobs.run(Lane.CURVES, lambda control: read_runs(folders, control), on_done=self._on_read)

    def _on_read(self, found: list[RunRead | VitStudioError]) -> None:
        self._to_read.clear()
        for read in found:
            if isinstance(read, RunRead):
                self.shelf.add_folder(read.path, read.record, read.class_names)
            else:
                self.failed.emit(read)

    def views_of(self, chart: Chart) -> list[tuple[str, ViewData]]:
        """The (name, data) of a chart, of all of them, or of the classes; those with nothing to show are left out."""
        if chart is Chart.CLASSES:
            views: dict[str, ViewData | None] = {
                self.epochs.accuracy.accessibleName(): self.epochs.accuracy.view_data()
            }
            views[self.epochs.shown_words] = self.epochs.confusion_data
        else:
            wanted = LINES if chart is Chart.ALL else (chart,)
            views = {name.label: self.charts[name].view_data() for name in wanted}
        return [(name, data) for name, data in views.items() if data is not None]

    # what is shown

    @Slot()
    def _show_all(self) -> None:
        runs = self.shelf.shown
        self._cache.forget_all_but(self.shelf.runs)
        self.bar.set_can_save(bool(runs))
        if not self.isVisible() and self.window().isVisible():
            return  # folded away: shown when it comes back
        told, clock, alone = self.shelf.chosen, self.choices.clock, len(runs) == 1
        live = self.shelf.run_of(self._live) if self._live is not None else None
        limit = room_ahead(live.record, clock) if live in runs and live is not None else None
        for name, chart in self.charts.items():
            chart.set_x_limit(limit)
            lines: list[Line] = []
            for run in reversed(runs):
                lines += self._cache.lines_of(name, run, clock, alone=alone)
            chart.show_lines(lines, told, clock)
        self.epochs.show_run(told)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_all()

    @Slot()
    def _on_choices_changed(self) -> None:
        choices = self.choices
        for name, chart in self.charts.items():
            chart.set_smoothing(choices.smoothing)
            chart.set_log_y(choices.log and name in LOGARITHMIC)
        by_class = choices.chart is Chart.CLASSES
        self._stack.setCurrentIndex(int(by_class))
        if not by_class:
            self.grid.show_chart(choices.chart)
        if choices.clock is not self._clock:
            self._clock = choices.clock
            self._point_at(None)  # what was step 12 is no epoch 12
        self._show_all()

    @Slot()
    def _on_runs_changed(self) -> None:
        self.bar.set_num_runs(len(self.shelf.runs))
        self._show_list()
        self._show_all()

    def _show_list(self) -> None:
        wish = self._studio.viewing.get(LIST)
        is_out = wish == "yes" if wish else len(self.shelf.runs) > 1 and self.width() >= LIST_FROM
        self.runs.setVisible(is_out)
        self.bar.set_runs_open(is_out)

    @Slot(bool)
    def _on_list_toggled(self, is_out: bool) -> None:
        self._studio.viewing.set(LIST, "yes" if is_out else "no")
        self._show_list()

    @Slot(object)
    def _point_at(self, x: float | None) -> None:
        for chart in self.charts.values():
            chart.set_cursor(x)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_list()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        under = self.childAt(event.pos())
        chart = under.chart if isinstance(under, CurveChart) else Chart.CLASSES
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        save = menu.addAction(self.tr("Save figure or numbers…"), lambda: self.save_asked.emit(chart))
        save.setEnabled(bool(self.shelf.shown))
        menu.popup(event.globalPos())
        event.accept()

    # how it is built

    def _lay_out(self) -> None:
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(self.epochs)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(scrolled)
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        row.addWidget(self._stack, 1)
        row.addWidget(self.runs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.bar)
        column.addLayout(row, 1)

    def _explain(self) -> None:
        measured = self.tr(
            "Faint: each batch, with augmentation; strong: its running mean. Training and validation are measured on "
            "whole images without augmentation; validation images never teach."
        )
        units = self.tr(
            "Loss: cross-entropy in nats, 0 is perfect, and who guesses among ten classes has 2.3. Accuracy: the share "
            "that is right. Learning rate: how far a step goes. Gradient norm: the length of the whole gradient before "
            "it is clipped; peaks tell of steps that shook the model."
        )
        runs = self.tr(
            "Several runs have a colour each: solid lines are batches, dotted ones training, dashed ones validation. "
            "The line under the mouse, or ←, →, Home and End, read all charts at one step."
        )
        self.setWhatsThis("".join(f"<p>{text}</p>" for text in (measured, units, runs)))
        for name, chart in self.charts.items():
            chart.set_empty_text(
                self.tr("No gradient norm was told.")
                if name is Chart.GRADIENT_NORM
                else self.tr("Train, and the curve grows here.")
            )

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choices_changed)
        self.shelf.changed.connect(self._on_runs_changed)
        self.bar.runs_toggled.connect(self._on_list_toggled)
        self.bar.add_run_asked.connect(self.ask_for_run)
        self.bar.save_asked.connect(self.save_asked)
        self.runs.add_asked.connect(self.ask_for_run)
        for chart in self.charts.values():
            chart.pointed.connect(self._point_at)


def _has_told(record: TrainingRecord) -> bool:
    return len(record) > 0 or record.evaluated is not None
