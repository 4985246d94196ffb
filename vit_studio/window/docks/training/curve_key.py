"""Which colour is which run: entries for a chart's legend, as long as no list beside the charts says so."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from vit_studio.window.docks.training.run_name import telling_names
from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.theme import SPACE_XS, TextRole, font_for
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curves_legend import CHIP, SHORT_GAP, Entry

LEAST: Final = 52.0
"""Logical pixels of an entry, in which a time finds room."""


def key_entries(runs: Sequence[ShownRun], *, room: float) -> list[Entry]:
    """A disc and a name for each run, in one row.

    In a `room` of so many logical pixels, names are no longer than it takes to tell them apart, and else cut
    in their middle; of more runs than fit there the last entry says how many are left out.
    """
    choices = telling_names([run.name for run in runs])
    count = min(max(int(room / LEAST), 1), len(runs))
    left_out = f" +{len(runs) - count}" if count < len(runs) else ""
    for_names = room - count * (CHIP + SPACE_XS + SHORT_GAP) - _width(left_out)
    fitting = (names for names in choices if sum(map(_width, names[:count])) <= for_names)
    names = next(fitting, min(choices, key=lambda names: sum(map(_width, names))))
    shares = _shares([_width(name) for name in names[:count]], for_names)
    entries = []
    for place in range(count):
        suffix = left_out if place == count - 1 else ""
        metrics = QFontMetricsF(font_for(TextRole.CAPTION))
        cut = metrics.elidedText(names[place], Qt.TextElideMode.ElideMiddle, shares[place] + 1)
        entries.append(_entry(runs[place], cut + suffix))
    return entries


def _shares(widths: Sequence[float], room: float) -> list[float]:
    """The room that each of some names has: what a short one leaves goes to the long ones."""
    shares = [0.0] * len(widths)
    left = room
    for taken, place in enumerate(sorted(range(len(widths)), key=widths.__getitem__)):
        shares[place] = min(widths[place], left / (len(widths) - taken))
        left -= shares[place]
    return shares


def _entry(run: ShownRun, name: str) -> Entry:
    nothing = np.empty(0)
    return Entry(Curve(name, nothing, nothing, role=run.colour, of_run=True), "", names_run=True)


def _width(text: str) -> float:
    return QFontMetricsF(font_for(TextRole.CAPTION)).horizontalAdvance(text)
