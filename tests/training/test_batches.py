import dataclasses

import numpy as np
import pytest
import torch

from vit_studio.training.batches import Batches
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import hold_out
from vit_studio.training.world import World

SETTINGS = TrainSettings(batch_size=32, valid_images=40, flip=False, shift=0)


def batches(images, world=None, **changes):
    settings = dataclasses.replace(SETTINGS, **changes)
    return Batches(images, hold_out(images, settings.valid_images).train, settings, world or World())


def test_any_step_can_be_asked_for_at_once(garments):
    in_turn = batches(garments, flip=True, shift=2, random_erasing=0.5, mixup=0.3)
    all_steps = [in_turn.at(step) for step in range(15)]
    for step in (14, 3, 7, 0):
        again = batches(garments, flip=True, shift=2, random_erasing=0.5, mixup=0.3).at(step)
        assert torch.equal(again.inputs, all_steps[step].inputs)
        assert torch.equal(again.labels, all_steps[step].labels)
        assert torch.equal(again.partners, all_steps[step].partners)
        assert again.blend == all_steps[step].blend


def test_mixup_blends_images_with_those_whose_labels_it_tells(garments):
    plain, mixed = batches(garments).at(2), batches(garments, mixup=0.5).at(2)
    assert torch.equal(mixed.labels, plain.labels)
    assert 0.5 <= mixed.blend < 1
    others = (mixed.inputs - mixed.blend * plain.inputs) / (1 - mixed.blend)
    for other, label in zip(others, mixed.partners, strict=True):
        distances = (plain.inputs - other).abs().amax(dim=(1, 2, 3))
        nearest = int(distances.argmin())
        assert distances[nearest] < 1e-4
        assert plain.labels[nearest] == label


def test_the_blend_is_drawn_from_beta(garments):
    source = batches(garments, mixup=0.2)
    blends = np.array([source.at(step).blend for step in range(400)])
    drawn = np.random.default_rng(0).beta(0.2, 0.2, size=100_000)
    expected = np.maximum(drawn, 1 - drawn)
    for part in (0.25, 0.5, 0.75):
        assert np.quantile(blends, part) == pytest.approx(np.quantile(expected, part), abs=0.05)


def test_without_mixup_nothing_is_blended(garments):
    batch = batches(garments).at(0)
    assert batch.partners is None
    assert batch.blend == 1.0


@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("batch_size", [32, 150])
def test_the_parts_of_all_processes_are_the_whole_batch(garments, size, batch_size):
    changes = {"flip": True, "shift": 2, "random_erasing": 0.5, "mixup": 0.3, "batch_size": batch_size}
    for step in range(160 // batch_size + 1):
        whole = batches(garments, **changes).at(step)
        parts = [batches(garments, World(rank=rank, size=size), **changes).at(step) for rank in range(size)]
        assert torch.equal(torch.cat([part.inputs for part in parts]), whole.inputs)
        assert torch.equal(torch.cat([part.labels for part in parts]), whole.labels)
        assert torch.equal(torch.cat([part.partners for part in parts]), whole.partners)
        assert {part.images for part in parts} == {whole.images}
        assert sum(part.share for part in parts) == pytest.approx(1)
        assert max(len(part.labels) for part in parts) - min(len(part.labels) for part in parts) <= 1


def test_a_process_without_images_sees_one_that_does_not_count(garments):
    parts = [batches(garments, World(rank=rank, size=3), batch_size=159).at(1) for rank in range(3)]  # one is left over
    assert sorted(part.share for part in parts) == [0, 0, 1]
    assert all(len(part.inputs) == 1 for part in parts)
