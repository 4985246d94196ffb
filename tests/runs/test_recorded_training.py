import dataclasses
import errno
import gc
import itertools
import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.runs import recorder
from vit_studio.runs.checkpoint import read_checkpoint
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.metrics_writer import MetricsWriter
from vit_studio.runs.recorded_training import resume_run, start_run
from vit_studio.runs.run_error import BusyError, RunError
from vit_studio.runs.run_folder import RunFolder, is_run
from vit_studio.runs.snapshots import list_snapshots, snapshot_bytes
from vit_studio.training.evaluate import evaluate
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import train
from vit_studio.training.settings import Precision
from vit_studio.training.split import hold_out
from vit_studio.vit.weights import load_model


def last(events):
    *_, event = events
    return event


def until(recorded, step, kind=Progress):
    """Take events up to that of the step."""
    for event in recorded:
        if isinstance(event, kind) and event.step == step:
            return


@pytest.fixture
def full_disk(monkeypatch):
    """Writing and syncing fail while it is full; what is written is cut short, as on a real disk."""

    class Disk:
        full = False

    disk = Disk()
    real_sync, real_open = os.fsync, Path.open

    def sync(descriptor):
        if disk.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        real_sync(descriptor)

    def open_file(path, mode="r", *arguments, **more):
        if disk.full and "x" in mode:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real_open(path, mode, *arguments, **more)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "open", open_file)
    return disk


def test_a_run_tells_what_a_training_tells_and_keeps_all_of_it(start, garments, tiny, brief, tmp_path):
    told = list(start())
    folder = RunFolder.open(tmp_path / "run")
    assert read_metrics(folder) == tuple(told)
    assert folder.is_finished
    assert [type(event) for event in told[:3]] == [Started, Evaluated, Progress]
    assert (folder.info.steps, folder.info.epoch_steps) == (12, 4)
    seconds = [event.seconds for event in told[1:]]
    assert all(0 < before <= after for before, after in itertools.pairwise(seconds))  # evaluations' too
    model = initial_model(tiny, brief.seed)
    plain = list(train(model, garments, brief))
    assert [type(event) for event in plain] == [type(event) for event in told]
    kept = load_model(folder.model_file)
    assert all(torch.equal(kept.model.state_dict()[name], tensor) for name, tensor in model.state_dict().items())
    assert {entry.name for entry in folder.path.iterdir()} == {
        "run.json",
        "metrics.jsonl",
        "snapshots",
        "checkpoint.safetensors",
        "checkpoint-before.safetensors",
        "model.safetensors",
    }


def test_the_finished_model_knows_how_good_it_is(start, garments, brief):
    recorded = start()
    assert recorded.finished_info is None
    assert isinstance(last(recorded), Finished)
    info = load_model(recorded.folder.model_file).info
    assert info == recorded.finished_info
    assert (info.steps, info.seed, info.trained_on) == (12, brief.seed, garments.name)
    test = np.flatnonzero(~garments.is_train)
    assert info.test_accuracy == evaluate(recorded.model, garments, test).accuracy
    assert info.valid_accuracy == evaluate(recorded.model, garments, hold_out(garments, 40).valid).accuracy


def test_a_snapshot_is_the_model_of_its_step(start, garments, tiny, brief):
    weights = {}
    recorded = start()
    for event in recorded:
        if isinstance(event, Progress | Evaluated):
            weights[event.step] = recorded.training.state().weights
    snapshots = list_snapshots(recorded.folder)
    assert tuple(snapshot.step for snapshot in snapshots) == recorded.folder.info.snapshot_steps == tuple(range(13))
    for snapshot in snapshots:
        kept = load_model(snapshot.path)
        assert kept.info.steps == snapshot.step
        assert all(
            torch.equal(tensor, weights[snapshot.step][name]) for name, tensor in kept.model.state_dict().items()
        )
    accuracy = {
        event.step: event.valid_accuracy for event in read_metrics(recorded.folder) if isinstance(event, Evaluated)
    }
    assert {shot.step: load_model(shot.path).info.valid_accuracy for shot in snapshots} == dict.fromkeys(
        range(13)
    ) | accuracy


