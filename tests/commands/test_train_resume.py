import json
import os
import signal
import subprocess
import sys

import pytest
import torch

from vit_studio.cli import main
from vit_studio.runs.checkpoint import read_checkpoint
from vit_studio.runs.run_folder import RunFolder
from vit_studio.training.precision import has_bfloat16
from vit_studio.vit.weights import load_model

SMALL = ["--drawn", "--patch-size", "14", "--embed-dim", "8", "--depth", "1", "--num-heads", "2"]
BRIEF = [*SMALL, "--epochs", "3", "--batch-size", "100", "--threads", "1"]


@pytest.fixture(autouse=True)
def threads_come_back():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def train(*arguments):
    return main(["train", *map(str, arguments)])


@pytest.fixture
def stopped(tmp_path, monkeypatch, capsys):
    """A run that was asked to stop after its fifth step of twelve."""
    with monkeypatch.context() as patch:
        asked = iter([False] * 200)

        def ask(signals):
            file = tmp_path / "run" / "metrics.jsonl"
            return (file.exists() and b'"progress","step":5,' in file.read_bytes()) or next(asked)

        patch.setattr("vit_studio.commands.stop_signals.StopSignals.asked", ask)
        patch.setattr("vit_studio.commands.stop_signals.StopSignals.exit_code", 130)
        assert train("--out", tmp_path / "run", *BRIEF) == 130
    outcome, said = capsys.readouterr()
    assert (json.loads(outcome)["step"], json.loads(outcome)["stopped"], json.loads(outcome)["out"]) == (5, True, None)
    assert f"to go on: vit-studio train --resume {tmp_path / 'run'}" in said
    return tmp_path / "run"


def test_a_resumed_run_ends_bit_for_bit_as_one_that_was_not_stopped(stopped, tmp_path, capsys):
    assert train("--out", tmp_path / "whole", *BRIEF) == 0
    torch.set_num_threads(2)  # as a new process would have: the run knows better
    assert train("--resume", stopped) == 0
    said = capsys.readouterr()
    outcome = json.loads(said.out.splitlines()[-1])
    assert (outcome["step"], outcome["stopped"], outcome["threads"]) == (12, False, 1)
    assert "going on after step 5" in said.err
    assert "may differ" not in said.err
    one, other = (load_model(path / "model.safetensors").model.state_dict() for path in (stopped, tmp_path / "whole"))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_a_run_that_is_resumed_otherwise_says_so_and_leaves_a_copy(stopped, tmp_path, capsys):
    copy = tmp_path / "copy.safetensors"
    assert train("--resume", stopped, "--threads", 2, "--model", copy) == 0
    assert "threads 1 then, 2 now" in capsys.readouterr().err
    assert load_model(copy).info.steps == 12


@pytest.mark.parametrize(
    "arguments",
    [
        ["--epochs", 4],
        ["--patch-size", 7],
        ["--seed", 0],
        ["--no-flip"],
        ["--preset", "tiny"],
        ["--drawn"],
        ["--snapshot-budget", 1],
        ["--snapshot-budget", 0],
    ],
)
def test_a_recipe_that_goes_on_is_not_changed(stopped, capsys, arguments):
    assert train("--resume", stopped, *arguments) == 2
    said = capsys.readouterr().err
    assert f"with the recipe that it began with: {arguments[0].replace('--no-', '--')} cannot be given" in said
    assert "--out" in said


def test_other_images_are_refused(stopped, capsys, monkeypatch):
    from vit_studio.data.drawn_garments import draw_garments

    monkeypatch.setattr("vit_studio.data.drawn_garments.draw_garments", lambda: draw_garments(600, seed=9))
    assert train("--resume", stopped) == 2
    assert "learns from 600 images of Drawn garments" in capsys.readouterr().err


def test_a_finished_run_and_what_is_none_are_told_before_anything_is_read(stopped, tmp_path, capsys, monkeypatch):
    assert train("--resume", stopped) == 0
    monkeypatch.setattr("vit_studio.commands.training_start.images_for_training", pytest.fail)
    assert train("--resume", stopped) == 2
    assert "is finished: there is nothing to resume" in capsys.readouterr().err
    assert train("--resume", tmp_path) == 2
    assert "is not the folder of a run" in capsys.readouterr().err


def test_a_stop_before_the_first_step_leaves_the_old_file(tmp_path, capsys, monkeypatch):
    copy = tmp_path / "model.safetensors"
    copy.write_text("old")
    monkeypatch.setattr("vit_studio.commands.stop_signals.StopSignals.asked", lambda self: True)
    train("--out", tmp_path / "run", "--model", copy, *BRIEF)
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["out"], outcome["step"], outcome["stopped"], outcome["test_accuracy"]) == (None, 0, True, None)
    assert copy.read_text() == "old"


def test_ctrl_c_keeps_what_was_learned_and_tells_how_to_go_on(tmp_path):
    run, copy = tmp_path / "run", tmp_path / "copy.safetensors"
    copy.write_text("old")
    endless = [*SMALL, "--epochs", "10000", "--batch-size", "50", "--threads", "1", "--model", str(copy)]
    process = subprocess.Popen(
        [sys.executable, "-m", "vit_studio", "train", "--out", str(run), *endless],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr is not None
    heard = []
    for line in process.stderr:
        heard.append(line)
        if line.startswith("after 1.00"):
            assert copy.read_text() == "old"
            process.send_signal(signal.SIGINT)
            break
    said, rest = process.communicate(timeout=120)
    assert process.returncode == 130, (heard, rest)
    outcome = json.loads(said)
    assert outcome["stopped"]
    assert 8 <= outcome["step"] < outcome["steps"] == 80_000
    assert "Traceback" not in rest
    assert f"vit-studio train --resume {run}" in rest
    assert read_checkpoint(RunFolder.open(run)).step == outcome["step"]
    assert not (run / "writer.json").exists()
    kept = load_model(copy).info
    assert (kept.steps, kept.test_accuracy) == (outcome["step"], None)
    assert kept.valid_accuracy == outcome["valid_accuracy"] is not None


def test_a_run_goes_on_in_another_precision_and_says_so(stopped, capsys):
    began = RunFolder.open(stopped).info.settings.precision
    other = {"float32": "bfloat16", "bfloat16": "float32"}[began]
    if not has_bfloat16(torch.device("cpu")):
        pytest.skip("this CPU computes in one precision alone")
    assert train("--resume", stopped, "--precision", other) == 0
    said = capsys.readouterr()
    assert f"precision {began} then, {other} now" in said.err
    assert json.loads(said.out.splitlines()[-1])["settings"]["precision"] == other


def test_the_advice_where_a_precision_is_not_to_be_had_can_be_followed(tmp_path, stopped, capsys, monkeypatch):
    description = stopped / "run.json"
    values = json.loads(description.read_text())
    values["settings"]["precision"] = "bfloat16"  # as on a machine that has it
    description.write_text(json.dumps(values))
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: False)
    assert train("--resume", stopped) == 2
    assert "Choose the precision float32" in capsys.readouterr().err
    assert train("--resume", stopped, "--precision", "float32") == 0
    assert "precision bfloat16 then, float32 now" in capsys.readouterr().err
