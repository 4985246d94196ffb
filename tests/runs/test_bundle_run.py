"""tools/bundle_run.py: a finished run becomes the bundled model, with a small timeline beside it."""

import argparse
import json
import runpy
import shlex
import sys
from pathlib import Path

import pytest
import torch

from vit_studio.commands import train_command
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import list_snapshots
from vit_studio.training.events import Evaluated, Progress
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.weights import load_model

TOOL = Path(__file__).resolve().parents[2] / "tools" / "bundle_run.py"


@pytest.fixture
def bundled(whole, tmp_path, monkeypatch):
    """The folder that the tool filled."""
    monkeypatch.setattr(sys, "argv", [str(TOOL), str(whole), "--to", str(tmp_path)])
    runpy.run_path(str(TOOL), run_name="__main__")
    return tmp_path


def test_the_model_is_the_run_s_own(bundled, whole):
    assert (bundled / "fashion_mnist.safetensors").read_bytes() == RunFolder.open(whole).model_file.read_bytes()


def test_the_timeline_ends_with_that_model_and_begins_at_its_start(bundled, whole):
    snapshots = list_snapshots(RunFolder.open(bundled / "fashion_mnist.run"))
    assert (snapshots[0].step, snapshots[-1].step) == (0, 12)
    last, model = (load_model(path).model for path in (snapshots[-1].path, bundled / "fashion_mnist.safetensors"))
    assert all(map(torch.equal, last.parameters(), model.parameters()))
    kept = {snapshot.step: load_model(snapshot.path).model for snapshot in list_snapshots(RunFolder.open(whole))}
    for snapshot in snapshots:
        for ours, theirs in zip(
            load_model(snapshot.path).model.parameters(), kept[snapshot.step].parameters(), strict=True
        ):
            torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-6)


def test_the_timeline_is_a_run_that_is_finished(bundled):
    run = RunFolder.open(bundled / "fashion_mnist.run")
    assert run.is_finished
    assert run.info.snapshot_steps == tuple(snapshot.step for snapshot in list_snapshots(run))


def test_all_evaluations_stay_and_few_steps(bundled, whole):
    few, every = (read_metrics(RunFolder.open(path)) for path in (bundled / "fashion_mnist.run", whole))
    assert [e for e in few if isinstance(e, Evaluated)] == [e for e in every if isinstance(e, Evaluated)]
    assert [e.step for e in few if isinstance(e, Progress)] == [1, 12]


def test_the_command_of_the_recipe_makes_the_same_settings(bundled, whole):
    recipe = json.loads((bundled / "fashion_mnist.json").read_text())
    settings = RunFolder.open(whole).info.settings
    assert TrainSettings.from_dict(recipe["settings"]) == settings
    parser = argparse.ArgumentParser()
    train_command.add_arguments(parser)
    options = vars(parser.parse_args(shlex.split(recipe["command"])[2:]))
    assert TrainSettings(**{name: options[name] for name in recipe["settings"]}) == settings