def test_the_budget_is_kept(start, tiny):
    each = snapshot_bytes(tiny)
    recorded = start(snapshot_budget=5 * each)
    list(recorded)
    sizes = [snapshot.path.stat().st_size for snapshot in list_snapshots(recorded.folder)]
    assert len(sizes) == 5
    assert sum(sizes) <= 5 * each


def test_what_a_stop_kept_can_be_seen_until_the_run_goes_on(start, garments, tiny, tmp_path):
    taken = []
    recorded = start(snapshot_budget=3 * snapshot_bytes(tiny), should_stop=lambda: taken[-1:] == [7])
    planned = recorded.folder.info.snapshot_steps
    for event in recorded:
        if isinstance(event, Progress):
            taken.append(event.step)
    assert event.stopped
    kept = list_snapshots(recorded.folder)
    assert [snapshot.step for snapshot in kept] == [*(step for step in planned if step < 7), 7]
    now = recorded.model.state_dict()
    assert all(torch.equal(tensor, now[name]) for name, tensor in load_model(kept[-1].path).model.state_dict().items())
    list(resume_run(tmp_path / "run", garments))
    assert tuple(snapshot.step for snapshot in list_snapshots(recorded.folder)) == planned, "the budget is kept again"


@pytest.mark.parametrize("step", [0, 1, 4, 6, 11, 12])
def test_a_run_that_was_stopped_and_resumed_ends_bit_for_bit_as_one_that_was_not(
    step, start, garments, tmp_path, whole, assert_same_run
):
    taken = []
    recorded = start(should_stop=lambda: bool(taken) and taken[-1] >= step)
    for event in recorded:
        if isinstance(event, Progress | Evaluated):
            taken.append(event.step)
    assert event.stopped == (step < 12)  # after the last step, only the test images are left to look at
    assert not recorded.folder.is_finished
    resumed = list(resume_run(tmp_path / "run", garments))
    assert (resumed[0].step, resumed[-1].step) == (step, 12)
    assert_same_run(tmp_path / "run", whole)


@pytest.mark.parametrize("interval", [0.0, None])
@pytest.mark.parametrize("step", [1, 4, 7, 12])
def test_a_run_that_was_dropped_anywhere_ends_bit_for_bit_as_one_that_was_not(
    step, interval, start, garments, tmp_path, whole, assert_same_run
):
    recorded = start(every=interval)
    until(recorded, step)
    del recorded
    gc.collect()
    assert not (tmp_path / "run" / "writer.json").exists()
    list(resume_run(tmp_path / "run", garments))
    assert_same_run(tmp_path / "run", whole)


def test_dropped_at_each_step_in_turn_it_still_ends_the_same(start, garments, tmp_path, whole, assert_same_run):
    recorded = start()
    for step in range(1, 13):
        until(recorded, step)
        recorded.close()
        recorded = resume_run(tmp_path / "run", garments)
        recorded.checkpoint_every(0.0)
    list(recorded)
    assert_same_run(tmp_path / "run", whole)


def test_a_checkpoint_is_there_from_the_moment_it_was_asked_for(start):
    recorded = start(every=1e9)
    until(recorded, 5)
    assert read_checkpoint(recorded.folder) is None
    recorded.save_checkpoint()
    assert read_checkpoint(recorded.folder).step == 5
    recorded.close()


def test_a_damaged_checkpoint_costs_no_more_than_time(start, garments, tmp_path, whole, assert_same_run):
    recorded = start()
    until(recorded, 7)
    recorded.close()
    newest = recorded.folder.checkpoint_file
    newest.write_bytes(newest.read_bytes()[:-100])
    resumed = resume_run(tmp_path / "run", garments)
    assert next(resumed).step == 6
    assert not newest.exists()
    list(resumed)
    assert_same_run(tmp_path / "run", whole)


