"""The fast path's own steps against plain autograd: where they act, where they must stand back, and at the extremes."""

import copy

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from vit_studio.vit import fast_linear
from vit_studio.vit.attention import attention_scores, merge_heads, split_heads
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.fast_attention import attend, merge_stack, stack_heads
from vit_studio.vit.fast_linear import linear, norm_linear
from vit_studio.vit.fast_path import fast_logits
from vit_studio.vit.model import VisionTransformer

SMALL = ViTConfig(patch_size=7, embed_dim=32, depth=3, num_heads=2)


def drawn(*shape, seed=0, scale=1.0):
    return (torch.randn(*shape, generator=torch.Generator().manual_seed(seed)) * scale).requires_grad_()


def plain_attention(qkv, num_heads, bias=None):
    q, k, v = split_heads(qkv, num_heads)
    scores = attention_scores(q, k)
    return merge_heads((scores if bias is None else scores + bias).softmax(-1) @ v)


def assert_same_gradients(ours, plain, inputs):
    weights = drawn(*plain.shape, seed=9).detach()
    for mine, reference in zip(
        torch.autograd.grad((ours * weights).sum(), inputs),
        torch.autograd.grad((plain * weights).sum(), inputs),
        strict=True,
    ):
        torch.testing.assert_close(mine, reference, rtol=1e-4, atol=1e-5)


def learned_gradients(model, images):
    model.zero_grad()
    F.cross_entropy(fast_logits(model, images), torch.arange(len(images)) % 10).backward()
    return [parameter.grad.clone() for parameter in model.parameters()]


@pytest.mark.parametrize(("wide", "narrow"), [(64, 192), (128, 64), (5, 3)])
def test_a_linear_map_and_its_gradients(wide, narrow):
    tokens, weight, bias = drawn(3, 7, wide), drawn(narrow, wide, seed=1), drawn(narrow, seed=2)
    ours, plain = linear(tokens, weight, bias), F.linear(tokens, weight, bias)
    torch.testing.assert_close(ours, plain, rtol=0, atol=1e-4)
    assert_same_gradients(ours, plain, (tokens, weight, bias))


def test_a_gradient_that_is_one_number_for_all_is_taken():
    tokens, weight, bias = drawn(3, 7, 8), drawn(4, 8, seed=1), drawn(4, seed=2)
    linear(tokens, weight, bias).sum().backward()
    torch.testing.assert_close(bias.grad, torch.full((4,), 21.0))
    torch.testing.assert_close(weight.grad, tokens.detach().sum((0, 1)).expand(4, 8))


def test_without_onednn_a_linear_map_is_torch_s(monkeypatch):
    monkeypatch.setattr(fast_linear, "_HAS_ONEDNN", False)
    tokens, weight, bias = drawn(3, 7, 8), drawn(4, 8, seed=1), drawn(4, seed=2)
    assert torch.equal(linear(tokens, weight, bias), F.linear(tokens, weight, bias))


@pytest.mark.parametrize("with_bias", [False, True])
@pytest.mark.parametrize(("batch", "num_heads"), [(3, 4), (3, 1), (1, 4), (1, 1)])
def test_attention_and_its_gradients(batch, num_heads, with_bias):
    qkv = drawn(batch, 11, 3 * 24)
    bias = drawn(batch, num_heads, 11, 11, seed=1) if with_bias else None
    ours, plain = attend(qkv, num_heads, bias), plain_attention(qkv, num_heads, bias)
    torch.testing.assert_close(ours, plain, rtol=0, atol=1e-5)
    assert_same_gradients(ours, plain, (qkv,) if bias is None else (qkv, bias))


@pytest.mark.parametrize("shift", [-300.0, -80.0, 80.0, 300.0])
def test_scores_far_from_zero_neither_run_over_nor_vanish(shift):
    qkv = drawn(2, 11, 3 * 24)
    bias = torch.full((2, 4, 11, 11), shift)
    ours, plain = attend(qkv, 4, bias), plain_attention(qkv, 4)  # the same to all scores: the softmax does not see it
    torch.testing.assert_close(ours, plain, rtol=0, atol=1e-4)
    assert_same_gradients(ours, plain, (qkv,))


def test_scores_far_from_each_other_pick_one_key():
    qkv = drawn(2, 11, 3 * 24, scale=30.0)
    ours, plain = attend(qkv, 4), plain_attention(qkv, 4)
    assert split_heads(qkv, 4)[0].norm(dim=-1).max() > 100
    torch.testing.assert_close(ours, plain, rtol=1e-3, atol=1e-3)


def test_a_number_that_is_none_is_not_hidden():
    qkv = drawn(2, 11, 3 * 24).detach()
    qkv[1, 3, 0] = torch.nan
    attended = attend(qkv, 4)
    assert attended[1].isnan().any()
    assert not attended[0].isnan().any()


@pytest.mark.parametrize("num_heads", [1, 4])
def test_what_is_stacked_has_memory_of_its_own(num_heads):
    tokens = drawn(1, 5, 24).detach()
    before = tokens.clone()
    stack_heads(tokens, 1, num_heads)[0].zero_()
    assert torch.equal(tokens, before)


@pytest.mark.parametrize("parts", [1, 3])
def test_heads_stacked_and_merged_are_what_they_were(parts):
    tokens = drawn(3, 5, parts * 24).detach()
    assert torch.equal(merge_stack(torch.stack(stack_heads(tokens, parts, 4)), 3), tokens)


def test_heads_lie_in_the_stack_head_by_head():
    tokens = drawn(3, 5, 3 * 24).detach()
    for stacked, part in zip(stack_heads(tokens, 3, 4), split_heads(tokens, 4), strict=True):
        assert torch.equal(stacked.view(4, 3, 5, 6), part.transpose(0, 1))


