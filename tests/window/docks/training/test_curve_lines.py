import math

import numpy as np
import pytest

from vit_studio.window.docks.training.curve_choices import LINES, Chart
from vit_studio.window.docks.training.curve_lines import (
    Kind,
    LineCache,
    clock_text,
    epoch_text,
    exact_percent,
    lines_of,
    room_ahead,
)
from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.docks.training.training_record import Clock, TrainingRecord


@pytest.fixture
def run(make_record):
    return ShownRun(name="tiny", record=make_record(20), colour=4)


@pytest.mark.parametrize(("chart", "ys"), [(Chart.LOSS, [1.0, 1.5]), (Chart.ACCURACY, [0.75, 0.75])])
def test_training_and_validation_stand_where_they_were_evaluated(qapp, run, chart, ys):
    lines = {line.kind: line for line in lines_of(chart, run, Clock.EPOCHS, alone=True)}
    assert list(lines) == [Kind.BATCH, Kind.TRAIN, Kind.VALID]
    assert lines[Kind.TRAIN].curve.xs.tolist() == lines[Kind.VALID].curve.xs.tolist() == [0, 1, 2]
    assert [float(lines[kind].curve.ys[0]) for kind in (Kind.TRAIN, Kind.VALID)] == ys
    assert (lines[Kind.BATCH].smooth, lines[Kind.VALID].smooth) == (True, False)


@pytest.mark.parametrize(("chart", "first"), [(Chart.LEARNING_RATE, 1e-3), (Chart.GRADIENT_NORM, 1.0)])
def test_rate_and_norm_are_of_batches_alone(qapp, run, chart, first):
    (line,) = lines_of(chart, run, Clock.STEPS, alone=True)
    assert line.curve.xs.tolist() == list(range(1, 21))
    assert line.curve.ys[0] == first
    assert line.smooth == (chart is Chart.GRADIENT_NORM)


def test_alone_the_kinds_have_colours_and_together_the_runs(qapp, run):
    alone, together = (lines_of(Chart.LOSS, run, Clock.STEPS, alone=alone) for alone in (True, False))
    assert len({line.curve.role for line in alone}) == 3
    assert not any(line.curve.of_run or line.curve.dashed or line.curve.dotted for line in alone)
    assert {(line.curve.role, line.curve.of_run) for line in together} == {(4, True)}
    assert [(line.curve.dashed, line.curve.dotted) for line in together] == [
        (False, False),
        (False, True),
        (True, False),
    ]
    assert [line.curve.name for line in together] == ["tiny · batch", "tiny · training", "tiny · validation"]


def test_what_was_not_told_has_no_line(qapp, make_record):
    run = ShownRun(name="old", record=make_record(5, grad_norm=math.nan, seconds=math.nan), colour=0)
    assert lines_of(Chart.GRADIENT_NORM, run, Clock.STEPS, alone=True) == []
    assert lines_of(Chart.LEARNING_RATE, run, Clock.SECONDS, alone=True) == []


@pytest.mark.parametrize("chart", LINES)
def test_lines_are_made_anew_only_where_something_has_changed(qapp, run, told, chart):
    cache = LineCache()
    lines = cache.lines_of(chart, run, Clock.STEPS, alone=True)
    assert cache.lines_of(chart, run, Clock.STEPS, alone=True) is lines
    assert cache.lines_of(chart, run, Clock.STEPS, alone=False) is not lines
    run.record.add_progress(told(21))
    assert len(cache.lines_of(chart, run, Clock.STEPS, alone=True)[0].curve) == 21


def test_a_run_that_is_gone_is_forgotten(qapp, run):
    cache = LineCache()
    lines = cache.lines_of(Chart.LOSS, run, Clock.STEPS, alone=True)
    cache.forget_all_but([])
    assert cache.lines_of(Chart.LOSS, run, Clock.STEPS, alone=True) is not lines


@pytest.mark.parametrize(("steps", "x"), [(1, 1), (11, 12), (12, 12), (21, 25), (39, 40), (40, 40)])
def test_the_axis_grows_by_leaps_up_to_the_end(make_record, steps, x):
    assert room_ahead(make_record(steps), Clock.STEPS) == pytest.approx(x)


def test_the_axis_of_epochs_ends_with_the_last_and_that_of_seconds_with_none(make_record):
    assert room_ahead(make_record(39), Clock.EPOCHS) == pytest.approx(4)
    assert room_ahead(make_record(41), Clock.SECONDS) == pytest.approx(5)
    assert room_ahead(TrainingRecord(), Clock.STEPS) == 0
    assert room_ahead(make_record(3, seconds=math.nan), Clock.SECONDS) == 0


def test_words(qapp):
    assert clock_text(Clock.STEPS, 4300.0) == "step 4,300"
    assert clock_text(Clock.EPOCHS, 12.3456) == "epoch 12.346"
    assert clock_text(Clock.SECONDS, 12345.67) == "12,345.7 s"
    assert [epoch_text(step / 429) for step in (0, 107, 321, 858)] == ["0", "0.25", "0.75", "2"]
    assert [exact_percent(share) for share in (109 / 128, 1.0, 0.5)] == ["85.156 %", "100 %", "50 %"]
    assert np.isclose(float(exact_percent(0.12345).split()[0]), 12.345)