def test_what_a_kill_left_half_written_is_swept_away(start, garments, tmp_path):
    recorded = start()
    until(recorded, 3)
    recorded.close()
    folder = recorded.folder
    (folder.path / ".checkpoint.part").write_bytes(b"half")
    (folder.snapshots_dir / ".step-0000004.safetensors.0a1b2c3d.part").write_bytes(b"half")
    list(resume_run(folder.path, garments))
    assert not list(folder.path.rglob(".*"))


def test_a_stop_while_the_test_images_are_looked_at_leaves_only_that_to_do(
    start, garments, tmp_path, whole, assert_same_run
):
    recorded = start()
    until(recorded, 12, Evaluated)
    recorded.close()
    resumed = resume_run(tmp_path / "run", garments, should_stop=lambda: True)
    list(resumed)
    assert not resumed.folder.is_finished
    again = list(resume_run(tmp_path / "run", garments))
    assert [type(event) for event in again][-1] is Finished
    assert not [event for event in again if isinstance(event, Progress)]
    assert_same_run(tmp_path / "run", whole)


def test_a_full_disk_makes_the_training_wait_and_costs_nothing(start, tmp_path, full_disk, whole, assert_same_run):
    recorded = start()
    until(recorded, 6)
    full_disk.full = True
    assert next(recorded).step == 7  # told before its trouble
    for _ in range(3):
        with pytest.raises(RunError, match=r"no room on the disk.*Make room, then go on"):
            next(recorded)
        with pytest.raises(RunError, match="no room"):
            recorded.retry()
    assert recorded.training.step == 7
    assert read_checkpoint(recorded.folder).step == 6
    assert load_model(list_snapshots(recorded.folder)[-1].path).info.steps == 6
    full_disk.full = False
    recorded.retry()
    assert read_checkpoint(recorded.folder).step == 7
    assert [event.step for event in recorded if isinstance(event, Progress)] == [8, 9, 10, 11, 12]
    assert_same_run(tmp_path / "run", whole)


def test_a_full_disk_at_the_end_measures_the_test_images_once(
    start, full_disk, monkeypatch, tmp_path, whole, assert_same_run
):
    recorded = start()
    until(recorded, 12, Evaluated)
    measured = []
    monkeypatch.setattr(
        "vit_studio.runs.recorder.evaluate", lambda *given, **more: measured.append(1) or evaluate(*given, **more)
    )
    full_disk.full = True
    assert isinstance(next(recorded), Finished)
    with pytest.raises(RunError, match="no room"):
        next(recorded)
    assert not recorded.folder.is_finished
    full_disk.full = False
    assert list(recorded) == []
    assert measured == [1]
    assert_same_run(tmp_path / "run", whole)


def test_on_a_disk_that_is_really_full(small_disk, garments, tiny, brief, whole, assert_same_run):
    disk = small_disk("160k")
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * 60_000)
    recorded = start_run(disk / "run", garments, tiny, brief)
    recorded.checkpoint_every(0.0)
    with pytest.raises(RunError, match="no room on the disk"):
        list(recorded)
    reached = recorded.training.step
    assert 0 < reached < 12
    folder = RunFolder.open(disk / "run")
    assert read_checkpoint(folder).step <= reached
    for snapshot in list_snapshots(folder):
        assert load_model(snapshot.path).info.steps == snapshot.step
    ballast.unlink()
    with pytest.raises(RunError, match="no room on the disk"):  # it was not enough
        list(recorded)
    subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
    list(recorded)
    assert_same_run(disk / "run", whole)


def test_a_disk_too_small_to_begin_on_is_told(small_disk, garments, tiny, brief):
    disk = small_disk("8k")
    (disk / "ballast").write_bytes(b"\0" * 4096)
    with pytest.raises(RunError, match="no room on the disk"):
        start_run(disk / "run", garments, tiny, brief)
    assert not is_run(disk / "run")
    assert [entry.name for entry in disk.iterdir()] == ["ballast"]


