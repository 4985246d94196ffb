import dataclasses
import random

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from vit_studio.data import places
from vit_studio.data.loading import load_images
from vit_studio.errors import ConfigError, VitStudioError
from vit_studio.training.evaluate import evaluate
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import train
from vit_studio.training.plan import evaluation_steps
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import hold_out
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.pixels import to_input

CLOCKED = {"images_per_second", "seconds_left", "seconds"}

CHOICES = [
    {"flip": True},
    {"shift": 0},
    {"label_smoothing": 0.0},
    {"clip_norm": 0.01},
    {"min_learning_rate": 1e-3},
    {"random_erasing": 0.5},
    {"mixup": 0.5},
    {"drop_path": 0.3},
    {"ema": 0.9},
    {"optimizer": "adamw"},
]
"""Each a recipe that differs from the default in one choice."""


def run(images, config, settings, **more):
    """The events, and the weights that they leave."""
    model = initial_model(config, settings.seed)
    events = list(train(model, images, settings, **more))
    return events, torch.cat([parameter.detach().flatten() for parameter in model.parameters()])


def curve(events):
    """All that does not depend on the clock."""
    return [
        (type(event), {name: value for name, value in dataclasses.asdict(event).items() if name not in CLOCKED})
        for event in events
    ]


def of_kind(events, kind):
    return [event for event in events if isinstance(event, kind)]


def test_the_events_come_in_their_order(garments, tiny, brief):
    events, _ = run(garments, tiny, brief)
    assert events[0] == Started(steps=10, epochs=2, train_images=160, valid_images=40, step=0, epoch_steps=5)
    assert [event.step for event in of_kind(events, Progress)] == list(range(1, 11))
    assert [event.step for event in of_kind(events, Evaluated)] == [0, 1, 2, 3, 5, 10]
    assert of_kind(events, Evaluated)[-1].epoch == 2.0
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert (finished.step, finished.steps, finished.stopped) == (10, 10, False)
    assert finished.seconds > 0
    assert finished.images_per_second > 0


@pytest.mark.parametrize("kind", PosEmbed)
def test_each_kind_of_positions_learns(garments, tiny, brief, kind):
    config = dataclasses.replace(tiny, pos_embed=kind)
    untaught = {name: tensor.clone() for name, tensor in initial_model(config, brief.seed).state_dict().items()}
    model = initial_model(config, brief.seed)
    evaluated = of_kind(list(train(model, garments, brief)), Evaluated)
    assert evaluated[-1].train_loss < evaluated[0].train_loss - 0.1
    learned = {name for name, tensor in model.state_dict().items() if not torch.equal(tensor, untaught[name])}
    assert learned == set(untaught)


@pytest.mark.parametrize("clip_norm", [0.0, 0.05])
def test_the_gradient_s_norm_is_that_of_the_whole_gradient_before_it_is_cut(garments, tiny, brief, clip_norm):
    settings = dataclasses.replace(brief, clip_norm=clip_norm, flip=False, shift=0, batch_size=160, precision="float32")
    model = initial_model(tiny, settings.seed)
    indices = hold_out(garments, settings.valid_images).train  # all in one batch: its order does not matter
    inputs = to_input(garments.images[indices], mean=garments.mean, std=garments.std)
    labels = torch.from_numpy(garments.labels[indices]).long()
    loss = F.cross_entropy(model(inputs), labels, label_smoothing=settings.label_smoothing)
    gradients = torch.autograd.grad(loss, list(model.parameters()))
    expected = np.sqrt(sum(np.square(gradient.numpy().astype(np.float64)).sum() for gradient in gradients))
    first = of_kind(run(garments, tiny, settings)[0], Progress)[0]
    assert first.grad_norm == pytest.approx(expected, rel=1e-4)
    assert first.grad_norm > 0.05


def test_the_confusion_travels_with_the_evaluation(garments, tiny, brief):
    valid = hold_out(garments, brief.valid_images).valid
    for event in of_kind(run(garments, tiny, brief)[0], Evaluated):
        assert np.sum(event.confusion, axis=1).tolist() == np.bincount(garments.labels[valid], minlength=10).tolist()
        assert np.trace(event.confusion) / len(valid) == event.valid_accuracy


