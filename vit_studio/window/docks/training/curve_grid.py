"""As many charts of a training as there is room for, each large enough to be read."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.docks.training.curve_chart import CurveChart
from vit_studio.window.docks.training.curve_choices import LINES, Chart
from vit_studio.window.theme import SPACE_S, SPACE_XS

LEAST: Final = QSize(180, 96)
"""Logical pixels of a chart beside others."""
GOOD_ASPECT: Final = 1.9
"""Width to height that a curve is read best at."""


class CurveGrid(QWidget):
    """Shows one chart alone, or the first few of all: four, two or one."""

    in_sight_changed = Signal()

    def __init__(self, charts: Mapping[Chart, CurveChart], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts = charts
        self._wanted: Chart = Chart.ALL
        self._shown: tuple[Chart, ...] = ()
        for chart in charts.values():
            chart.setParent(self)
        self.setMinimumSize(160, 60)

    def sizeHint(self) -> QSize:
        return QSize(480, 220)

    @property
    def in_sight(self) -> tuple[CurveChart, ...]:
        """The charts that are shown now, in their order."""
        return tuple(chart for chart in self._charts.values() if not chart.isHidden())

    def show_chart(self, chart: Chart) -> None:
        """One of LINES alone, or as many as fit."""
        self._wanted = chart
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        alone = self._wanted in LINES
        rows, columns = (1, 1) if alone else grid_shape(self.size(), len(LINES))
        shown: tuple[Chart, ...] = (self._wanted,) if alone else LINES[: rows * columns]
        for name, chart in self._charts.items():
            if name in shown:
                place = shown.index(name)
                chart.setGeometry(cell(self.size(), rows, columns, place // columns, place % columns))
            chart.setVisible(name in shown)
        if shown != self._shown:
            self._shown = shown
            self.in_sight_changed.emit()


def grid_shape(size: QSize, count: int) -> tuple[int, int]:
    """(rows, columns) of the most charts that fit, of `count`, half of them, and so on; never none."""
    while count > 1:
        shapes = [(count // columns, columns) for columns in range(1, count + 1) if count % columns == 0]
        sizes = {shape: cell(size, *shape, 0, 0).size() for shape in shapes}
        fitting = [shape for shape in shapes if sizes[shape].width() >= LEAST.width()]
        fitting = [shape for shape in fitting if sizes[shape].height() >= LEAST.height()]
        if fitting:
            return min(fitting, key=lambda shape: _strangeness(sizes[shape]))
        count //= 2
    return 1, 1


def cell(size: QSize, rows: int, columns: int, row: int, column: int) -> QRect:
    """The place of a chart."""
    width = (size.width() - SPACE_S * (columns - 1)) / columns
    height = (size.height() - SPACE_XS * (rows - 1)) / rows
    return QRect(round(column * (width + SPACE_S)), round(row * (height + SPACE_XS)), int(width), int(height))


def _strangeness(size: QSize) -> float:
    aspect = size.width() / max(size.height(), 1)
    return max(aspect / GOOD_ASPECT, GOOD_ASPECT / aspect)
