import json

import pytest
import torch

from vit_studio.cli import main
from vit_studio.training.presets import SETTINGS_FIELDS, Preset
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


def test_it_writes_a_run_and_tells_what_came_of_it(tmp_path, capsys):
    run = tmp_path / "runs" / "first"
    assert train("--out", run, *BRIEF, "--seed", 5) == 0
    said = capsys.readouterr()
    outcome = json.loads(said.out)
    assert said.out.count("\n") == 1
    assert (outcome["run"], outcome["out"], outcome["model"]) == (str(run), str(run / "model.safetensors"), None)
    assert (outcome["stopped"], outcome["seed"], outcome["threads"], outcome["device"]) == (False, 5, 1, "cpu")
    assert (outcome["step"], outcome["steps"], outcome["processes"]) == (4, 4, 1)
    assert outcome["config"]["patch_size"] == 14
    assert outcome["settings"]["batch_size"] == 200
    assert outcome["versions"]["torch"] == torch.__version__
    assert outcome["images_per_second"] > 0
    assert f"the run is {run}, with 5 snapshots" in said.err
    assert "finished after step 4 of 4" in said.err
    loaded = load_model(run / "model.safetensors")
    assert sum(parameter.numel() for parameter in loaded.model.parameters()) == outcome["parameters"]
    assert loaded.info.test_accuracy == outcome["test_accuracy"]
    assert loaded.info.valid_accuracy == outcome["valid_accuracy"]
    assert (loaded.info.steps, loaded.info.seed) == (4, 5)


def test_a_copy_of_the_model_is_left_where_it_is_wanted(tmp_path, capsys):
    copy = tmp_path / "copy.safetensors"
    assert train("--out", tmp_path / "run", "--model", copy, *BRIEF) == 0
    assert json.loads(capsys.readouterr().out)["model"] == str(copy)
    one, other = load_model(tmp_path / "run" / "model.safetensors"), load_model(copy)
    assert one.info == other.info
    assert all(torch.equal(tensor, other.model.state_dict()[name]) for name, tensor in one.model.state_dict().items())


def test_a_preset_is_where_the_options_begin(tmp_path, capsys):
    arguments = "--drawn", "--epochs", "1", "--batch-size", "400", "--depth", "1", "--threads", "1", "--seed", "4"
    assert train("--out", tmp_path / "run", "--preset", "quick", *arguments) == 0
    outcome = json.loads(capsys.readouterr().out)
    quick = Preset.QUICK.values
    assert outcome["config"]["depth"] == 1
    assert [outcome["config"][name] for name in ("patch_size", "embed_dim", "num_heads")] == [7, 96, 6]
    given = {"epochs": 1, "batch_size": 400, "seed": 4, "precision": outcome["settings"]["precision"]}
    assert outcome["settings"] == {name: quick[name] for name in SETTINGS_FIELDS} | given


def test_the_same_command_gives_the_same_model(tmp_path, capsys):
    models = []
    for number, seed in enumerate((3, 3, 4)):
        path = tmp_path / str(number)
        assert train("--out", path, *BRIEF, "--seed", seed) == 0
        models.append(load_model(path / "model.safetensors").model.state_dict())
    one, two, three = models
    assert all(torch.equal(one[name], two[name]) for name in one)
    assert not torch.equal(one["head.weight"], three["head.weight"])


def test_without_validation_images_the_json_is_still_json(tmp_path, capsys):
    assert train("--out", tmp_path / "run", *BRIEF, "--valid-images", 0) == 0
    said = capsys.readouterr().out
    assert json.loads(said, parse_constant=pytest.fail)["valid_accuracy"] is None


def test_the_budget_of_the_snapshots_is_kept(tmp_path, capsys):
    assert train("--out", tmp_path / "run", *BRIEF, "--snapshot-budget", 0.04) == 0
    files = list((tmp_path / "run" / "snapshots").iterdir())
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) <= 40_000


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--patch-size", 5], "patch_size 5 does not divide image_size 28"),
        (["--epochs", 0], "epochs is 0"),
        (["--image-size", 56], "Set in_channels to 1, image_size to 28"),
    ],
)
def test_numbers_that_clash_are_told_without_a_traceback(tmp_path, capsys, arguments, words):
    out = tmp_path / "run"
    assert train("--out", out, *BRIEF, *arguments) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--threads", "0"],
        ["--epochs", "many"],
        ["--mlp-ratio", "nan"],
        ["--snapshot-budget", "-1"],
        ["--resume", "run"],
        ["--what"],
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, capsys, arguments):
    with pytest.raises(SystemExit) as leaving:
        train("--out", tmp_path / "run", *arguments)
    assert leaving.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_a_run_needs_a_folder(capsys):
    with pytest.raises(SystemExit) as leaving:
        train(*BRIEF)
    assert leaving.value.code == 2
    assert "--out --resume is required" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--out", "my.safetensors"], ["--resume", "my.safetensors"]])
def test_a_models_file_is_no_run_and_what_to_do_is_told(tmp_path, capsys, arguments):
    assert train(*arguments, *BRIEF) == 2
    said = capsys.readouterr().err
    assert "my.safetensors names a model's file, but a training is kept in a folder" in said
    assert "--out my --model my.safetensors" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "taken"], "not empty"),
        (["--out", "run"], "There is a run in"),
        (["--out", "new", "--model", "nowhere/my.safetensors"], "Nothing can be written to the folder"),
    ],
)
def test_places_that_will_not_do_are_refused_before_anything_is_read(tmp_path, capsys, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    for name in ("taken/thesis.tex", "run/run.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    monkeypatch.setattr("vit_studio.commands.training_start.images_for_training", pytest.fail)
    assert train(*arguments, *BRIEF) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_missing_data_is_told(tmp_path, capsys):
    assert train("--out", tmp_path / "run", "--data-dir", tmp_path, "--no-download") == 2
    assert "There is no Fashion-MNIST in" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_a_device_that_is_not_there_is_told(tmp_path, capsys):
    assert train("--out", tmp_path / "run", *BRIEF, "--device", "abacus") == 2
    assert "no device abacus" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()