def test_a_disk_that_is_read_only_is_told(small_disk, garments, tiny, brief):
    disk = small_disk("1m")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(RunError, match=r"may not be written.*choose another folder"):
        start_run(disk / "run", garments, tiny, brief)


def test_a_run_that_became_read_only_can_be_read_and_not_resumed(small_disk, garments, tiny, brief):
    disk = small_disk("1m")
    recorded = start_run(disk / "run", garments, tiny, brief)
    until(recorded, 3)
    recorded.close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert len(read_metrics(RunFolder.open(disk / "run"))) > 3
    with pytest.raises(RunError, match="may not be written"):
        resume_run(disk / "run", garments)


def test_other_images_are_refused_and_nothing_is_touched(start, garments, tmp_path):
    recorded = start()
    until(recorded, 2)
    recorded.close()
    before = {path: path.read_bytes() for path in (tmp_path / "run").rglob("*") if path.is_file()}
    images = garments.images.copy()
    images[3, 3, 3] ^= 1
    with pytest.raises(RunError, match=r"learns from 240 images of Drawn garments.*Open the images"):
        resume_run(tmp_path / "run", dataclasses.replace(garments, images=images))
    assert {path: path.read_bytes() for path in (tmp_path / "run").rglob("*") if path.is_file()} == before


def test_a_finished_run_has_nothing_to_resume(whole, garments):
    with pytest.raises(RunError, match=r"is finished: there is nothing to resume.*model\.safetensors"):
        resume_run(whole, garments)


def test_a_run_that_is_being_written_is_not_resumed(start, garments, tmp_path):
    recorded = start()
    until(recorded, 2)
    with pytest.raises(RunError, match="Another process writes the run"):
        resume_run(tmp_path / "run", garments)
    list(recorded)
    assert RunFolder.open(tmp_path / "run").is_finished


def test_a_model_that_does_not_fit_makes_no_folder(garments, tiny, brief, tmp_path):
    with pytest.raises(ConfigError):
        start_run(tmp_path / "run", garments, dataclasses.replace(tiny, num_classes=4), brief)
    assert not (tmp_path / "run").exists()


def test_a_stop_before_the_first_step_can_be_resumed(start, garments, tmp_path, whole, assert_same_run):
    assert last(start(should_stop=lambda: True)).stopped
    list(resume_run(tmp_path / "run", garments))
    assert_same_run(tmp_path / "run", whole)


def test_metrics_are_lines_of_plain_json(whole):
    lines = (whole / "metrics.jsonl").read_text().splitlines()
    assert [json.loads(line, parse_constant=pytest.fail)["event"] for line in lines][:3] == [
        "started",
        "evaluated",
        "progress",
    ]


def test_a_run_without_validation_images(garments, tiny, brief, tmp_path):
    settings = dataclasses.replace(brief, valid_images=0, epochs=1)
    recorded = start_run(tmp_path / "run", garments, tiny, settings)
    list(recorded)
    assert recorded.finished_info.valid_accuracy is None
    assert recorded.finished_info.test_accuracy is not None


@pytest.mark.parametrize(
    "changes", [{"ema": 0.9}, {"optimizer": "muon"}, {"mixup": 0.2, "random_erasing": 0.5, "drop_path": 0.2}]
)
def test_each_choice_of_the_recipe_is_resumed_bit_for_bit(changes, garments, tiny, brief, tmp_path, assert_same_run):
    settings = dataclasses.replace(brief, **changes)
    list(start_run(tmp_path / "whole", garments, tiny, settings))
    recorded = start_run(tmp_path / "run", garments, tiny, settings)
    until(recorded, 7)
    recorded.save_checkpoint()
    until(recorded, 9)
    recorded.close()
    list(resume_run(tmp_path / "run", garments))
    assert_same_run(tmp_path / "run", tmp_path / "whole")


