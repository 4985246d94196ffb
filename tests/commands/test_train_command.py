import json
import os
import signal
import subprocess
import sys

import pytest
import torch

from vit_studio.cli import main
from vit_studio.vit.weights import load_model

SMALL = ["--drawn", "--patch-size", "14", "--embed-dim", "8", "--depth", "1", "--num-heads", "2"]
BRIEF = [*SMALL, "--epochs", "2", "--batch-size", "200", "--threads", "1"]


@pytest.fixture(autouse=True)
def threads_come_back():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def train(*arguments):
    return main(["train", *map(str, arguments)])


def test_it_writes_the_model_and_tells_what_came_of_it(tmp_path, capsys):
    out = tmp_path / "model.safetensors"
    assert train("--out", out, *BRIEF, "--seed", 5) == 0
    said = capsys.readouterr()
    outcome = json.loads(said.out)
    assert said.out.count("\n") == 1
    assert (outcome["out"], outcome["stopped"], outcome["seed"], outcome["threads"]) == (str(out), False, 5, 1)
    assert (outcome["step"], outcome["steps"]) == (4, 4)
    assert outcome["config"]["patch_size"] == 14
    assert outcome["settings"]["batch_size"] == 200
    assert outcome["versions"]["torch"] == torch.__version__
    assert outcome["images_per_second"] > 0
    assert "finished after step 4 of 4" in said.err
    loaded = load_model(out)
    assert sum(parameter.numel() for parameter in loaded.model.parameters()) == outcome["parameters"]
    assert loaded.info.test_accuracy == outcome["test_accuracy"]
    assert loaded.info.valid_accuracy == outcome["valid_accuracy"]
    assert (loaded.info.steps, loaded.info.seed) == (4, 5)


def test_the_same_command_gives_the_same_model(tmp_path, capsys):
    models = []
    for number, seed in enumerate((3, 3, 4)):
        path = tmp_path / f"{number}.safetensors"
        assert train("--out", path, *BRIEF, "--seed", seed) == 0
        models.append(load_model(path).model.state_dict())
    one, two, three = models
    assert all(torch.equal(one[name], two[name]) for name in one)
    assert not torch.equal(one["head.weight"], three["head.weight"])


def test_without_validation_images_the_json_is_still_json(tmp_path, capsys):
    assert train("--out", tmp_path / "model.safetensors", *BRIEF, "--valid-images", 0) == 0
    said = capsys.readouterr().out
    assert json.loads(said, parse_constant=pytest.fail)["valid_accuracy"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--patch-size", 5], "patch_size 5 does not divide image_size 28"),
        (["--epochs", 0], "epochs is 0"),
        (["--image-size", 56], "Set in_channels to 1, image_size to 28"),
    ],
)
def test_numbers_that_clash_are_told_without_a_traceback(tmp_path, capsys, arguments, words):
    out = tmp_path / "model.safetensors"
    assert train("--out", out, *BRIEF, *arguments) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize("arguments", [["--threads", "0"], ["--epochs", "many"], ["--mlp-ratio", "nan"], ["--what"]])
def test_what_cannot_be_read_is_refused(tmp_path, capsys, arguments):
    with pytest.raises(SystemExit) as leaving:
        train("--out", tmp_path / "model.safetensors", *arguments)
    assert leaving.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_refused_before_anything_is_learned(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("vit_studio.commands.train_command.images_for_training", pytest.fail)
    assert train("--out", tmp_path / "nowhere" / "model.safetensors", *BRIEF) == 2
    assert "nowhere" in capsys.readouterr().err


def test_missing_data_is_told(tmp_path, capsys):
    assert train("--out", tmp_path / "model.safetensors", "--data-dir", tmp_path, "--no-download") == 2
    assert "There is no Fashion-MNIST in" in capsys.readouterr().err


def test_ctrl_c_in_a_training_keeps_what_was_learned(tmp_path):
    out = tmp_path / "model.safetensors"
    out.write_text("old")
    endless = [*SMALL, "--epochs", "10000", "--batch-size", "50", "--threads", "1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "vit_studio", "train", "--out", str(out), *endless],
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
            assert out.read_text() == "old"
            process.send_signal(signal.SIGINT)
            break
    said, rest = process.communicate(timeout=120)
    assert process.returncode == 130, (heard, rest)
    outcome = json.loads(said)
    assert outcome["stopped"]
    assert 8 <= outcome["step"] < outcome["steps"] == 80_000
    assert "Traceback" not in rest
    assert load_model(out).info.steps == outcome["step"]


def test_a_stop_before_the_first_step_leaves_the_old_file(tmp_path, capsys, monkeypatch):
    out = tmp_path / "model.safetensors"
    out.write_text("old")
    monkeypatch.setattr("vit_studio.commands.stop_signals.StopSignals.asked", lambda self: True)
    train("--out", out, *BRIEF)
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["out"], outcome["step"], outcome["stopped"], outcome["test_accuracy"]) == (None, 0, True, None)
    assert out.read_text() == "old"
