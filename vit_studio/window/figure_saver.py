"""Saves the curves of a training as a figure, in the background: matplotlib takes a second to arrive."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.jobs import Lane
from vit_studio.window.docks.training_curves import Chart
from vit_studio.window.preferences import Key
from vit_studio.window.views.curve import Curve

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace


class FigureSaver(QObject):
    """Asks where to, then writes loss or accuracy as PNG, SVG or PDF."""

    saved = Signal(object)
    """The path of the figure."""
    failed = Signal(object)

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace

    @Slot(object)
    def ask(self, chart: Chart) -> None:
        """Ask for a file name and save that chart."""
        folder = self._workplace.window.preferences.folder(Key.FOLDER)
        path, _ = QFileDialog.getSaveFileName(
            self._workplace.window,
            self.tr("Save figure"),
            str(folder / f"{chart.value}.png"),
            self.tr("Figures ({0})").format("*.png *.svg *.pdf"),
        )
        if path:
            self.save(chart, Path(path))

    def save(self, chart: Chart, path: Path) -> None:
        """Write the chart as it is now."""
        jobs, curves = self._workplace.studio.jobs, self._workplace.training.curves.curves(chart)
        if jobs.is_busy(Lane.SAVE):
            self.failed.emit(
                VitStudioError(
                    QT_TRANSLATE_NOOP("errors", "Something else is just being saved."),
                    QT_TRANSLATE_NOOP("errors", "Try again in a moment."),
                )
            )
            return
        path = path if path.suffix else path.with_suffix(".png")
        words = (self.tr("{0} while training").format(chart.label), self.tr("epoch"), chart.label)
        jobs.run(
            Lane.SAVE,
            lambda _: _save(path, curves, words),
            on_done=lambda _: self.saved.emit(path),
            on_failed=self.failed.emit,
        )


def _save(path: Path, curves: tuple[Curve, ...], words: tuple[str, str, str]) -> None:
    from vit_studio.window.export.curves_figure import save_curves

    title, x_label, y_label = words
    save_curves(path, curves, title=title, x_label=x_label, y_label=y_label)
