"""The numbers on a colour bar: both ends, and zero or the middle."""

import dataclasses

from vit_studio.window.text import number_text
from vit_studio.window.views.colours.levels import Levels


@dataclasses.dataclass(frozen=True)
class BarTick:
    """A number on the bar at `unit`, from 0 at the low end to 1 at the high end."""

    unit: float
    text: str


def bar_ticks(levels: Levels) -> tuple[BarTick, ...]:
    """Both ends, and zero if it lies between them, else the middle; a flat range has one number."""
    if levels.is_flat:
        return (BarTick(0.5, number_text(levels.low)),)
    between = 0.0 if levels.low < 0.0 < levels.high else (levels.low + levels.high) / 2
    unit = (between - levels.low) / (levels.high - levels.low)
    return (
        BarTick(0.0, number_text(levels.low)),
        BarTick(1.0, number_text(levels.high)),
        BarTick(unit, number_text(between)),
    )
