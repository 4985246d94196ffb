import csv
import io
import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
import torch

from vit_studio.cli import main
from vit_studio.runs.run_folder import RunFolder
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.training.learner import Learner
from vit_studio.vit.config import PosEmbed
from vit_studio.vit.weights import load_model

SMALL = ["--drawn", "--patch-size", "14", "--embed-dim", "8", "--depth", "1", "--num-heads", "2", "--threads", "1"]
BRIEF = [*SMALL, "--epochs", "1", "--batch-size", "200", "--valid-images", "60", "--eval-train-images", "20"]


@pytest.fixture(autouse=True)
def threads_come_back():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


def positions(*arguments):
    return main(["positions", *map(str, arguments)])


def outcome_of(said):
    assert said.out.count("\n") == 1
    return json.loads(said.out, parse_constant=pytest.fail)


def test_where_one_training_falls_apart_the_table_has_the_others(tmp_path, capsys, monkeypatch):
    learn = Learner.learn

    def diverge(self, batch, *, step, **more):
        if self._model.config.pos_embed is PosEmbed.LEARNED_2D:
            batch.inputs.fill_(float("nan"))
        return learn(self, batch, step=step, **more)

    monkeypatch.setattr(Learner, "learn", diverge)
    assert positions("--out", tmp_path / "study", *BRIEF, "--seeds", 1) == 3
    said = capsys.readouterr()
    outcome = outcome_of(said)
    assert (outcome["complete"], outcome["done"]) == (False, 4)
    assert outcome["diverged"] == [{"kind": "learned_2d", "seed": 0}]
    assert "“Learned 2-D” with seed 0 fell apart: at step 1" in said.err
    assert "to go on" not in said.err
    assert (tmp_path / "study" / "positions.csv").is_file()


def test_it_trains_every_kind_and_prints_the_table_beside_the_papers(tmp_path, capsys):
    out = tmp_path / "study"
    assert positions("--out", out, *BRIEF, "--seeds", 2, "--seed", 5) == 0
    said = capsys.readouterr()
    outcome = outcome_of(said)
    assert (outcome["complete"], outcome["done"], outcome["members"], outcome["seeds"]) == (True, 10, 10, [5, 6])
    assert [row["kind"] for row in outcome["rows"]] == ["none", "learned_1d", "learned_2d", "sincos_2d", "relative"]
    lines = said.err.splitlines()
    for row, name, paper in zip(
        outcome["rows"],
        ("None", "Learned 1-D", "Learned 2-D", "Sine-cosine", "Relative"),
        ("0.61382", "0.64206", "0.64001", "–", "0.64032"),
        strict=True,
    ):
        both = [
            load_model(RunFolder.open(out / f"{row['kind']}-seed-{seed}").model_file).info.valid_accuracy
            for seed in (5, 6)
        ]
        assert row["valid_accuracy"]["by_seed"] == {"5": both[0], "6": both[1]}
        assert row["valid_accuracy"]["mean"] == pytest.approx(np.mean(both))
        assert row["valid_accuracy"]["standard_deviation"] == pytest.approx(np.std(both, ddof=1))
        (line,) = [line for line in lines if line.startswith(f"{name}  ") and line.endswith(paper)]
        for number in (f"{np.mean(both):.2%} ± {100 * np.std(both, ddof=1):.2f}", *(f"{each:.2%}" for each in both)):
            assert number in line
        assert f"{row['parameters']:,}" in line
    assert "test images have no part" in said.err
    assert "Do not expect the paper’s numbers" in said.err
    rows = list(csv.DictReader(io.StringIO((out / "positions.csv").read_text(encoding="utf-8-sig"))))
    assert [float(row["valid_accuracy_mean"]) for row in rows] == [
        row["valid_accuracy"]["mean"] for row in outcome["rows"]
    ]
    assert all((out / f"positions.{suffix}").stat().st_size > 1000 for suffix in ("png", "svg", "pdf"))


def test_one_seed_has_no_deviation(tmp_path, capsys):
    assert positions("--out", tmp_path / "study", *BRIEF, "--seeds", 1, "--kinds", "none") == 0
    said = capsys.readouterr()
    (row,) = outcome_of(said)["rows"]
    assert (row["valid_accuracy"]["n"], row["valid_accuracy"]["standard_deviation"]) == (1, None)
    assert " ± " not in next(line for line in said.err.splitlines() if line.startswith("None  "))


