import dataclasses
import subprocess
import sys

import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training, train
from vit_studio.training.state import TrainState

CLOCKED = {"images_per_second", "seconds_left", "seconds"}


def steady(event):
    """All that does not depend on the clock."""
    values = dataclasses.asdict(event).items()
    return type(event), {name: value for name, value in values if name not in CLOCKED}


def fresh(images, config, settings, **more):
    return Training(initial_model(config, settings.seed), images, settings, **more)


def other_start(images, config, settings, **more):
    """A model that has nothing of the training to resume: all must come from the state."""
    return Training(initial_model(config, settings.seed + 99), images, settings, **more)


def states_of(training):
    """Each event, with the state after it."""
    return [(event, training.state()) for event in training.events()]


def assert_same(one, other):
    assert set(one) == set(other)
    for name, tensor in one.items():
        assert torch.equal(tensor, other[name]), name


RECIPES = [
    {},
    {"clip_norm": 0.0, "min_learning_rate": 1e-3, "label_smoothing": 0.1},
    {"random_erasing": 0.5, "mixup": 0.4},
    {"drop_path": 0.4},
    {"ema": 0.9},
    {"optimizer": "muon"},
    {"random_erasing": 0.3, "mixup": 0.4, "drop_path": 0.2, "ema": 0.8, "optimizer": "muon"},
]


@pytest.mark.parametrize("dropout", [0.0, 0.3])
@pytest.mark.parametrize("recipe", RECIPES, ids=str)
def test_resumed_after_any_event_it_ends_bit_equal(garments, tiny, brief, recipe, dropout):
    config = dataclasses.replace(tiny, dropout=dropout)
    settings = dataclasses.replace(brief, shift=2, **recipe)
    told = states_of(fresh(garments, config, settings))
    *_, (_, last) = told
    every = 1 if recipe in (RECIPES[0], RECIPES[-1]) else 6
    for number, (event, state) in list(enumerate(told))[::every]:
        resumed = other_start(garments, config, settings, resume=state)
        rest = list(resumed.events())
        assert_same(resumed.state().weights, last.weights)
        assert_same(resumed.state().optimizer, last.optimizer)
        assert resumed.step == last.step
        # nothing is told twice and nothing is left out, whether or not the evaluation of that step had been told
        after = [later for later, _ in told[number + 1 :]] or [event]
        assert [steady(later) for later in rest[1:]] == [steady(later) for later in after]
        assert (type(rest[0]), rest[0].step) == (Started, state.step)


def test_a_state_that_says_nothing_of_evaluations_repeats_none(garments, tiny, brief):
    states = {event.step: state for event, state in states_of(fresh(garments, tiny, brief)) if hasattr(event, "step")}
    plain = dataclasses.replace(states[5], evaluation_due=False)
    resumed = other_start(garments, tiny, brief, resume=plain)
    assert [event.step for event in resumed.events() if isinstance(event, Evaluated)] == [10]


def test_the_state_is_a_copy(garments, tiny, brief):
    training = fresh(garments, tiny, brief)
    states = {}
    for event in training.events():
        if isinstance(event, Progress):
            state = training.state()
            states[event.step] = (state, {name: tensor.clone() for name, tensor in state.weights.items()})
    for state, weights in states.values():
        assert_same(state.weights, weights)


def test_a_training_that_was_stopped_goes_on_in_the_same_object(garments, tiny, brief):
    wanted = fresh(garments, tiny, brief)
    expected = [steady(event) for event in wanted.events()]
    stop_at = 3
    training = fresh(garments, tiny, brief, should_stop=lambda: training.step == stop_at)
    first = list(training.events())
    assert (first[-1].step, first[-1].stopped) == (3, True)
    stop_at = None
    second = list(training.events())
    assert_same(training.state().weights, wanted.state().weights)
    assert [steady(event) for event in first[:-1] + second[1:]] == expected


def test_the_clock_and_the_count_go_on(garments, tiny, brief):
    told = states_of(fresh(garments, tiny, brief))
    state = next(state for event, state in told if isinstance(event, Progress) and event.step == 6)
    assert state.images == 160 + 32
    assert state.seconds > 0
    longer = dataclasses.replace(state, seconds=1000.0, evaluation_seconds=500.0)
    resumed = other_start(garments, tiny, brief, resume=longer)
    finished = list(resumed.events())[-1]
    assert 1500 < finished.seconds < 1100 + 500
    assert finished.images_per_second == pytest.approx(320 / resumed.state().seconds)
    assert resumed.state().images == 320