def test_a_last_batch_that_is_not_full_is_learned_from(garments, tiny, brief):
    events, _ = run(garments, tiny, dataclasses.replace(brief, epochs=1, batch_size=150))
    assert [event.epoch for event in of_kind(events, Progress)] == [0.5, 1.0]
    assert [event.batch_images for event in of_kind(events, Progress)] == [150, 10]


def test_the_time_left_runs_out(garments, tiny, brief):
    left = [event.seconds_left for event in of_kind(run(garments, tiny, brief)[0], Progress)]
    assert all(seconds > 0 for seconds in left)
    assert left[-1] < left[0]


@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_a_seed_gives_the_same_curve_bit_for_bit(garments, tiny, brief, dropout):
    config = dataclasses.replace(tiny, dropout=dropout)
    once, weights = run(garments, config, brief)
    torch.rand(7)  # whatever else chance is asked for meanwhile
    again, same_weights = run(garments, config, brief)
    assert curve(once) == curve(again)
    assert torch.equal(weights, same_weights)


def test_another_seed_gives_another_curve_on_the_same_validation_images(garments, tiny, brief):
    once, _ = run(garments, tiny, brief)
    other = dataclasses.replace(brief, seed=1)
    model = initial_model(tiny, brief.seed)
    assert curve(train(model, garments, other)) != curve(once)


@pytest.mark.parametrize("change", CHOICES, ids=str)
def test_each_choice_of_the_recipe_changes_what_is_learned(garments, tiny, brief, change):
    _, weights = run(garments, tiny, brief)
    _, others = run(garments, tiny, dataclasses.replace(brief, **change))
    assert not torch.equal(weights, others)


def test_the_global_generators_are_left_alone(garments, tiny, brief):
    def states():
        return torch.get_rng_state().tolist(), np.random.get_state()[1].tolist(), random.getstate()

    before = states()
    model = initial_model(dataclasses.replace(tiny, dropout=0.3), 0)
    for _ in train(model, garments, brief):
        assert states() == before


def test_the_test_split_is_never_looked_at(garments, poisoned_test_split, tiny, brief):
    assert curve(run(garments, tiny, brief)[0]) == curve(run(poisoned_test_split, tiny, brief)[0])


def test_the_evaluation_is_of_the_held_out_images_with_the_weights_of_its_step(garments, tiny, brief):
    model = initial_model(tiny, brief.seed)
    valid = hold_out(garments, brief.valid_images).valid
    for event in train(model, garments, brief):
        if isinstance(event, Evaluated):
            assert (event.valid_loss, event.valid_accuracy, event.confusion) == evaluate(model, garments, valid)


def test_each_image_teaches_once_an_epoch_and_held_out_ones_never(garments, tiny, brief, monkeypatch):
    seen = []

    def remember(images, **choices):
        seen.extend(image.tobytes() for image in images)
        return to_input(images, **choices)

    monkeypatch.setattr("vit_studio.training.batches.to_input", remember)
    run(garments, tiny, dataclasses.replace(brief, epochs=2, flip=False, shift=0))
    taught = [image.tobytes() for image in garments.images[hold_out(garments, brief.valid_images).train]]
    assert sorted(seen[:160]) == sorted(seen[160:]) == sorted(taught)
    assert seen[:160] != seen[160:]


def test_it_learns_a_small_set_by_heart(garments):
    config = ViTConfig(patch_size=7, embed_dim=32, depth=2, num_heads=4)
    settings = TrainSettings(epochs=12, batch_size=20, learning_rate=3e-3, valid_images=40, flip=False, shift=0)
    events, _ = run(garments, config, settings)
    first, *_, last = of_kind(events, Evaluated)
    assert first.train_loss > 2.0
    assert last.train_loss < 0.5 * first.train_loss
    assert last.valid_accuracy > first.valid_accuracy


def test_real_garments_are_learned(data_dir):
    real = load_images(data_dir, places.cache_dir())
    some = np.concatenate([np.arange(1000), np.arange(60_000, 60_010)])
    few = dataclasses.replace(
        real,
        images=real.images[some],
        labels=real.labels[some],
        is_train=real.is_train[some],
        numbers=real.numbers[some],
    )
    config = ViTConfig(patch_size=7, embed_dim=32, depth=2, num_heads=4)
    events, _ = run(few, config, TrainSettings(epochs=3, batch_size=20, learning_rate=3e-3))
    first, *_, last = of_kind(events, Evaluated)
    assert last.valid_loss < 0.6 * first.valid_loss
    assert last.valid_accuracy > 0.5


