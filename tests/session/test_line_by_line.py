"""Line by line: only while it is wanted, newest first, and always lines of one whole scene."""

import dataclasses
import threading

import numpy as np
import pytest

from vit_studio.session import line_by_line
from vit_studio.session.jobs import Lane
from vit_studio.session.line_by_line import LineByLine
from vit_studio.session.studio import Studio
from vit_studio.tracing.line_source import SourceChanged


@pytest.fixture
def studio(qapp, images, held):
    made = Studio()
    made._exhibit.want(images=images, held=held, index=3)
    yield made
    assert made.shutdown()


def settle(qtbot, studio):
    qtbot.waitUntil(
        lambda: studio.scene is not None and not any(studio.jobs.is_busy(lane) for lane in (Lane.TRACE, Lane.LINES)),
        timeout=20_000,
    )


def test_nothing_is_followed_until_somebody_looks(qtbot, studio):
    settle(qtbot, studio)
    assert studio.lines.lines is None
    studio.lines.set_wanted(True)
    settle(qtbot, studio)
    lines = studio.lines.lines
    assert studio.lines.scene is studio.scene
    assert np.array_equal(lines.steps[-1].values[-1].array[0], studio.scene.trace.logits)


def test_another_image_brings_other_lines_and_the_old_ones_stay_until_then(qtbot, studio):
    studio.lines.set_wanted(True)
    settle(qtbot, studio)
    before = studio.lines.lines
    with qtbot.waitSignal(studio.lines.changed):
        studio.selection.set_image(7)
        assert studio.lines.lines is before
    assert studio.lines.scene.index == 7
    assert np.array_equal(studio.lines.lines.steps[0].values[0].array[0], studio.scene.trace.image)
    studio.lines.set_wanted(False)
    studio.selection.set_image(8)
    settle(qtbot, studio)
    assert studio.lines.scene.index == 7
    studio.lines.set_wanted(True)
    settle(qtbot, studio)
    assert studio.lines.scene.index == 8


def test_of_many_images_the_last_one_stays(qtbot, studio, monkeypatch):
    go, begun, followed = threading.Event(), threading.Event(), []
    follow = line_by_line._follow

    def slow(todo, **options):
        begun.set()
        assert go.wait(20)
        followed.append(todo.scene.index)
        return follow(todo, **options)

    monkeypatch.setattr(line_by_line, "_follow", slow)
    studio.lines.set_wanted(True)
    qtbot.waitUntil(begun.is_set)
    for index in (4, 5, 6, 9):
        studio.selection.set_image(index)
        qtbot.waitUntil(lambda index=index: studio.scene.index == index, timeout=20_000)
    go.set()
    qtbot.waitUntil(lambda: studio.lines.scene is not None and studio.lines.scene.index == 9, timeout=20_000)
    assert followed == [3, 9]


def test_a_growing_model_is_followed_with_rests(qtbot, studio, held, monkeypatch):
    monkeypatch.setattr(line_by_line, "REST", 1e6)
    studio.lines.set_wanted(True)
    settle(qtbot, studio)
    for step in (1, 2):
        studio._exhibit.want(held=dataclasses.replace(held, step=step))
        qtbot.waitUntil(lambda step=step: studio.scene.training_step == step, timeout=20_000)
        settle(qtbot, studio)
    assert studio.lines.scene.training_step == 1
    studio._exhibit.want(held=dataclasses.replace(held, step=None))
    qtbot.waitUntil(lambda: studio.lines.scene.training_step is None, timeout=20_000)


def test_arrays_that_were_left_out_are_fetched(qtbot, studio, monkeypatch):
    studio.lines.set_wanted(True)
    settle(qtbot, studio)
    whole = studio.lines.lines.steps[-1].values[-1].array
    monkeypatch.setattr(line_by_line, "BUDGET", 0)
    studio.selection.set_image(5)
    qtbot.waitUntil(lambda: studio.lines.scene.index == 5, timeout=20_000)
    last = studio.lines.lines.steps[-1]
    assert last.values[-1].array is None
    with qtbot.waitSignal(studio.lines.step_fetched) as fetched:
        studio.lines.fetch(last)
    [step] = fetched.args
    assert step.number == last.number
    assert np.array_equal(step.values[-1].array[0], studio.scene.trace.logits)
    assert not np.array_equal(step.values[-1].array, whole)


def test_code_that_is_not_what_runs_is_said_and_not_shown(qtbot, studio, monkeypatch):
    def changed(*_, **__):
        raise SourceChanged("block.py")

    monkeypatch.setattr("vit_studio.tracing.line_trace.trace_lines", changed)
    settle(qtbot, studio)
    with qtbot.waitSignal(studio.lines.changed):
        studio.lines.set_wanted(True)
    assert studio.lines.lines is None
    assert studio.lines.trouble.values["path"].args == ("block.py",)
    monkeypatch.undo()
    studio.selection.set_image(6)
    qtbot.waitUntil(lambda: studio.lines.lines is not None, timeout=20_000)
    assert studio.lines.trouble is None


def test_it_lives_without_a_scene(qapp):
    studio = Studio()
    assert isinstance(studio.lines, LineByLine)
    studio.lines.set_wanted(True)
    assert studio.lines.lines is None and studio.lines.scene is None
    assert studio.shutdown()
