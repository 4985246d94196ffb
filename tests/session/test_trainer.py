"""Training from the window: told in the GUI thread, cloned, paused and stopped without loss, ended always."""

import dataclasses
import errno
import itertools
import json
import os
import threading
import time
from pathlib import Path

import pytest
import torch

from vit_studio.errors import ConfigError, VitStudioError
from vit_studio.runs import recorder
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.recorded_training import start_run
from vit_studio.runs.run_error import RunError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.session import training_run
from vit_studio.session.held_model import HeldModel
from vit_studio.session.trainer import Trainer
from vit_studio.session.trainer_state import TrainerState
from vit_studio.training import loop
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.training.initial import initial_model
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


@pytest.fixture
def path(tmp_path):
    """Where the run is to lie."""
    return tmp_path / "runs" / "run"


@pytest.fixture
def start(trainer, path, images, small):
    """Train a small model from noise, in one folder after the other."""
    folders = itertools.chain([path], (path.with_name(f"run {number}") for number in itertools.count(2)))
    return lambda settings=ENDLESS, **more: trainer.start(next(folders), images, small, settings, **more)


def reaches(qtbot, trainer, state):
    qtbot.waitUntil(lambda: trainer.state is state, timeout=PATIENCE)


def ended(qtbot, trainer):
    return qtbot.waitSignal(trainer.running_changed, timeout=PATIENCE, check_params_cb=lambda running: not running)


def untimed(evaluated):
    return dataclasses.replace(evaluated, seconds=0.0)


def of(kind, told):
    return [value for value in told if isinstance(value, kind)]


def test_a_training_tells_its_events_in_their_order(trainer, told, start, images, small, qtbot):
    with ended(qtbot, trainer):
        start(BRIEF)
        assert trainer.running
    assert not trainer.running
    assert told[0] is True
    assert isinstance(told[1], Started)
    assert [type(value) for value in told[-3:]] == [HeldModel, Finished, bool]
    assert told[-1] is False
    assert told[-2].step == told[-2].steps == told[1].steps
    assert not told[-2].stopped
    plain = of(Evaluated, loop.train(loop.initial_model(small, 0), images, BRIEF))
    assert [untimed(evaluated) for evaluated in of(Evaluated, told)] == [untimed(evaluated) for evaluated in plain]


def test_of_the_progress_between_two_moments_only_the_last_is_told_alone_but_all_together(
    trainer, told, start, images, small, qtbot, monkeypatch
):
    batches = []
    trainer.stepped.connect(batches.append)
    assert training_run.PROGRESS_INTERVAL_S >= 1 / 20
    monkeypatch.setattr(training_run, "PROGRESS_INTERVAL_S", 3600.0)
    with ended(qtbot, trainer):
        start(TrainSettings(epochs=5, batch_size=2))
    evaluations = [evaluated.step for evaluated in of(Evaluated, told)]
    last = of(Finished, told)[0].step
    assert [progress.step for progress in of(Progress, told)] == [1, *(step for step in evaluations if step > 1)]
    assert evaluations[-1] == last > len(evaluations)
    assert [progress.step for batch in batches for progress in batch] == list(range(1, last + 1))
    assert len(batches) < last


