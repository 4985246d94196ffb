"""The study in the status line, without a study that trains: what it says in each of its states."""

import types

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.errors import VitStudioError
from vit_studio.studies.study_plan import StudyPlan
from vit_studio.studies.study_table import MemberBegun, MemberResult, StudyTable
from vit_studio.training.events import Progress
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.window.pages.tokens.kinds_study_line import KindsStudyLine

TABLE = StudyTable(plan=StudyPlan(config=ViTConfig(), settings=TrainSettings(), seeds=(0,)), images="Fashion-MNIST")
"""Of five trainings."""


class Study(QObject):
    changed, progressed, running_changed = Signal(), Signal(object), Signal(bool)
    folder = member = progress = trouble = None
    running, is_stopping, is_opening, table = True, False, False, TABLE

    def __init__(self):
        super().__init__()
        self.stops = 0

    def stop(self):
        self.stops += 1

    def finish(self, count):
        for member in self.table.plan.members[self.table.done : self.table.done + count]:
            result = MemberResult(member=member, valid_accuracy=0.8, valid_images=5000, seconds=90)
            self.table = self.table.with_result(result)

    def step(self, step, *, seconds_left=9.0):
        self.member = self.table.plan.members[self.table.done]
        self.progress = Progress(
            step=step, steps=100, epoch=1, loss=1, accuracy=0, learning_rate=1, images_per_second=1, seconds=80.0,
            seconds_left=seconds_left,
        )  # fmt: skip
        self.progressed.emit(self.progress)

    def end(self):
        self.running, self.member, self.progress = False, None, None
        self.running_changed.emit(False)
        self.changed.emit()


@pytest.fixture
def study(qapp):
    return Study()


@pytest.fixture
def line(qtbot, study):
    machine = types.SimpleNamespace(speed=lambda device: None)
    line = KindsStudyLine(types.SimpleNamespace(position_study=study, images=None, machine=machine))
    qtbot.addWidget(line)
    return line


def test_it_says_which_training_of_how_many_and_how_long_it_takes_if_that_is_known(study, line):
    assert line.words.text() == "Study of positions: getting ready…"
    study.step(50)
    assert line.words.text() == "Study of positions: training 1 of 5"  # nothing is known of the other kinds
    assert line.progress.value() == 100
    study.finish(4)
    study.step(25, seconds_left=40.0)
    assert line.words.text() == "Study of positions: training 5 of 5 · 40 s left"
    assert line.progress.value() == 850


def test_a_training_that_goes_on_counts_from_where_it_was_left(study, line):
    study.member = study.table.plan.members[0]
    study.table = study.table.with_begun(MemberBegun(member=study.member, step=60, steps=100))
    study.changed.emit()
    assert line.progress.value() == 120


def test_it_stops_the_study(study, line):
    line.stop.click()
    assert study.stops == 1
    study.is_stopping = True
    study.changed.emit()
    assert line.words.text() == "Study of positions: stopping…"
    assert not line.stop.isEnabled()
    told = []
    line.told.connect(told.append)
    study.end()
    assert line.isHidden()
    assert told == ["The study of positions has ended after 0 of 5 trainings; what is done is kept."]


def test_a_study_that_waits_says_why(study, line):
    study.step(3)
    study.trouble = VitStudioError("There is no room on the disk for {path}.", "Make room.", path="/runs")
    study.changed.emit()
    assert line.words.text() == "Study of positions: waiting, since it cannot be written"
    assert line.words.toolTip() == "There is no room on the disk for /runs. Make room."


def test_a_study_that_came_to_its_end_is_told_until_somebody_has_seen_it(qtbot, study, line):
    study.finish(5)
    study.end()
    assert not line.isHidden()
    assert (line.stop.isHidden(), line.progress.isHidden()) == (True, True)
    with qtbot.waitSignal(line.show_asked):
        line.show_study.click()
    assert line.isHidden()
    study.running, study.table = True, TABLE  # the next one
    study.running_changed.emit(True)
    assert (line.isHidden(), line.stop.isHidden(), line.progress.isHidden()) == (False, False, False)
