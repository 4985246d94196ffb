"""Training from the window: told in the GUI thread, cloned on the way, stopped without loss, ended always."""

import itertools
import threading
import time

import pytest
import torch

from vit_studio.errors import ConfigError, VitStudioError
from vit_studio.session import training_run
from vit_studio.session.held_model import HeldModel
from vit_studio.session.trainer import Trainer
from vit_studio.training import loop
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.training.settings import TrainSettings

PATIENCE = 60_000
BRIEF = TrainSettings(epochs=2, batch_size=4, valid_images=6, eval_train_images=6)
ENDLESS = TrainSettings(epochs=10_000, batch_size=4, valid_images=6, eval_train_images=6)


@pytest.fixture
def trainer(qapp):
    made = Trainer()
    made.model_grew.connect(made.snapshot_shown)  # as the studio does when it has traced it
    yield made
    made.shutdown()


@pytest.fixture
def told(trainer):
    """Everything that is told, and the threads in which it is."""
    heard = []

    def note(value):
        assert threading.get_ident() == threading.main_thread().ident
        heard.append(value)

    for signal in (trainer.started, trainer.progressed, trainer.evaluated, trainer.model_grew, trainer.finished):
        signal.connect(note)
    for signal in (trainer.failed, trainer.crashed, trainer.running_changed):
        signal.connect(note)
    return heard


def ended(qtbot, trainer):
    return qtbot.waitSignal(trainer.running_changed, timeout=PATIENCE, check_params_cb=lambda running: not running)


def of(kind, told):
    return [value for value in told if isinstance(value, kind)]


def test_a_training_tells_its_events_in_their_order(trainer, told, images, small, qtbot):
    with ended(qtbot, trainer):
        trainer.start(images, small, BRIEF)
        assert trainer.running
    assert not trainer.running
    assert told[0] is True
    assert isinstance(told[1], Started)
    assert [type(value) for value in told[-3:]] == [HeldModel, Finished, bool]
    assert told[-1] is False
    assert told[-2].step == told[-2].steps == told[1].steps
    assert not told[-2].stopped
    plain = list(loop.train(loop.initial_model(small, 0), images, BRIEF))
    assert of(Evaluated, told) == of(Evaluated, plain)


def test_of_the_progress_between_two_moments_only_the_last_is_told(trainer, told, images, small, qtbot, monkeypatch):
    assert training_run.PROGRESS_INTERVAL_S >= 1 / 20
    monkeypatch.setattr(training_run, "PROGRESS_INTERVAL_S", 3600.0)
    with ended(qtbot, trainer):
        trainer.start(images, small, TrainSettings(epochs=5, batch_size=2))
    evaluations = [evaluated.step for evaluated in of(Evaluated, told)]
    last = of(Finished, told)[0].step
    assert [progress.step for progress in of(Progress, told)] == [1, *(step for step in evaluations if step > 1)]
    assert evaluations[-1] == last > len(evaluations)