def test_stop_ends_with_the_next_step_and_keeps_what_was_learned(trainer, told, start, images, small, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start(ENDLESS)
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


def test_clones_grow_and_stay_as_they_were_taken(trainer, told, start, images, small, qtbot, monkeypatch):
    monkeypatch.setattr("vit_studio.session.growth.INTERVAL_S", 0.0)
    weights = []
    trainer.model_grew.connect(lambda held: weights.append(held.model.head.weight.clone()))
    with qtbot.waitSignals([trainer.model_grew] * 3, timeout=PATIENCE):
        start(ENDLESS)
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


def test_no_clone_leaves_before_the_last_one_was_shown_but_the_final_one_does(path, images, small, qtbot, monkeypatch):
    monkeypatch.setattr("vit_studio.session.growth.INTERVAL_S", 0.0)
    trainer, clones = Trainer(), []
    trainer.model_grew.connect(clones.append)
    with ended(qtbot, trainer):
        trainer.start(path, images, small, BRIEF)
    assert [clone.step for clone in clones] == [0, None]


def test_the_model_knows_what_it_was_trained_on(trainer, told, start, images, small, qtbot):
    with ended(qtbot, trainer):
        start(BRIEF)
    info, last = of(HeldModel, told)[-1].info, of(Evaluated, told)[-1]
    assert (info.trained_on, info.steps, info.seed) == (images.name, of(Finished, told)[0].steps, 0)
    assert (info.pixel_mean, info.pixel_std, info.class_names) == (images.mean, images.std, images.class_names)
    assert info.valid_accuracy == last.valid_accuracy


def test_between_two_evaluations_no_accuracy_is_claimed(trainer, told, start, qtbot):
    start(dataclasses.replace(ENDLESS, batch_size=1), single_step=True)
    for _ in range(8):
        reaches(qtbot, trainer, TrainerState.PAUSED)
        trainer.step()
    reaches(qtbot, trainer, TrainerState.PAUSED)
    measured = {event.step: event.valid_accuracy for event in of(Evaluated, told)}
    claimed = {held.info.steps: held.info.valid_accuracy for held in of(HeldModel, told) if held.info.steps}
    assert claimed == {step: measured.get(step) for step in range(1, 10)}
    assert 0 < sum(accuracy is None for accuracy in claimed.values()) < len(claimed)


def test_without_images_held_out_no_accuracy_is_claimed(trainer, told, start, images, small, qtbot):
    with ended(qtbot, trainer):
        start(TrainSettings(epochs=1, batch_size=8, valid_images=0))
    assert of(HeldModel, told)[-1].info.valid_accuracy is None


def test_a_second_start_is_refused_and_the_training_goes_on(trainer, told, start, images, small, qtbot):
    start(ENDLESS)
    with pytest.raises(VitStudioError) as refusal:
        start(BRIEF)
    assert refusal.value.hint
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        assert trainer.running
    with ended(qtbot, trainer):
        trainer.stop()
    assert told.count(True) == 1


def test_it_can_be_started_again(trainer, told, start, images, small, qtbot):
    for _ in range(2):
        with ended(qtbot, trainer):
            start(BRIEF)
    assert len(of(Finished, told)) == 2


def test_what_does_not_fit_fails_with_words_and_ends(trainer, told, path, make_images, small, qtbot):
    with ended(qtbot, trainer):
        trainer.start(path, make_images(size=32), small, BRIEF)
    assert [type(value) for value in told] == [bool, ConfigError, bool]
    assert not trainer.running


def test_a_bug_is_told_with_its_traceback_and_the_training_ends(trainer, told, start, path, qtbot, monkeypatch):
    def broken(_):
        yield Started(steps=1, epochs=1, train_images=1, valid_images=0)
        raise ZeroDivisionError

    monkeypatch.setattr(loop.Training, "events", broken)
    with qtbot.waitSignal(trainer.crashed, timeout=PATIENCE) as crashed, ended(qtbot, trainer):
        start(BRIEF)
    assert "ZeroDivisionError" in crashed.args[0]
    assert told[-1] is False
    assert not (path / "writer.json").exists()


def test_shutdown_while_training_joins_and_tells_nothing_more(trainer, told, start, images, small, qtbot, qapp):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start(ENDLESS)
    heard = len(told)
    assert trainer.shutdown()
    assert trainer.shutdown()
    assert "vit-studio training" not in [thread.name for thread in threading.enumerate()]
    qapp.processEvents()
    assert len(told) == heard


def test_shutdown_does_not_wait_for_a_training_that_does_not_end(path, images, small, qtbot, monkeypatch):
    gate, entered = threading.Event(), threading.Event()

    def stuck(_):
        entered.set()
        gate.wait(10)
        yield from ()

    monkeypatch.setattr(loop.Training, "events", stuck)
    trainer = Trainer()
    trainer.start(path, images, small, BRIEF)
    assert entered.wait(10)
    before = time.monotonic()
    assert not trainer.shutdown(timeout=0.05)
    assert time.monotonic() - before < 1.0
    gate.set()


def test_without_a_training_no_order_does_anything(trainer, told):
    for order in (trainer.stop, trainer.pause, trainer.go_on, trainer.step, trainer.snapshot_shown):
        order()
    assert not told
    assert trainer.state is TrainerState.READY


def test_paused_it_takes_no_step_and_shows_the_model_as_it_is(trainer, told, start, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    trainer.pause()
    assert trainer.state is TrainerState.PAUSING
    reaches(qtbot, trainer, TrainerState.PAUSED)
    assert trainer.running
    step = of(Progress, told)[-1].step
    assert of(HeldModel, told)[-1].step == step
    heard, used = len(told), time.process_time()
    qtbot.wait(300)
    assert len(told) == heard
    assert time.process_time() - used < 0.15
    trainer.go_on()
    assert trainer.state is TrainerState.RUNNING
    qtbot.waitUntil(lambda: of(Progress, told)[-1].step > step, timeout=PATIENCE)


def test_a_pause_is_on_disk(trainer, start, path, images, small, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    trainer.pause()
    reaches(qtbot, trainer, TrainerState.PAUSED)
    folder = RunFolder.open(path)
    assert folder.checkpoint_file.is_file()
    assert not (path / "checkpoint-before.safetensors").exists()
    assert read_metrics(folder)[-1].step >= 1


def test_pauses_change_nothing_of_what_is_learned(trainer, told, start, images, small, qtbot):
    settings = TrainSettings(epochs=6, batch_size=4, valid_images=6, eval_train_images=6)
    start(settings, single_step=True)
    for _ in range(3):
        reaches(qtbot, trainer, TrainerState.PAUSED)
        trainer.step()
    reaches(qtbot, trainer, TrainerState.PAUSED)
    with ended(qtbot, trainer):
        trainer.go_on()
    plain = loop.initial_model(small, 0)
    list(loop.train(plain, images, settings))
    for name, tensor in of(HeldModel, told)[-1].model.state_dict().items():
        assert torch.equal(tensor, plain.state_dict()[name]), name


def test_a_single_step_is_one_with_its_evaluation(trainer, told, start, qtbot):
    start(BRIEF, single_step=True)
    reaches(qtbot, trainer, TrainerState.PAUSED)
    steps = of(Started, told)[0].steps
    evaluated_at = {0} | {evaluated.step for evaluated in of(Evaluated, told)}
    assert [progress.step for progress in of(Progress, told)] == [1]
    for step in range(2, steps):
        trainer.step()
        reaches(qtbot, trainer, TrainerState.PAUSED)
        assert of(Progress, told)[-1].step == step
        assert of(HeldModel, told)[-1].step == step
        evaluated_at |= {evaluated.step for evaluated in of(Evaluated, told)}
    with ended(qtbot, trainer):
        trainer.step()  # the last one ends the training
    assert not of(Finished, told)[0].stopped
    assert {evaluated.step for evaluated in of(Evaluated, told)} == evaluated_at | {steps}
    told_steps = [progress.step for progress in of(Progress, told)]
    assert told_steps == list(range(1, steps + 1))


def test_a_step_while_it_runs_pauses_after_it(trainer, told, start, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    trainer.step()
    reaches(qtbot, trainer, TrainerState.PAUSED)


def test_a_pause_that_is_taken_back_at_once_pauses_nothing(trainer, told, start, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    states = []
    trainer.state_changed.connect(states.append)
    trainer.pause()
    trainer.go_on()
    step = of(Progress, told)[-1].step
    qtbot.waitUntil(lambda: of(Progress, told)[-1].step > step + 3, timeout=PATIENCE)
    assert states == [TrainerState.PAUSING, TrainerState.RUNNING]


def test_stopped_while_paused_it_keeps_what_was_learned(trainer, told, start, qtbot):
    start(single_step=True)
    reaches(qtbot, trainer, TrainerState.PAUSED)
    with ended(qtbot, trainer):
        trainer.stop()
    assert (of(Finished, told)[0].step, of(Finished, told)[0].stopped) == (1, True)
    assert of(HeldModel, told)[-1].info.steps == 1


def test_a_training_that_was_stopped_can_be_resumed_and_tells_its_past(trainer, told, start, path, images, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    with ended(qtbot, trainer):
        trainer.stop()
    assert trainer.resumable == path
    step, heard = of(Finished, told)[0].step, len(told)
    pasts = []
    trainer.recalled.connect(pasts.append)
    with qtbot.waitSignals([trainer.began, trainer.recalled, trainer.started], timeout=PATIENCE, order="strict"):
        trainer.resume(path, images)
    past = pasts[0]
    assert [event.step for event in past if isinstance(event, Progress)] == list(range(1, step + 1))
    assert trainer.resumable is None
    qtbot.waitUntil(lambda: bool(of(Progress, told[heard:])), timeout=PATIENCE)
    assert of(Started, told[heard:])[0].step == step
    assert of(Progress, told[heard:])[0].step == step + 1


def test_a_run_that_somebody_else_left_is_resumed(trainer, told, path, images, small, qtbot):
    with start_run(path, images, small, BRIEF, should_stop=lambda: True) as left:
        list(left)
    with ended(qtbot, trainer):
        trainer.resume(path, images)
    assert RunFolder.open(path).is_finished
    assert trainer.resumable is None


@pytest.fixture
def threads():
    """Sets how many threads torch takes; put back after the test."""
    before = torch.get_num_threads()
    yield torch.set_num_threads
    torch.set_num_threads(before)


@pytest.fixture
def trained_with(monkeypatch):
    """With how many threads each training was built."""
    counts = []

    def build(config, seed):
        counts.append(torch.get_num_threads())
        return initial_model(config, seed)

    monkeypatch.setattr("vit_studio.runs.recorded_training.initial_model", build)
    return counts


def threads_of_a_new_thread():
    counts = []
    asks = threading.Thread(target=lambda: counts.append(torch.get_num_threads()))
    asks.start()
    asks.join()
    return counts[0]


def test_a_run_is_resumed_with_its_own_threads_and_leaves_the_others_theirs(
    trainer, path, images, small, threads, trained_with, qtbot
):
    heard = []
    trainer.resumed_otherwise.connect(heard.append)
    threads(1)
    start_run(path, images, small, BRIEF).close()
    threads(2)
    with ended(qtbot, trainer):
        trainer.resume(path, images)
    assert trained_with == [1, 1]
    assert heard == []
    assert (torch.get_num_threads(), threads_of_a_new_thread()) == (2, 2)


def test_a_run_that_cannot_go_on_as_it_began_says_in_what(trainer, path, images, small, monkeypatch, qtbot):
    start_run(path, images, small, BRIEF).close()
    description = path / "run.json"
    values = json.loads(description.read_text())
    values |= {"device": "cuda:9", "settings": values["settings"] | {"precision": "bfloat16"}}
    description.write_text(json.dumps(values))
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: False)
    heard = []
    trainer.began.connect(lambda folder: heard.append("began"))
    trainer.resumed_otherwise.connect(heard.append)
    with ended(qtbot, trainer):
        trainer.resume(path, images)
    began, differences = heard
    assert began == "began"
    assert [(each.name, each.before, each.now) for each in differences] == [
        ("device", "cuda:9", "cpu"),
        ("precision", "bfloat16", "float32"),
    ]
    assert trainer.device == "cpu"
    assert RunFolder.open(path).is_finished


def test_what_is_no_run_is_not_resumed(trainer, told, tmp_path, images, qtbot):
    with ended(qtbot, trainer):
        trainer.resume(tmp_path / "nothing", images)
    assert [type(value) for value in told] == [bool, RunError, bool]


def test_the_finished_model_lies_in_the_folder_with_its_accuracy(trainer, told, start, path, qtbot):
    from vit_studio.vit.weights import load_model

    with qtbot.waitSignal(trainer.measuring, timeout=PATIENCE), ended(qtbot, trainer):
        start(BRIEF)
    held, loaded = of(HeldModel, told)[-1], load_model(RunFolder.open(path).model_file)
    assert held.info == loaded.info
    assert held.info.test_accuracy is not None
    assert torch.equal(held.model.head.weight, loaded.model.head.weight)


@pytest.fixture
def full_disk(monkeypatch):
    """From when it is set, no checkpoint finds room."""
    is_full = threading.Event()
    write = recorder.write_checkpoint

    def written(*arguments):
        if is_full.is_set():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(*arguments)

    monkeypatch.setattr(recorder, "write_checkpoint", written)
    return is_full


def fill(qtbot, trainer, start, full_disk):
    """Train until the disk is full."""
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    full_disk.set()
    with qtbot.waitSignal(trainer.troubled, timeout=PATIENCE) as troubled:
        trainer.pause()
    assert trainer.state is TrainerState.PAUSED
    return troubled.args[0]


def test_on_a_full_disk_it_pauses_and_says_what_to_do(trainer, told, start, full_disk, qtbot):
    error = fill(qtbot, trainer, start, full_disk)
    assert isinstance(error, RunError)
    assert "room" in str(error)
    step = of(Progress, told)[-1].step
    with qtbot.waitSignal(trainer.troubled, timeout=PATIENCE):
        trainer.go_on()  # still full
    assert trainer.state is TrainerState.PAUSED
    full_disk.clear()
    trainer.go_on()
    qtbot.waitUntil(lambda: of(Progress, told)[-1].step > step, timeout=PATIENCE)
    steps = [progress.step for progress in of(Progress, told)]
    assert steps == sorted(set(steps))


def test_stopped_on_a_full_disk_it_keeps_in_memory_what_was_learned(trainer, told, start, full_disk, qtbot):
    fill(qtbot, trainer, start, full_disk)
    with ended(qtbot, trainer):
        trainer.stop()
    finished, held = of(Finished, told)[0], of(HeldModel, told)[-1]
    assert finished.stopped
    assert (held.step, held.info.steps) == (None, finished.step)


def test_a_disk_that_is_full_at_the_end_holds_the_end_up(trainer, told, start, full_disk, path, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    full_disk.set()
    with qtbot.waitSignal(trainer.troubled, timeout=PATIENCE):
        trainer.stop()
    assert trainer.state is TrainerState.PAUSED
    assert not of(Finished, told)
    full_disk.clear()
    with ended(qtbot, trainer):
        trainer.go_on()
        assert trainer.state is TrainerState.STOPPING
    assert of(Finished, told)[0].step == of(HeldModel, told)[-1].info.steps
    assert RunFolder.open(path).checkpoint_file.is_file()


def test_shutdown_on_a_full_disk_does_not_wait_for_room(trainer, start, full_disk, qtbot):
    fill(qtbot, trainer, start, full_disk)
    assert trainer.shutdown(timeout=5.0)


def test_shutdown_while_training_writes_where_it_stands(trainer, start, path, images, small, qtbot):
    with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
        start()
    before = time.monotonic()
    assert trainer.shutdown()
    assert time.monotonic() - before < 5.0
    told = read_metrics(RunFolder.open(path))
    assert isinstance(told[-1], Finished)
    with start_run(path.with_name("same"), images, small, ENDLESS) as same:
        for event in same:
            if event == told[-1] or getattr(event, "step", 0) == told[-1].step:
                break
        weights = same.model.state_dict()
        assert all(torch.equal(kept, weights[name]) for name, kept in checkpoint_weights(path).items())


def checkpoint_weights(path):
    from vit_studio.runs.checkpoint import read_checkpoint

    return read_checkpoint(RunFolder.open(path)).weights


def test_start_pause_go_on_and_stop_many_times_leaves_nothing(trainer, told, start, qtbot):
    def cycle():
        with qtbot.waitSignal(trainer.progressed, timeout=PATIENCE):
            start()
        trainer.pause()
        reaches(qtbot, trainer, TrainerState.PAUSED)
        trainer.go_on()
        with ended(qtbot, trainer):
            trainer.stop()

    def open_files():
        return sorted(str(file.readlink()) for file in Path("/proc/self/fd").iterdir() if file.is_symlink())

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not tell which files are open")
    cycle()
    qtbot.waitUntil(lambda: not ours(), timeout=PATIENCE)
    files = open_files()
    for _ in range(10):
        cycle()
    qtbot.waitUntil(lambda: not ours(), timeout=PATIENCE)
    assert len(open_files()) <= len(files)
    assert not [file for file in open_files() if "run" in Path(file).name]


def ours():
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("vit-studio")]
