"""The heads over many images: the mean over single traces, made when asked for, kept by model, called off at will."""

import threading

import numpy as np
import pytest

from vit_studio.analysis.distance import attention_distance
from vit_studio.analysis.entropy import entropy
from vit_studio.data.images import Split
from vit_studio.session import head_survey as head_survey_module
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.head_survey import HeadSurveys
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.opening import View, make_scene
from vit_studio.session.selection import Selection

PATIENCE = 30_000


class Stage:
    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.jobs = Jobs()
        self.exhibit = Exhibit(Selection(), self.jobs)
        self.surveys = HeadSurveys(self.exhibit, self.jobs)
        self.changes, self.progress = [], []
        self.surveys.changed.connect(lambda: self.changes.append(True))
        self.surveys.progressed.connect(lambda *numbers: self.progress.append(numbers))

    def show(self, **wish):
        self.exhibit.want(**wish)
        self.qtbot.waitUntil(lambda: not self.jobs.is_busy(Lane.TRACE), timeout=PATIENCE)

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.surveys.is_running, timeout=PATIENCE)


@pytest.fixture
def stage(qtbot):
    made = Stage(qtbot)
    yield made
    assert made.jobs.shutdown(PATIENCE / 1000)


def test_it_is_the_mean_over_single_traces(stage, images, held):
    stage.show(images=images, held=held)
    stage.surveys.ask(4)
    stage.settle()
    survey = stage.surveys.of(4)
    tested = images.indices(split=Split.TEST)[:4]
    scenes = [make_scene(View(images=images, index=int(index), held=held)) for index in tested]
    distances = [attention_distance(scene.trace.attn_weights, scene.grid) for scene in scenes]
    entropies = [entropy(scene.trace.attn_weights).mean(axis=-1) for scene in scenes]
    assert survey.count == 4
    np.testing.assert_allclose(survey.distance.mean, np.mean(distances, axis=0), rtol=1e-5)
    np.testing.assert_allclose(survey.distance.spread, np.std(distances, axis=0), atol=1e-3)
    np.testing.assert_allclose(survey.entropy.mean, np.mean(entropies, axis=0), rtol=1e-5)
    assert stage.progress[-1] == (4, 4)


def test_nothing_is_made_before_somebody_asks(stage, images, held):
    stage.surveys.ask(4)
    stage.show(images=images, held=held)
    assert not stage.surveys.is_running
    assert stage.surveys.of(4) is None


def test_fewer_images_than_asked_for_are_all_that_there_are(stage, images, held):
    stage.show(images=images, held=held)
    stage.surveys.ask(128)
    stage.settle()
    assert stage.surveys.of(128).count == len(images.indices(split=Split.TEST))


def test_a_model_that_comes_back_finds_its_survey(stage, images, held, make_held):
    stage.show(images=images, held=held)
    stage.surveys.ask(4)
    stage.settle()
    first = stage.surveys.of(4)
    stage.show(held=make_held(seed=1))
    assert stage.surveys.of(4) is None
    stage.show(held=make_held(seed=0))
    assert stage.surveys.of(4) is first


def test_other_images_drop_what_is_kept(stage, images, held, make_images):
    stage.show(images=images, held=held)
    stage.surveys.ask(4)
    stage.settle()
    stage.changes.clear()
    stage.show(images=make_images(seed=1))
    assert stage.surveys.of(4) is None
    assert stage.changes


def test_it_can_be_called_off_and_asked_for_again(stage, images, held, monkeypatch):
    stage.show(images=images, held=held)
    plain, started, go_on = head_survey_module.survey_heads, threading.Event(), threading.Event()

    def slow(*arguments):
        started.set()
        go_on.wait(PATIENCE / 1000)
        return plain(*arguments)

    monkeypatch.setattr(head_survey_module, "survey_heads", slow)
    stage.surveys.ask(4)
    assert started.wait(PATIENCE / 1000)
    stage.surveys.cancel()
    go_on.set()
    stage.settle()
    assert stage.surveys.of(4) is None
    stage.surveys.ask(4)
    stage.settle()
    assert stage.surveys.of(4).count == 4
