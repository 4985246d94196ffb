"""The row speaks of a run that was opened for as long as it is open, and never over a training of this window."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.session.timeline_record import TimelineRecord
from vit_studio.window.docks.training.run_opened import OpenedRun
from vit_studio.window.docks.training.training_bar import TrainingBar


class Timeline(QObject):
    changed = Signal()
    opened_folder = None
    record = TimelineRecord(steps=0, epoch_steps=0)

    def show(self, path, step=0, *, is_written=False):
        self.opened_folder = None if path is None else SimpleNamespace(path=path)
        self.record = TimelineRecord(steps=4290, epoch_steps=429, newest_step=step, is_written=is_written)
        self.changed.emit()


class Curves:
    def __init__(self):
        self.added = []

    def add_folder(self, path, *, on_top):
        self.added.append((path, on_top))


@pytest.fixture
def studio(qapp):
    return SimpleNamespace(timeline=Timeline(), trainer=SimpleNamespace(running=False))


@pytest.fixture
def bar(qtbot):
    bar = TrainingBar()
    qtbot.addWidget(bar)
    return bar


def test_it_says_how_far_the_run_is_and_who_writes_it(studio, bar):
    opened, before = OpenedRun(studio, bar), bar.words.text()
    studio.timeline.show(Path("/runs/night"), 1200, is_written=True)
    assert bar.words.text() == "night is written by another process: step 1,200 of 4,290"
    assert str(Path("/runs/night")) in bar.words.toolTip()
    studio.timeline.show(Path("/runs/night"), 4290)
    assert bar.words.text() == "night: step 4,290 of 4,290"
    studio.timeline.show(None)
    assert bar.words.text() == before
    del opened


def test_a_training_of_this_window_speaks_for_itself(studio, bar):
    opened = OpenedRun(studio, bar)
    studio.timeline.show(Path("/runs/night"), 1200)
    studio.trainer.running = True
    bar.show_words("epoch 1 of 10")
    studio.timeline.show(None)
    assert bar.words.text() == "epoch 1 of 10"
    del opened


def test_curves_are_asked_for_once_also_by_a_dock_that_is_unfolded_later(studio, bar):
    opened, curves = OpenedRun(studio, bar), Curves()
    studio.timeline.show(Path("/runs/night"), 3, is_written=True)
    opened.show_in(curves)
    studio.timeline.show(Path("/runs/night"), 4, is_written=True)
    assert curves.added == [(Path("/runs/night"), True)]
    studio.timeline.show(Path("/runs/day"), 1)
    assert curves.added[1:] == [(Path("/runs/day"), True)]


def test_it_says_so_again_where_others_have_spoken(studio, bar):
    opened = OpenedRun(studio, bar)
    studio.timeline.show(Path("/runs/night"), 4290)
    bar.show_words("Kept the model after 812 steps.")
    opened.tell()
    assert bar.words.text() == "night: step 4,290 of 4,290"
