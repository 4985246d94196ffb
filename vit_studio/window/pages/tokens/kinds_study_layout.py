"""Where the points of a study stand: two charts side by side, each with an axis of its own."""

import dataclasses
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import StudyTable
from vit_studio.window.views.charts.chart_axis import Axis, linear_axis

LEAST_RANGE: Final = 1.0
"""Percentage points that an axis spans at least: what differs by less must not look as if it differed much."""
AIR: Final = 0.12
"""Above and below what is shown, as a share of its range."""
SEEDS: Final = (-0.26, 0.06)
"""Where the first and the last seed of a kind stand, in kinds from its middle, ..."""
BAR: Final = 0.2
"""... and where the bar of the deviation does, which hides none of them."""
MEAN_HALF: Final = 0.3
"""Half the length of a mean's line, in kinds."""
TICK_PITCH: Final = 34.0


@dataclasses.dataclass(frozen=True)
class KindsChart:
    """Kinds across, percent up."""

    plot: QRectF
    axis: Axis
    kinds: int

    def across(self, place: float) -> float:
        """Where a kind's middle is, or a fraction of a kind beside it."""
        return self.plot.left() + (place + 0.5) / max(self.kinds, 1) * self.plot.width()

    def up(self, percent: float) -> float:
        """Where a value stands."""
        return self.plot.bottom() - float(self.axis.fraction(percent)) * self.plot.height()

    def point(self, place: float, percent: float) -> QPointF:
        """Both."""
        return QPointF(self.across(place), self.up(percent))


def seed_place(number: int, seeds: int) -> float:
    """How far from its kind's middle the point of a seed stands."""
    first, last = SEEDS
    return (first + last) / 2 if seeds == 1 else first + (last - first) * number / (seeds - 1)


def ours(table: StudyTable, plot: QRectF) -> KindsChart:
    """Of the accuracies that were measured; an axis from 0 to 100 where there is none."""
    values = [100 * result.valid_accuracy for result in table.results.values()]
    for row in table.rows:
        if row.mean is not None and row.deviation is not None:
            values += [100 * (row.mean - row.deviation), 100 * (row.mean + row.deviation)]
    return KindsChart(plot, _axis(values, plot), len(table.rows))


def papers(table: StudyTable, plot: QRectF) -> KindsChart:
    """Of the accuracies in the paper."""
    values = [100 * row.paper for row in table.rows if row.paper is not None]
    return KindsChart(plot, _axis(values, plot), len(table.rows))


def member_points(table: StudyTable, chart: KindsChart) -> dict[Member, QPointF]:
    """Where each finished training stands."""
    return {
        result.member: chart.point(place + seed_place(number, len(row.results)), 100 * result.valid_accuracy)
        for place, row in enumerate(table.rows)
        for number, result in enumerate(row.results)
        if result is not None
    }


def _axis(values: list[float], plot: QRectF) -> Axis:
    most = max(int(plot.height() / TICK_PITCH), 2)
    if not values:
        return linear_axis(0, 100, most=most)
    low, high = min(values), max(values)
    widen = max(LEAST_RANGE - (high - low), 0) / 2
    air = AIR * max(high - low, LEAST_RANGE)
    return linear_axis(low - widen - air, min(high + widen, 100) + air, most=most)