def test_stop_ends_with_the_next_step_and_keeps_what_was_learned(trainer, told, images, small, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        trainer.start(images, small, ENDLESS)
    with ended(qtbot, trainer):
        trainer.stop()
    finished = told[-2]
    assert finished.stopped
    assert 1 <= finished.step < finished.steps
    kept = told[-3]
    assert (kept.info.steps, kept.step) == (finished.step, None)
    fresh = loop.initial_model(small, ENDLESS.seed)
    assert not torch.equal(kept.model.head.weight, fresh.head.weight)
    assert of(Progress, told)[-1].step == finished.step


def test_clones_grow_and_stay_as_they_were_taken(trainer, told, images, small, qtbot, monkeypatch):
    monkeypatch.setattr("vit_studio.session.growth.INTERVAL_S", 0.0)
    weights = []
    trainer.model_grew.connect(lambda held: weights.append(held.model.head.weight.clone()))
    with qtbot.waitSignals([trainer.model_grew] * 3, timeout=PATIENCE):
        trainer.start(images, small, ENDLESS)
    with ended(qtbot, trainer):
        trainer.stop()
    *clones, _ = of(HeldModel, told)  # the final one may be of the same step as the one before
    assert clones[0].step == clones[0].info.steps == 0
    for clone, weight in zip(clones, weights, strict=False):
        assert torch.equal(clone.model.head.weight, weight)
    for weight, later in itertools.pairwise(weights[: len(clones)]):
        assert not torch.equal(weight, later)
    steps = [clone.info.steps for clone in clones]
    assert steps == sorted(steps)


def test_no_clone_leaves_before_the_last_one_was_shown_but_the_final_one_does(images, small, qtbot, monkeypatch):
    monkeypatch.setattr("vit_studio.session.growth.INTERVAL_S", 0.0)
    trainer, clones = Trainer(), []
    trainer.model_grew.connect(clones.append)
    with ended(qtbot, trainer):
        trainer.start(images, small, BRIEF)
    assert [clone.step for clone in clones] == [0, None]


def test_the_model_knows_what_it_was_trained_on(trainer, told, images, small, qtbot):
    with ended(qtbot, trainer):
        trainer.start(images, small, BRIEF)
    info, last = of(HeldModel, told)[-1].info, of(Evaluated, told)[-1]
    assert (info.trained_on, info.steps, info.seed) == (images.name, of(Finished, told)[0].steps, 0)
    assert (info.pixel_mean, info.pixel_std, info.class_names) == (images.mean, images.std, images.class_names)
    assert info.valid_accuracy == last.valid_accuracy


def test_without_images_held_out_no_accuracy_is_claimed(trainer, told, images, small, qtbot):
    with ended(qtbot, trainer):
        trainer.start(images, small, TrainSettings(epochs=1, batch_size=8, valid_images=0))
    assert of(HeldModel, told)[-1].info.valid_accuracy is None


def test_a_second_start_is_refused_and_the_training_goes_on(trainer, told, images, small, qtbot):
    trainer.start(images, small, ENDLESS)
    with pytest.raises(VitStudioError) as refusal:
        trainer.start(images, small, BRIEF)
    assert refusal.value.hint
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        assert trainer.running
    with ended(qtbot, trainer):
        trainer.stop()
    assert told.count(True) == 1


def test_it_can_be_started_again(trainer, told, images, small, qtbot):
    for _ in range(2):
        with ended(qtbot, trainer):
            trainer.start(images, small, BRIEF)
    assert len(of(Finished, told)) == 2


def test_what_does_not_fit_fails_with_words_and_ends(trainer, told, make_images, small, qtbot):
    with ended(qtbot, trainer):
        trainer.start(make_images(size=32), small, BRIEF)
    assert [type(value) for value in told] == [bool, ConfigError, bool]
    assert not trainer.running


def test_a_bug_is_told_with_its_traceback_and_the_training_ends(trainer, told, images, small, qtbot, monkeypatch):
    def broken(*_, **__):
        yield Started(steps=1, epochs=1, train_images=1, valid_images=0)
        raise ZeroDivisionError

    monkeypatch.setattr(loop, "train", broken)
    with qtbot.waitSignal(trainer.crashed, timeout=PATIENCE) as crashed, ended(qtbot, trainer):
        trainer.start(images, small, BRIEF)
    assert "ZeroDivisionError" in crashed.args[0]
    assert told[-1] is False


def test_shutdown_while_training_joins_and_tells_nothing_more(trainer, told, images, small, qtbot, qapp):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        trainer.start(images, small, ENDLESS)
    heard = len(told)
    assert trainer.shutdown()
    assert trainer.shutdown()
    assert "vit-studio training" not in [thread.name for thread in threading.enumerate()]
    qapp.processEvents()
    assert len(told) == heard


def test_shutdown_does_not_wait_for_a_training_that_does_not_end(images, small, qtbot, monkeypatch):
    gate, entered = threading.Event(), threading.Event()

    def stuck(*_, **__):
        entered.set()
        gate.wait(10)
        yield from ()

    monkeypatch.setattr(loop, "train", stuck)
    trainer = Trainer()
    trainer.start(images, small, BRIEF)
    assert entered.wait(10)
    before = time.monotonic()
    assert not trainer.shutdown(timeout=0.05)
    assert time.monotonic() - before < 1.0
    gate.set()


def test_stop_without_a_training_does_nothing(trainer, told):
    trainer.stop()
    trainer.snapshot_shown()
    assert not told