@pytest.mark.parametrize("kind", PosEmbed)
@pytest.mark.parametrize("patch_size", [7, 2], ids=["short", "long"])
def test_in_autocast_the_logits_are_nearly_the_same(kind, patch_size):
    torch.manual_seed(0)
    model = VisionTransformer(ViTConfig(patch_size=patch_size, embed_dim=32, depth=2, num_heads=2, pos_embed=kind))
    images = drawn(4, 1, 28, 28).detach()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = fast_logits(model, images)
    torch.testing.assert_close(logits.float(), model(images), rtol=0, atol=0.2)
    logits.float().sum().backward()
    assert all(parameter.grad is not None and parameter.grad.isfinite().all() for parameter in model.parameters())


@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_the_same_seed_gives_the_same_bits(dropout):
    torch.manual_seed(0)
    model = VisionTransformer(ViTConfig(patch_size=7, embed_dim=32, depth=3, num_heads=2, dropout=dropout)).train()
    images = drawn(8, 1, 28, 28).detach()

    def gradients():
        torch.manual_seed(5)
        return learned_gradients(model, images)

    assert all(map(torch.equal, gradients(), gradients()))


def test_no_images_have_no_logits():
    assert fast_logits(VisionTransformer(SMALL), torch.zeros(0, 1, 28, 28)).shape == (0, 10)


def test_float64_is_computed_as_float64():
    model = VisionTransformer(SMALL).double().eval()
    images = drawn(2, 1, 28, 28).detach().double()
    torch.testing.assert_close(fast_logits(model, images), model(images), rtol=0, atol=1e-12)


def test_the_last_key_s_bias_has_a_gradient_of_zero():
    model = VisionTransformer(SMALL)
    gradient = model.blocks[-1].attn.qkv.bias
    F.cross_entropy(fast_logits(model, drawn(4, 1, 28, 28).detach()), torch.arange(4)).backward()
    q, k, v = gradient.grad.chunk(3)
    assert not k.any()
    assert q.any()
    assert v.any()


def test_without_gradients_nothing_is_kept():
    model = VisionTransformer(SMALL).eval()
    images = drawn(4, 1, 28, 28).detach()
    with_graph = fast_logits(model, images)
    with torch.inference_mode():
        torch.testing.assert_close(fast_logits(model, images), with_graph, rtol=0, atol=1e-5)
    frozen = copy.deepcopy(model).requires_grad_(False)
    assert not fast_logits(frozen, images).requires_grad


def test_a_part_that_is_frozen_lets_the_others_learn():
    torch.manual_seed(0)
    model = VisionTransformer(SMALL)
    images = drawn(4, 1, 28, 28).detach()
    reference = learned_gradients(model, images)
    nn.Module.requires_grad_(model.blocks[0], False)
    model.zero_grad(set_to_none=True)
    F.cross_entropy(fast_logits(model, images), torch.arange(4) % 10).backward()
    for (name, parameter), wanted in zip(model.named_parameters(), reference, strict=True):
        assert (parameter.grad is None) == name.startswith("blocks.0.")
        assert parameter.grad is None or torch.equal(parameter.grad, wanted)


def test_a_norm_and_its_linear_map_and_their_gradients():
    tokens, norm, layer = drawn(3, 7, 24), nn.LayerNorm(24, eps=1e-6), nn.Linear(24, 40)
    with torch.no_grad():
        for seed, parameter in enumerate((*norm.parameters(), *layer.parameters())):
            parameter.copy_(drawn(*parameter.shape, seed=seed))
    ours, plain = norm_linear(tokens, norm, layer, torch.float32), layer(norm(tokens))
    torch.testing.assert_close(ours, plain, rtol=0, atol=1e-5)
    assert_same_gradients(ours, plain, (tokens, *norm.parameters(), *layer.parameters()))


@pytest.mark.parametrize("kind", PosEmbed)
@pytest.mark.parametrize(("patch_size", "images"), [(7, 32), (2, 4), (1, 2)], ids=["short", "middle", "long"])
def test_gradients_in_16_bits_are_no_farther_off_than_torch_s_own(kind, patch_size, images):
    torch.manual_seed(0)
    model = VisionTransformer(ViTConfig(patch_size=patch_size, embed_dim=32, depth=3, num_heads=2, pos_embed=kind))
    inputs = drawn(images, 1, 28, 28).detach()

    def gradient(logits, *, bits):
        model.zero_grad()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bits == 16):
            out = logits(inputs)
        F.cross_entropy(out.float(), torch.arange(images) % 10).backward()
        return torch.cat([parameter.grad.flatten() for parameter in model.parameters()])

    exact = gradient(model, bits=32)
    ours, torch_s = (
        (gradient(logits, bits=16) - exact).norm() for logits in (lambda given: fast_logits(model, given), model)
    )
    assert 0 < ours < 1.5 * torch_s
    assert ours < 0.1 * exact.norm()


def test_in_16_bits_the_tokens_between_the_branches_stay_exact():
    torch.manual_seed(0)
    model = VisionTransformer(SMALL)
    for block in model.blocks:
        for branch in (block.attn.proj, block.mlp.fc2):
            nn.init.zeros_(branch.weight)
    images, seen = drawn(4, 1, 28, 28).detach(), []
    model.norm.register_forward_hook(lambda module, given, output: seen.append(given[0]))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        embedded = model.embed(images)
        fast_logits(model, images)
    assert torch.equal(seen[0], embedded[:, :1])
