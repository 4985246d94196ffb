"""Which ink a curve has: by its role among few, or by the run that it belongs to."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor

from vit_studio.window.theme import Theme, current_theme

if TYPE_CHECKING:
    from vit_studio.window.views.charts.curve import Curve

_LIGHT_RUNS: Final = tuple(map(QColor, ("#0048b5", "#f71f0d", "#108d54", "#aa76ab", "#8a2900", "#4197f5")))
_DARK_RUNS: Final = tuple(map(QColor, ("#48c6ff", "#f06d2f", "#1f8283", "#ce99a2", "#eec95c", "#8f7fe0")))
NUM_RUN_COLOURS: Final = len(_LIGHT_RUNS)
"""Runs that have an ink of their own, told apart by colour-blind eyes as well; a seventh has that of the first."""


def series_colour(role: int, theme: Theme | None = None) -> QColor:
    """The ink of a role; of the theme on show unless another one is asked for."""
    series = (theme or current_theme()).series
    return series[role % len(series)]


def run_colour(place: int, theme: Theme | None = None) -> QColor:
    """The ink of a run."""
    runs = _DARK_RUNS if (theme or current_theme()).is_dark else _LIGHT_RUNS
    return runs[place % NUM_RUN_COLOURS]


def curve_colour(curve: "Curve", theme: Theme | None = None) -> QColor:
    """The ink of a curve."""
    return run_colour(curve.role, theme) if curve.of_run else series_colour(curve.role, theme)
