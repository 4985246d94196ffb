"""Saves the curves of a training: as a figure, or their numbers."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from vit_studio.window.docks.training.training_curves import Chart, TrainingCurves

if TYPE_CHECKING:
    from vit_studio.window.docks.training.run_table import RunColumns
    from vit_studio.window.export.figure_context import FigureContext
    from vit_studio.window.export.panel_picture import PanelPicture
    from vit_studio.window.workplace import Workplace

WIDTH_AND_HEIGHT: Final = (504, 260)
"""Logical pixels: a chart is as large in its figure, whatever the dock's size."""
GAP: Final = 24
ABREAST: Final = 2


class FigureSaver(QObject):
    """The charts stand in a dock, without a panel: their figure gets a title of its own."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace

    @Slot(object)
    def ask(self, chart: Chart) -> None:
        """Ask for a file name and save that chart as it is now; as CSV it is all that the runs on show have told."""
        from vit_studio.window.docks.training.run_table import RunColumns
        from vit_studio.window.files.save_dialog import CURVES

        curves = self._workplace.training.curves
        picture = self._picture(curves, chart)
        if picture is None:
            return
        runs = [RunColumns.of(run) for run in curves.shelf.shown]

        def save(path: Path, picture: "PanelPicture", context: "FigureContext") -> None:
            save_curves(path, picture, context, chart=chart, runs=runs)

        name = f"{chart.value.replace('_', '-')}-while-training"
        self._workplace.take_along.ask_and_save(picture, CURVES, save, name=name)

    def _picture(self, curves: TrainingCurves, chart: Chart) -> "PanelPicture | None":
        """The charts with something to show, two abreast."""
        from vit_studio.window.export.arrangement import Box
        from vit_studio.window.export.panel_picture import MAIN, PanelPicture, Part

        width, height = WIDTH_AND_HEIGHT
        parts: list[Part] = []
        title = self.tr("{0} while training").format(chart.label)
        for name, data in curves.views_of(chart):
            left = len(parts) % ABREAST * (width + GAP)
            top = len(parts) // ABREAST * (height + GAP)
            key = MAIN if not parts else f"part_{len(parts) + 1}"
            box = Box(left, top, left + width, top + height)
            parts.append(Part(title=name, key=key, data=data, box=box))
        if not parts:
            return None
        return PanelPicture(
            title=title,
            tensor="",
            expression="",
            sentence=curves.caption_of(chart),
            scale="",
            parts=tuple(parts),
            of_image=False,
        )


def save_curves(
    path: Path, picture: "PanelPicture", context: "FigureContext", *, chart: Chart, runs: "list[RunColumns]"
) -> None:
    """As the suffix says; raises VitStudioError."""
    from vit_studio.window.docks.training.run_table import confusions_csv, curves_csv
    from vit_studio.window.export.whole_file import write_whole
    from vit_studio.window.files.take_along import write_either

    if path.suffix.lower() == ".csv":
        write_whole(path, (confusions_csv if chart is Chart.CLASSES else curves_csv)(runs))
    else:
        write_either(path, picture, context)