def test_a_stop_ends_at_the_next_step_and_keeps_what_was_learned(garments, tiny, brief):
    model = initial_model(tiny, brief.seed)
    untrained = model.head.weight.detach().clone()
    taken = []
    events = train(model, garments, brief, should_stop=lambda: len(taken) == 4)
    for event in events:
        if isinstance(event, Progress):
            taken.append(event.step)
    assert taken == [1, 2, 3, 4]
    assert isinstance(event, Finished)
    assert (event.step, event.stopped) == (4, True)
    assert not torch.equal(model.head.weight, untrained)


def test_a_stop_does_not_wait_for_an_evaluation(garments, tiny, brief):
    events, _ = run(garments, tiny, brief, should_stop=lambda: True)
    assert [type(event) for event in events] == [Started, Finished]
    assert events[-1].stopped


def test_a_stop_after_the_last_step_is_none(garments, tiny, brief):
    events = []
    settings = dataclasses.replace(brief, epochs=1, batch_size=200)
    stop = {"should_stop": lambda: bool(of_kind(events, Progress))}
    for event in train(initial_model(tiny, 0), garments, settings, **stop):
        events.append(event)
    assert [type(event) for event in events] == [Started, Evaluated, Progress, Finished]
    assert not events[-1].stopped


def test_the_model_is_left_at_rest(garments, tiny, brief):
    model = initial_model(tiny, 0).train()
    events = train(model, garments, brief)
    for event in events:
        if isinstance(event, Progress):
            assert model.training
            break
    events.close()  # as when nobody asks for more
    assert not model.training


def test_nothing_held_out_is_nothing_validated(garments, tiny, brief):
    events, _ = run(garments, tiny, dataclasses.replace(brief, epochs=1, valid_images=0, eval_train_images=0))
    assert events[0].train_images == 200
    assert all(np.isnan(event.valid_loss) and np.isnan(event.train_accuracy) for event in of_kind(events, Evaluated))
    assert all(event.confusion == () for event in of_kind(events, Evaluated))


@pytest.mark.parametrize("change", [{"image_size": 56}, {"in_channels": 3}, {"num_classes": 4}])
def test_a_model_that_does_not_fit_the_images_is_refused(garments, tiny, brief, change):
    model = initial_model(dataclasses.replace(tiny, max_tokens=0 if "image_size" in change else 5, **change), 0)
    with pytest.raises(ConfigError, match=next(iter(change))):
        next(train(model, garments, brief))


def test_a_loss_that_is_no_number_is_told(garments, tiny, brief):
    model = initial_model(tiny, 0)
    with torch.no_grad():
        model.head.bias.fill_(float("nan"))
    with pytest.raises(VitStudioError, match="learning rate"):
        list(train(model, garments, brief))
    assert not model.training


def test_evaluations_are_at_the_quarters_of_the_first_epoch_and_at_each_end():
    assert sorted(evaluation_steps(3, 100)) == [0, 25, 50, 75, 100, 200, 300]
    assert sorted(evaluation_steps(2, 1)) == [0, 1, 2]


def test_a_training_on_few_images_sees_no_others(garments, tiny, brief):
    few = dataclasses.replace(brief, train_images=20, batch_size=10)
    taught = hold_out(garments, few.valid_images, teach=20).train
    others = np.setdiff1d(np.arange(len(garments)), [*taught, *hold_out(garments, few.valid_images).valid])
    images = garments.images.copy()
    images[others] = 255 - images[others]
    poisoned = dataclasses.replace(garments, images=images)
    told = [list(train(initial_model(tiny, 0), given, few)) for given in (garments, poisoned)]
    assert (told[0][0].train_images, told[0][0].epoch_steps) == (20, 2)
    losses = [[event.loss for event in events if isinstance(event, Progress)] for events in told]
    assert losses[0] == losses[1]
    assert len(losses[0]) == 4
