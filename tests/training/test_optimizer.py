import dataclasses

import pytest

from vit_studio.training.initial import initial_model
from vit_studio.training.optimizer import make_optimizer, set_learning_rate
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed


@pytest.mark.parametrize("kind", PosEmbed)
def test_only_matrices_and_kernels_decay(tiny, kind):
    model = initial_model(dataclasses.replace(tiny, pos_embed=kind), 0)
    names = {id(parameter): name for name, parameter in model.named_parameters()}
    decayed, free = (
        {names[id(parameter)] for parameter in group["params"]}
        for group in make_optimizer(model, TrainSettings(weight_decay=0.1)).param_groups
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
    groups = make_optimizer(initial_model(tiny, 0), TrainSettings(weight_decay=0.1)).param_groups
    assert [group["weight_decay"] for group in groups] == [0.1, 0.0]


def test_the_learning_rate_is_set_for_all(tiny):
    optimizer = make_optimizer(initial_model(tiny, 0), TrainSettings())
    set_learning_rate(optimizer, 0.25)
    assert [group["lr"] for group in optimizer.param_groups] == [0.25, 0.25]
