"""Two processes of torchrun train one run; the first writes and speaks."""

import json
import os
import subprocess
import sys

import pytest

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.recorded_training import start_run
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import list_snapshots
from vit_studio.training.events import Progress, Started

SMALL = ["--patch-size", "14", "--embed-dim", "8", "--depth", "1", "--num-heads", "2"]
BRIEF = ["--drawn", *SMALL, "--epochs", "3", "--batch-size", "100", "--precision", "float32"]


def command(processes, *arguments):
    launcher = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", str(processes)] if processes else []
    return [sys.executable, *launcher, "-m", "vit_studio", "train", *map(str, arguments), "--threads", "1"]


def train(processes, *arguments):
    return subprocess.run(
        command(processes, *arguments),
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


def losses(path):
    return {event.step: event.loss for event in read_metrics(RunFolder.open(path)) if isinstance(event, Progress)}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    path = tmp_path_factory.mktemp("alone") / "run"
    assert train(0, "--out", path, *BRIEF).returncode == 0
    return path


def test_two_processes_write_one_run_that_learns_as_one_process_does(tmp_path, alone):
    path = tmp_path / "run"
    done = train(2, "--out", path, *BRIEF)
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert (outcome["processes"], outcome["step"], outcome["stopped"]) == (2, 12, False)
    assert done.stderr.count("the run is") == 1
    assert losses(path) == pytest.approx(losses(alone), abs=1e-4)
    folder = RunFolder.open(path)
    assert folder.info.processes == 2
    assert [snapshot.step for snapshot in list_snapshots(folder)] == list(folder.info.snapshot_steps)
    assert not (path / "writer.json").exists()


def test_two_processes_go_on_where_one_was_stopped(tmp_path, alone):
    path, info = tmp_path / "run", RunFolder.open(alone).info
    with start_run(path, draw_garments(), info.config, info.settings) as recorded:
        for event in recorded:
            if isinstance(event, Progress) and event.step == 5:
                recorded.save_checkpoint()
                break
    done = train(2, "--resume", path)
    assert done.returncode == 0, done.stderr
    assert "processes 1 then, 2 now" in done.stderr
    first, second = (event for event in read_metrics(RunFolder.open(path)) if isinstance(event, Started))
    assert (first.step, second.step) == (0, 5)
    assert losses(path) == pytest.approx(losses(alone), abs=1e-4)


def test_what_the_first_process_refuses_ends_all(tmp_path, alone):
    done = train(2, "--resume", alone)
    assert done.returncode != 0
    assert "is finished: there is nothing to resume" in done.stderr
    done = train(2, "--out", tmp_path / "run", *BRIEF, "--device", "cpu")
    assert done.returncode != 0
    assert "--device cannot be given" in done.stderr
    assert not (tmp_path / "run").exists()
