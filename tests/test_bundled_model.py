"""The model that comes with the program, its recipe, and the timeline that the time bar opens by itself."""

import json

import pytest
import torch

from vit_studio.resources import bundled_model, resource_path
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import list_snapshots
from vit_studio.training.events import Evaluated, Finished
from vit_studio.vit.costs import num_parameters
from vit_studio.vit.weights import load_model


@pytest.fixture(scope="module")
def run():
    return RunFolder.open(bundled_model().with_suffix(".run"))


def test_it_is_small_and_good():
    model = load_model(bundled_model())
    assert num_parameters(model.model.config) <= 250_000
    assert model.info.test_accuracy >= 0.93  # tests/session/test_predictions.py counts after


def test_its_recipe_says_what_it_was_made_by(run):
    recipe = json.loads(resource_path("models", "fashion_mnist.json").read_text())
    info = load_model(bundled_model()).info
    assert recipe["settings"] == run.info.settings.to_dict()
    assert recipe["config"] == run.info.config.to_dict()
    assert (recipe["test_accuracy"], recipe["valid_accuracy"]) == (info.test_accuracy, info.valid_accuracy)


def test_its_timeline_is_finished_and_takes_at_most_8_mb(run):
    assert run.is_finished
    assert sum(file.stat().st_size for file in run.path.rglob("*") if file.is_file()) <= 8_000_000


def test_its_moments_go_from_the_first_weights_to_the_model_itself(run):
    snapshots = list_snapshots(run)
    assert len(snapshots) >= 15
    assert snapshots[0].step == 0
    assert snapshots[-1].step == run.info.steps
    last, model = (load_model(path).model for path in (snapshots[-1].path, bundled_model()))
    assert all(map(torch.equal, last.parameters(), model.parameters()))


def test_its_curves_tell_every_evaluation_to_the_end(run):
    events = read_metrics(run)
    assert isinstance(events[-1], Finished)
    epochs = [round(event.epoch, 6) for event in events if isinstance(event, Evaluated)]
    assert set(range(1, run.info.settings.epochs + 1)) <= set(epochs)
