import dataclasses

import numpy as np
import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.training.initial import initial_model
from vit_studio.training.optimizer import Optimizer
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed


def groups_of(model, **choices):
    return Optimizer(model, TrainSettings(optimizer="adamw", **choices)).parts[0].param_groups


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
    optimizer = Optimizer(model, TrainSettings(optimizer="adamw"))
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


def test_muon_has_the_matrices_of_the_blocks_and_adamw_the_rest(tiny):
    model = initial_model(dataclasses.replace(tiny, pos_embed=PosEmbed.RELATIVE), 0)
    names = {id(parameter): name for name, parameter in model.named_parameters()}
    adamw, muon = (
        {names[id(parameter)] for group in part.param_groups for parameter in group["params"]}
        for part in Optimizer(model, TrainSettings(optimizer="muon")).parts
    )
    assert muon == {f"blocks.0.{part}.weight" for part in ("attn.qkv", "attn.proj", "mlp.fc1", "mlp.fc2")}
    assert adamw == set(names.values()) - muon


def test_muon_s_step_has_no_favourite_direction(tiny):
    model = initial_model(tiny, 0)
    optimizer = Optimizer(model, TrainSettings(optimizer="muon", weight_decay=0.0))
    weight = model.blocks[0].attn.proj.weight
    before = weight.detach().clone()
    for parameter in model.parameters():
        parameter.grad = torch.randn(parameter.shape, generator=torch.Generator().manual_seed(1))
    optimizer.step(0.01)
    lengths = np.linalg.svd((weight.detach() - before).numpy(), compute_uv=False)
    given = np.linalg.svd(weight.grad.numpy(), compute_uv=False)
    assert given.max() / given.min() > 4
    assert lengths.max() / lengths.min() < 2.5
    assert lengths.mean() == pytest.approx(0.01 * 0.2 * np.sqrt(8), rel=0.3)  # as long as AdamW's would be


def test_muon_goes_on_bit_for_bit(tiny):
    model, other = initial_model(tiny, 0), initial_model(tiny, 0)
    settings = TrainSettings(optimizer="muon")
    optimizer, resumed = Optimizer(model, settings), Optimizer(other, settings)
    step(optimizer, model)
    assert "momentum_buffer.blocks.0.attn.qkv.weight" in optimizer.state()
    resumed.load(optimizer.state(), step=1)
    other.load_state_dict(model.state_dict())
    step(optimizer, model)
    step(resumed, other)
    for name, tensor in model.state_dict().items():
        assert torch.equal(tensor, other.state_dict()[name]), name
