"""Curves of trainings while they run and afterwards: charts with one line to read by, runs over each other, classes."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from vit_studio.data.places import runs_dir
from vit_studio.window.docks.training.curve_bar import CurveBar
from vit_studio.window.docks.training.curve_chart import CurveChart, name_runs
from vit_studio.window.docks.training.curve_choices import LINES, Chart, CurveChoices
from vit_studio.window.docks.training.curve_grid import LEAST, CurveGrid
from vit_studio.window.docks.training.curve_help import curves_help
from vit_studio.window.docks.training.curve_lines import LOGARITHMIC
from vit_studio.window.docks.training.curve_looks import CurveLooks
from vit_studio.window.docks.training.curve_words import curves_caption
from vit_studio.window.docks.training.epoch_area import EpochArea
from vit_studio.window.docks.training.run_following import RunFollowing
from vit_studio.window.docks.training.run_list import WIDTH, RunList
from vit_studio.window.docks.training.run_shelf import RunShelf, ShelfMemory, ShownRun
from vit_studio.window.docks.training.training_record import Clock, TrainingRecord
from vit_studio.window.export.view_data import ViewData
from vit_studio.window.theme import SPACE_M, SPACE_XS

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

__all__ = ["Chart", "TrainingCurves"]

LIST_FROM: Final = 2 * LEAST.width() + WIDTH + 2 * SPACE_M
"""Logical pixels of width from which the list of runs stands beside loss and accuracy, and comes out by itself."""
LIST: Final = "training.runs"
"""Whether the list is out: "yes" or "no"; nothing while nobody has said."""


class TrainingCurves(QWidget):
    """Knows the runs that are on show; whoever trains hands it the record that grows."""

    save_asked = Signal(object)
    """The Chart that somebody wants to take along."""
    failed = Signal(object)
    """A VitStudioError: a folder that is no run."""
    room_asked = Signal()
    """What is beside the curves may have to give way, see `room_wanted`."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._live: TrainingRecord | None = None
        self._added: TrainingRecord | None = None
        self._clock = Clock.EPOCHS
        self.choices = CurveChoices(studio.viewing, self)
        self.shelf = RunShelf(self)
        self._looks = CurveLooks(self.shelf, grows=self._grows)
        self._following = RunFollowing(studio, self.shelf, is_live=lambda record: record is self._live, parent=self)
        self.reader = self._following.reader
        self.charts = {chart: CurveChart(chart) for chart in LINES}
        self.bar = CurveBar(self.choices)
        self.grid = CurveGrid(self.charts)
        self.by_class = EpochArea()
        self.epochs = self.by_class.page
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
        for run in memory.runs:
            if run.path is not None and run.may_grow:
                self.reader.follow(run.path)

    def clear(self) -> None:
        """A new training begins: the last one stays in the list, and is shown again by its tick.

        Whoever laid several runs over each other goes on to see them, and the new one with them.
        """
        self._live = None
        self.shelf.make_room()
        self._show_all()

    def show_growth(self, record: TrainingRecord, path: Path | None = None, seed: int | None = None) -> None:
        """Show the steps that have come, now and then in all charts; unlike `show_record`, which leaves none behind."""
        run = self.shelf.run_of(record)
        if self._live is not record or run is None:
            self.show_record(record, path, seed)
        elif run.is_shown and not self._is_folded_away and self._stack.currentWidget() is self.grid:
            clock = self.choices.clock
            self._looks.draw(self._looks.next(self.grid.in_sight, clock), clock)

    def show_record(self, record: TrainingRecord, path: Path | None = None, seed: int | None = None) -> None:
        """Show everything that was told so far of the training that runs, or ran last, and keeps itself at `path`."""
        self._live = record
        if not _has_told(record):
            return
        if self.shelf.run_of(record) is not None:
            self._show_all()
        elif record is not self._added:  # else somebody took it out of the list
            self._added = record
            images = self._studio.images
            names = images.class_names if images is not None else ()
            self.shelf.add_training(record, class_names=names, path=path, seed=seed)

    @Slot()
    def ask_for_run(self) -> None:
        """Ask for the folder of a run, and lay its curves over these."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add the curves of a run folder"), str(runs_dir()))
        if folder:
            self.add_folder(Path(folder))

    def add_folder(self, folder: Path, *, on_top: bool = False) -> None:
        """Read a run in the background, and go on with it while it is written; `failed` tells what is wrong with it.

        One that comes on top takes the place of a single run that is shown, as a new training does.
        """
        self.reader.add(folder, on_top=on_top)

    def views_of(self, chart: Chart) -> list[tuple[str, ViewData]]:
        """The (name, data) of a chart, of all of them, or of the classes; those with nothing to show are left out."""
        self._looks.draw(self.charts.values(), self.choices.clock)  # also those that are folded away, or behind
        if chart is Chart.CLASSES:
            views: dict[str, ViewData | None] = {
                self.epochs.accuracy.accessibleName(): self.epochs.accuracy.view_data()
            }
            views[self.epochs.shown_words] = self.epochs.confusion_data
        else:
            wanted = LINES if chart is Chart.ALL else (chart,)
            views = {name.label: self.charts[name].view_data() for name in wanted}
        return [(name, data) for name, data in views.items() if data is not None]

    def caption_of(self, chart: Chart) -> str:
        """What a figure of `views_of` says below: which runs, and how their lines were smoothed."""
        chosen = self.shelf.chosen
        by_class = (chosen,) if chosen is not None else ()
        runs = by_class if chart is Chart.CLASSES else self.shelf.shown
        return curves_caption(chart, runs, smoothing=self.choices.smoothing)

    @Slot()
    def _show_all(self) -> None:
        self.bar.set_can_save(bool(self.shelf.shown))
        self._name_runs()
        if not self._is_folded_away:  # else when it comes back
            self._looks.draw(self.charts.values(), self.choices.clock)
        if not self._is_folded_away or self.by_class.enlarged is not None:
            self.by_class.show_run(self.shelf.chosen)

    def _grows(self, run: ShownRun) -> bool:
        return run.record is self._live or run.is_written

    @property
    def _is_folded_away(self) -> bool:
        return not self.isVisible() and self.window().isVisible()

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
        if self.shelf.runs:  # those of an older program lack it
            self.charts[Chart.GRADIENT_NORM].set_empty_text(self.tr("No gradient norm was told."))
        self._show_list()
        self._show_all()

    def _show_list(self) -> None:
        wish = self._studio.viewing.get(LIST)
        is_out = wish == "yes" if wish else len(self.shelf.runs) > 1 and self.width() >= LIST_FROM
        is_beside = self.width() - WIDTH - SPACE_M >= LEAST.width()  # else it floats over them
        self._row.setContentsMargins(0, 0, WIDTH + SPACE_M if is_out and is_beside else 0, 0)
        self._column.activate()
        self.runs.setGeometry(self.width() - WIDTH, self._stack.y(), WIDTH, self._stack.height())
        self.runs.setVisible(is_out)
        self.runs.raise_()
        self.bar.set_runs_open(is_out)
        self._name_runs()

    def _name_runs(self) -> None:
        """Let one of the charts say which colour is which run, as long as no list does."""
        runs = self.shelf.shown
        name_runs(self.grid.in_sight, runs if len(runs) > 1 and self.runs.isHidden() else ())

    @Slot(bool)
    def _on_list_toggled(self, is_out: bool) -> None:
        self._studio.viewing.set(LIST, "yes" if is_out else "no")
        self.room_asked.emit()
        self._show_list()

    @property
    def room_wanted(self) -> int:
        """Logical pixels of width that somebody has asked for who wants to see runs, and the list of them."""
        return LIST_FROM if self.shelf.runs and self._studio.viewing.get(LIST) == "yes" else 0

    @Slot()
    def _on_in_sight_changed(self) -> None:
        self.bar.set_in_sight([chart.chart for chart in self.grid.in_sight])
        self._name_runs()

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
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.by_class)
        self._row = QHBoxLayout()
        self._row.addWidget(self._stack, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._column.addWidget(self.bar)
        self._column.addLayout(self._row, 1)
        self.runs.setParent(self)
        self.runs.setAutoFillBackground(True)

    def _explain(self) -> None:
        self.setWhatsThis(curves_help())
        for chart in self.charts.values():
            chart.set_empty_text(self.tr("Train, and the curve grows here."))

    def _connect(self) -> None:
        self.choices.changed.connect(self._on_choices_changed)
        self.shelf.changed.connect(self._on_runs_changed)
        self._following.grew.connect(self._show_all)
        self.reader.failed.connect(self.failed)
        self.bar.runs_toggled.connect(self._on_list_toggled)
        self.bar.add_run_asked.connect(self.ask_for_run)
        self.bar.save_asked.connect(self.save_asked)
        self.by_class.save_asked.connect(lambda: self.save_asked.emit(Chart.CLASSES))
        self.grid.in_sight_changed.connect(self._on_in_sight_changed)
        self.runs.add_asked.connect(self.ask_for_run)
        for chart in self.charts.values():
            chart.pointed.connect(self._point_at)


def _has_told(record: TrainingRecord) -> bool:
    return len(record) > 0 or record.evaluated is not None
