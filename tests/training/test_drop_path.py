import copy

import numpy as np
import pytest
import torch

from vit_studio.training.drop_path import draw_paths, dropped_paths
from vit_studio.training.initial import initial_model
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.fast_path import fast_logits

CONFIG = ViTConfig(patch_size=14, embed_dim=8, depth=3, num_heads=2)


@pytest.fixture
def images():
    return torch.randn(5, 1, 28, 28, generator=torch.Generator().manual_seed(2))


def test_the_rate_rises_with_the_depth_and_the_mean_stays():
    paths = draw_paths(20_000, np.random.default_rng(0), rate=0.3, depth=3).numpy()
    assert (paths == 0).mean(axis=1) == pytest.approx([0.1, 0.1, 0.2, 0.2, 0.3, 0.3], abs=0.01)
    assert paths.mean(axis=1) == pytest.approx(np.ones(6), abs=0.02)


@pytest.mark.parametrize("through", [lambda model, images: model(images), fast_logits], ids=["explicit", "fast"])
@pytest.mark.parametrize("branch", range(6))
def test_a_branch_that_is_skipped_adds_nothing(images, through, branch):
    model = initial_model(CONFIG, 0).train()
    without = copy.deepcopy(model)
    block = without.blocks[branch // 2]
    last = block.mlp.fc2 if branch % 2 else block.attn.proj
    torch.nn.init.zeros_(last.weight)
    torch.nn.init.zeros_(last.bias)
    paths = torch.ones(6, 5)
    paths[branch, 3] = 0
    plain = through(model, images)
    with dropped_paths(model, paths):
        logits = through(model, images)
    torch.testing.assert_close(logits[3], through(without, images)[3], rtol=0, atol=1e-5)
    others = [0, 1, 2, 4]
    torch.testing.assert_close(logits[others], plain[others], rtol=0, atol=1e-5)
    assert (logits[3] - plain[3]).abs().max() > 1e-3


def test_afterwards_nothing_is_dropped(images):
    model = initial_model(CONFIG, 0).train()
    before = fast_logits(model, images)
    with dropped_paths(model, torch.zeros(6, 5)):
        fast_logits(model, images)
    assert torch.equal(fast_logits(model, images), before)
    assert not any(module._forward_hooks for module in model.modules())


def test_gradients_know_what_was_dropped(images):
    model = initial_model(CONFIG, 0).train()
    paths = torch.ones(6, 5)
    paths[5] = 0
    with dropped_paths(model, paths):
        fast_logits(model, images).sum().backward()
    assert not model.blocks[2].mlp.fc2.weight.grad.any()
    assert model.blocks[1].mlp.fc2.weight.grad.any()
