"""A model's hash follows from its shape and numbers, and from nothing else."""

import hashlib
import json

import pytest
import torch

from vit_studio.session.held_model import HeldModel
from vit_studio.session.model_hash import model_hash
from vit_studio.session.opening import View, make_scene
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.weights import load_model


def by_hand(model):
    """The digest of one long text, put together first."""
    whole = json.dumps(model.config.to_dict(), sort_keys=True).encode()
    for name in sorted(model.state_dict()):
        numbers = model.state_dict()[name].numpy()
        whole += json.dumps([name, str(numbers.dtype), list(numbers.shape)]).encode() + numbers.tobytes()
    return hashlib.sha256(whole).hexdigest()[:12]


@pytest.mark.parametrize("config", [NOTEBOOK, ViTConfig(patch_size=7, depth=1)], ids=str)
def test_it_is_a_sha256_over_configuration_and_weights(make_held, config):
    model = make_held(config).model
    assert model_hash(model) == by_hand(model)


def test_it_changes_with_the_last_bit_of_any_weight_and_with_the_configuration(make_held, small):
    held = make_held()
    before = model_hash(held.model)
    assert model_hash(make_held().model) == before, "the same seed makes the same model"
    with torch.no_grad():
        bias = held.model.head.bias
        bias[-1] = torch.nextafter(bias[-1], torch.tensor(torch.inf))
    assert model_hash(held.model) != before
    other_heads = make_held(ViTConfig(**small.to_dict() | {"num_heads": 4}))
    assert model_hash(other_heads.model) != before, "the numbers are the same, but not what they compute"


def test_it_survives_a_file(save, make_held):
    assert model_hash(load_model(save()).model) == model_hash(make_held().model)


def test_a_scene_bears_it_and_it_is_computed_once(monkeypatch, images, held):
    calls = []
    monkeypatch.setattr(
        "vit_studio.session.held_model.model_hash", lambda model: calls.append(model) or model_hash(model)
    )
    first, second = (make_scene(View(images=images, index=index, held=held)) for index in (0, 1))
    assert first.model_hash == second.model_hash == by_hand(held.model)
    assert len(calls) == 1
    assert make_scene(View(images=images, index=0, held=HeldModel(model=held.model, info=held.info))).model_hash
    assert len(calls) == 2
