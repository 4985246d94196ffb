"""The key fits into its row, and its names differ."""

import pytest
from PySide6.QtGui import QFontMetricsF

from vit_studio.window.docks.training.curve_key import LEAST, key_entries
from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.theme import SPACE_XS, TextRole, font_for
from vit_studio.window.views.charts.curves_legend import CHIP, SHORT_GAP


def runs(*names):
    return [ShownRun(name=name, record=TrainingRecord(), colour=place) for place, name in enumerate(names)]


TWO = runs("Tiny · seed 5480 · 01:41", "Tiny · seed 0 · 01:38")


def texts(entries):
    return [entry.curve.name for entry in entries]


def width(entries):
    metrics = QFontMetricsF(font_for(TextRole.CAPTION))
    return sum(metrics.horizontalAdvance(text) + CHIP + SPACE_XS + SHORT_GAP for text in texts(entries))


def test_each_run_has_its_colour_and_name(qapp):
    entries = key_entries(TWO, room=1000)
    assert texts(entries) == [run.name for run in TWO]
    assert [(entry.curve.role, entry.curve.of_run, entry.names_run) for entry in entries] == [
        (0, True, True),
        (1, True, True),
    ]


@pytest.mark.parametrize("room", [120, 160, 240, 400, 900])
def test_the_key_fits_into_its_row_and_tells_runs_apart(qapp, room):
    entries = key_entries(TWO, room=room)
    assert width(entries) <= room + 1
    assert len(set(texts(entries))) == 2


def test_what_differs_goes_before_what_is_cut(qapp):
    whole = width(key_entries(TWO, room=1000))
    assert texts(key_entries(TWO, room=whole)) == [run.name for run in TWO]
    assert texts(key_entries(TWO, room=whole - 10)) == ["seed 5480 · 01:41", "seed 0 · 01:38"]
    assert texts(key_entries(TWO, room=170)) == ["seed 5480", "seed 0"]


def test_of_too_many_runs_the_last_entry_says_how_many_are_left_out(qapp):
    many = runs(*(f"run with a long name {number}" for number in range(6)))
    entries = key_entries(many, room=2.5 * LEAST)
    assert len(entries) == 2
    assert texts(entries)[-1].endswith(" +4")
    assert width(entries) <= 2.5 * LEAST + 1
