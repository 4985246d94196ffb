"""Saves the curves of a training: as a figure, or their numbers."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from vit_studio.window.docks.training.training_curves import Chart

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace

WIDTH_AND_HEIGHT: Final = (504, 260)
"""Logical pixels: a chart is as large in its figure, whatever the dock's size."""


class FigureSaver(QObject):
    """The charts stand in a dock, without a panel: their figure gets a title of its own."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace

    @Slot(object)
    def ask(self, chart: Chart) -> None:
        """Ask for a file name and save that chart as it is now."""
        from vit_studio.window.export.arrangement import Box
        from vit_studio.window.export.panel_picture import MAIN, PanelPicture, Part
        from vit_studio.window.files.save_dialog import CURVES
        from vit_studio.window.files.take_along import write_either

        curves = self._workplace.training.curves
        data = (curves.loss if chart is Chart.LOSS else curves.accuracy).view_data()
        if data is None:
            return
        title = self.tr("{0} while training").format(chart.label)
        part = Part(title=title, key=MAIN, data=data, box=Box(0, 0, *WIDTH_AND_HEIGHT))
        picture = PanelPicture(
            title=title, tensor="", expression="", sentence="", scale="", parts=(part,), of_image=False
        )
        self._workplace.take_along.ask_and_save(picture, CURVES, write_either, name=f"{chart.value}-while-training")