@pytest.mark.parametrize(("is_made_for_it", "precision"), [(True, Precision.BFLOAT16), (False, Precision.FLOAT32)])
def test_what_is_left_to_the_device_is_written_down(start, monkeypatch, is_made_for_it, precision):
    monkeypatch.setattr("vit_studio.training.precision._is_made_for_bfloat16", lambda device: is_made_for_it)
    recorded = start()
    recorded.close()
    assert RunFolder.open(recorded.folder.path).info.settings.precision is precision


def test_the_precision_is_that_of_the_device_that_trains_and_not_of_the_processor(
    garments, tiny, brief, tmp_path, monkeypatch
):
    asked = []

    def has_it(device):
        asked.append(device.type)
        return device.type == "meta"

    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", has_it)
    monkeypatch.setattr("vit_studio.runs.recorded_training.torch_device", torch.device)
    monkeypatch.setattr("vit_studio.training.learner.torch_device", torch.device)
    settings = dataclasses.replace(brief, precision="bfloat16")
    with start_run(tmp_path / "run", garments, tiny, settings, device="meta") as recorded:
        assert recorded.folder.info.settings.precision is Precision.BFLOAT16
    assert set(asked) == {"meta"}


@pytest.mark.parametrize("changes", [{}, {"train_images": 50}, {"valid_images": 0, "batch_size": 7}])
def test_the_steps_that_are_planned_are_those_that_are_taken(garments, tiny, brief, tmp_path, changes):
    with start_run(tmp_path / "run", garments, tiny, dataclasses.replace(brief, **changes)) as recorded:
        info, training = recorded.folder.info, recorded.training
    assert (info.steps, info.epoch_steps) == (training.steps, training.epoch_steps)


def test_a_sleeper_that_wakes_harms_nothing_of_whoever_took_the_run_over(
    start, garments, tmp_path, whole, assert_same_run
):
    sleeper = start(every=None)
    until(sleeper, 3)
    sleeper.save_checkpoint()
    (tmp_path / "run" / "writer.json").unlink()  # what taking over a lock that went stale comes to
    other = resume_run(tmp_path / "run", garments)
    until(other, 7)
    next(sleeper)  # a step of its own, that cannot be written
    with pytest.raises(BusyError, match="Another process writes the run"):
        next(sleeper)
    sleeper.close()
    list(other)
    assert_same_run(tmp_path / "run", whole)


@pytest.mark.parametrize("checkpoint", [3, 2], ids=["nothing to cut", "cut back"])
def test_a_sleeper_that_wakes_when_the_other_is_done_harms_nothing(
    start, garments, tmp_path, whole, assert_same_run, checkpoint
):
    sleeper = start(every=None)
    until(sleeper, checkpoint)
    sleeper.save_checkpoint()
    if checkpoint != 3:
        until(sleeper, 3)
    (tmp_path / "run" / "writer.json").unlink()
    list(resume_run(tmp_path / "run", garments))
    next(sleeper)
    with pytest.raises(BusyError, match="has gone on with the run"):
        sleeper.save_checkpoint()
    sleeper.close()
    assert_same_run(tmp_path / "run", whole)


def test_a_finished_model_outlasts_no_loss_of_power_that_its_metrics_do_not(start, monkeypatch):
    """All that is promised to be on disk when the model is: the metrics to their very end."""
    recorded = start()
    safe = {}
    real_sync, real_write = MetricsWriter.sync, recorder.write_safely

    def sync(writer):
        real_sync(writer)
        safe["metrics"] = recorded.folder.metrics_file.read_bytes()

    def write(path, data):
        safe["before the model"] = safe["metrics"]
        real_write(path, data)

    monkeypatch.setattr(MetricsWriter, "sync", sync)
    monkeypatch.setattr(recorder, "write_safely", write)
    list(recorded)
    assert safe["before the model"] == recorded.folder.metrics_file.read_bytes()
    assert isinstance(read_metrics(recorded.folder)[-1], Finished)
