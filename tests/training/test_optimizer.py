import dataclasses

import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.training.initial import initial_model
from vit_studio.training.optimizer import Optimizer
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed


def groups_of(model, **choices):
    return Optimizer(model, TrainSettings(**choices)).adamw.param_groups


def step(optimizer, model):
    """One step against a gradient that differs from number to number."""
    for parameter in model.parameters():
        parameter.grad = torch.linspace(-1, 1, parameter.numel()).view_as(parameter)
    optimizer.step(0.01)


@pytest.mark.parametrize("kind", PosEmbed)
def test_only_matrices_and_kernels_decay(tiny, kind):
    model = initial_model(dataclasses.replace(tiny, pos_embed=kind), 0)
    names = {id(parameter): name for name, parameter in model.named_parameters()}
    decayed, free = (
        {names[id(parameter)] for parameter in group["params"]} for group in groups_of(model, weight_decay=0.1)
    )
    assert decayed == {
        "patch_embed.proj.weight",
        "blocks.0.attn.qkv.weight",
        "blocks.0.attn.proj.weight",
        "blocks.0.mlp.fc1.weight",
        "blocks.0.mlp.fc2.weight",
        "head.weight",
    }
    assert decayed | free == set(names.values())
    assert {"cls_token", "norm.weight", "head.bias"} <= free


def test_the_decay_is_the_settings_and_zero(tiny):
    groups = groups_of(initial_model(tiny, 0), weight_decay=0.1)
    assert [group["weight_decay"] for group in groups] == [0.1, 0.0]


def test_the_learning_rate_is_that_of_the_step(tiny):
    model = initial_model(tiny, 0)
    optimizer = Optimizer(model, TrainSettings())
    for parameter in model.parameters():
        parameter.grad = torch.ones_like(parameter)
    before = model.head.bias.detach().clone()
    optimizer.step(0.25)
    torch.testing.assert_close(before - model.head.bias.detach(), torch.full((10,), 0.25))  # Adam's first step: g / |g|


def test_what_is_remembered_is_flat_and_a_copy(tiny):
    model = initial_model(tiny, 0)
    optimizer = Optimizer(model, TrainSettings())
    assert optimizer.state() == {}
    step(optimizer, model)
    state = optimizer.state()
    assert set(state) == {
        f"{kind}.{name}" for kind in ("exp_avg", "exp_avg_sq", "step") for name, _ in model.named_parameters()
    }
    kept = state["exp_avg.head.weight"].clone()
    step(optimizer, model)
    assert torch.equal(state["exp_avg.head.weight"], kept)
    assert state["step.head.weight"] == 1


def test_another_optimizer_goes_on_from_it_bit_for_bit(tiny):
    model, other = initial_model(tiny, 0), initial_model(tiny, 0)
    optimizer, resumed = Optimizer(model, TrainSettings()), Optimizer(other, TrainSettings())
    step(optimizer, model)
    resumed.load(optimizer.state(), step=1)
    other.load_state_dict(model.state_dict())
    step(optimizer, model)
    step(resumed, other)
    for name, tensor in model.state_dict().items():
        assert torch.equal(tensor, other.state_dict()[name]), name


@pytest.mark.parametrize("change", [{"depth": 2}, {"embed_dim": 16}])
def test_what_another_model_s_optimizer_remembers_is_refused(tiny, change):
    model = initial_model(tiny, 0)
    optimizer = Optimizer(model, TrainSettings())
    step(optimizer, model)
    other = Optimizer(initial_model(dataclasses.replace(tiny, **change), 0), TrainSettings())
    with pytest.raises(ConfigError, match="blocks"):
        other.load(optimizer.state(), step=1)