def test_a_training_that_is_over_is_over(garments, tiny, brief):
    training = fresh(garments, tiny, brief)
    list(training.events())
    again = other_start(garments, tiny, brief, resume=training.state())
    assert [type(event) for event in again.events()] == [Started, Finished]
    assert_same(again.state().weights, training.state().weights)


def test_the_iterator_resumes_as_well(garments, tiny, brief):
    training = fresh(garments, tiny, brief)
    told = states_of(training)
    state = told[6][1]
    model = initial_model(tiny, 77)
    list(train(model, garments, brief, resume=state))
    assert_same(model.state_dict(), training.state().weights)


PROCESS = """
import sys, torch
from safetensors.torch import load_file, save_file
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.training.settings import TrainSettings
from vit_studio.training.state import TrainState
from vit_studio.vit.config import ViTConfig

start, end, into = sys.argv[1:]
torch.set_num_threads(1)
config = ViTConfig(patch_size=14, embed_dim=8, depth=2, num_heads=2, dropout=0.2)
settings = TrainSettings(epochs=2, batch_size=32, learning_rate=5e-3, valid_images=40, eval_train_images=50, seed=3)
resume = None
if start != "0":
    tensors = load_file(f"{into}/{start}.safetensors")
    parts = {part: {name.split("/")[1]: t for name, t in tensors.items() if name.startswith(part)}
             for part in ("weights/", "optimizer/")}
    resume = TrainState(step=int(start), seconds=1.0, images=1, weights=parts["weights/"],
                        optimizer=parts["optimizer/"])
training = Training(initial_model(config, 3 if resume is None else 4), draw_garments(count=240, seed=1), settings,
                    resume=resume, should_stop=lambda: training.step == int(end))
list(training.events())
state = training.state()
save_file({f"weights/{name}": t for name, t in state.weights.items()}
          | {f"optimizer/{name}": t for name, t in state.optimizer.items()}, f"{into}/{end}.safetensors")
"""


def test_another_process_goes_on_bit_equal(tmp_path):
    def run(start, end, into):
        into.mkdir(exist_ok=True)
        subprocess.run([sys.executable, "-c", PROCESS, str(start), str(end), str(into)], check=True, timeout=120)
        return (into / f"{end}.safetensors").read_bytes()

    whole = run(0, 10, tmp_path / "whole")
    for start, end in ((0, 3), (3, 7)):  # both in the midst of an epoch
        run(start, end, tmp_path / "parts")
    assert run(7, 10, tmp_path / "parts") == whole


def state_after(images, config, settings, steps):
    training = fresh(images, config, settings, should_stop=lambda: training.step == steps)
    list(training.events())
    return training.state()


def test_the_state_of_another_model_is_refused(garments, tiny, brief):
    state = state_after(garments, tiny, brief, 2)
    with pytest.raises(ConfigError, match="blocks"):
        fresh(garments, dataclasses.replace(tiny, depth=2), brief, resume=state)


def test_a_state_without_what_the_optimizer_remembers_is_refused(garments, tiny, brief):
    state = dataclasses.replace(state_after(garments, tiny, brief, 2), optimizer={})
    with pytest.raises(ConfigError, match="exp_avg"):
        fresh(garments, tiny, brief, resume=state)


def test_a_state_beyond_the_end_is_refused(garments, tiny, brief):
    state = state_after(garments, tiny, brief, 8)
    with pytest.raises(ConfigError, match="step 8 of 5"):
        fresh(garments, tiny, dataclasses.replace(brief, epochs=1), resume=state)


def test_a_refused_state_leaves_the_model_as_it_was(garments, tiny, brief):
    state = state_after(garments, tiny, brief, 2)
    broken = TrainState(step=2, seconds=1.0, images=64, weights=state.weights, optimizer={})
    model = initial_model(tiny, 5)
    with pytest.raises(ConfigError):
        Training(model, garments, brief, resume=broken)
    assert_same(model.state_dict(), initial_model(tiny, 5).state_dict())