def test_the_same_command_goes_on_and_trains_nothing_twice(tmp_path, capsys):
    out = tmp_path / "study"
    arguments = ["--out", out, *BRIEF, "--kinds", "none", "learned_1d", "--seeds", 1]
    assert positions(*arguments) == 0
    first = outcome_of(capsys.readouterr())
    file = RunFolder.open(out / "none-seed-0").model_file
    before = file.stat().st_mtime_ns
    assert positions(*arguments) == 0
    assert outcome_of(capsys.readouterr())["rows"] == first["rows"]
    assert positions("--out", out, "--kinds", "relative", "--seeds", 2) == 0
    grown = outcome_of(capsys.readouterr())
    assert [row["kind"] for row in grown["rows"]] == ["none", "learned_1d", "relative"]
    assert (grown["done"], grown["seeds"], grown["threads"]) == (6, [0, 1], 1)
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--epochs", "2"], "another recipe: --epochs 1"),
        (["--embed-dim", "16", "--shift", "0"], "another recipe: --embed-dim 8, --shift 1"),
        (["--snapshot-budget", "1"], "another recipe: --snapshot-budget 16"),
    ],
)
def test_a_study_goes_on_with_its_own_recipe(tmp_path, capsys, more, words):
    out = tmp_path / "study"
    assert positions("--out", out, *BRIEF, "--kinds", "none", "--seeds", 1) == 0
    before = (out / "study.json").read_bytes()
    capsys.readouterr()
    assert positions("--out", out, "--seeds", 3, *more) == 2
    assert words in capsys.readouterr().err
    assert (out / "study.json").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--valid-images", 0], "nothing to compare the kinds by"),
        (["--embed-dim", 6, "--num-heads", 1], "does not divide embed_dim 6"),
        (["--image-size", 56], "image_size to 28"),
    ],
)
def test_what_clashes_is_told_and_leaves_no_folder(tmp_path, capsys, arguments, words):
    assert positions("--out", tmp_path / "study", *BRIEF, *arguments) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""
    assert not (tmp_path / "study").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--seeds", "0"],
        ["--kinds", "spiral"],
        ["--threads", "no"],
        ["--pos-embed", "none"],
        ["--snapshot-budget", "-1"],
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, capsys, arguments):
    with pytest.raises(SystemExit) as leaving:
        positions("--out", tmp_path / "study", *arguments)
    assert leaving.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_ctrl_c_keeps_what_is_done_and_the_next_call_goes_on(tmp_path, capsys):
    """Interrupted within the second member, and gone on with, all models are those of a study that went through."""
    out, whole = tmp_path / "study", tmp_path / "whole"
    recipe = [*SMALL, "--epochs", "40", "--batch-size", "20", "--kinds", "none", "relative", "--seeds", "1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "vit_studio", "positions", "--out", str(out), *recipe],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stderr is not None
    heard = []
    for line in process.stderr:
        heard.append(line)
        if line.startswith("1/2 None, seed 0"):
            break
    metrics = out / "relative-seed-0" / "metrics.jsonl"
    while process.poll() is None and not (metrics.is_file() and metrics.read_bytes().count(b"progress") > 3):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    said, rest = process.communicate(timeout=120)
    assert process.returncode == 130, (heard, rest)
    outcome = json.loads(said)
    assert (outcome["complete"], outcome["done"]) == (False, 1)
    assert "to go on: vit-studio positions --out" in rest
    assert "Traceback" not in rest
    assert (out / "positions.csv").is_file()
    assert not RunFolder.open(out / "relative-seed-0").is_finished
    assert positions("--out", out) == 0
    assert outcome_of(capsys.readouterr())["complete"]
    assert positions("--out", whole, *recipe) == 0
    for member in StudyFolder.open(whole).plan.members:
        one, other = (load_model(path / member.name / "model.safetensors").model.state_dict() for path in (out, whole))
        assert all(torch.equal(one[name], other[name]) for name in other)
