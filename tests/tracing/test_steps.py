"""The steps within a layer, and the lens, bit for bit what the model's own parts make of what came before."""

import dataclasses

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from vit_studio.tracing.trace import ForwardTrace, softmax
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer

CONFIGS = [DEFAULT, NOTEBOOK, ViTConfig(depth=2, pos_embed=PosEmbed.NONE, dropout=0.3)]


@pytest.fixture(params=CONFIGS, ids=str)
def traced(request):
    torch.manual_seed(5)
    model = VisionTransformer(request.param)
    found = trace(model, torch.randn(1, 28, 28))
    return model.eval(), found


def same(found, wanted):
    np.testing.assert_array_equal(found, wanted.numpy()[0])


@torch.inference_mode()
def test_each_step_of_each_layer_is_the_plain_passes_bit_for_bit(traced):
    model, found = traced
    tokens = torch.from_numpy(found.tokens[0].copy())[None]
    for layer, block in enumerate(model.blocks):
        normed = block.norm1(tokens)
        same(found.norm1[layer], normed)
        attention = block.attn(normed)
        same(found.attn_out[layer], attention)
        middle = tokens + attention
        same(found.tokens_mid[layer], middle)
        normed = block.norm2(middle)
        same(found.norm2[layer], normed)
        hidden = F.gelu(F.linear(normed, block.mlp.fc1.weight, block.mlp.fc1.bias))
        same(found.mlp_hidden[layer], hidden)
        same(found.mlp_out[layer], block.mlp(normed))
        tokens = middle + block.mlp(normed)
        same(found.tokens[layer + 1], tokens)
    same(found.norm, model.norm(tokens))
    same(found.logits, model.classify(tokens))


@torch.inference_mode()
def test_heads_are_the_weighted_sums_that_enter_the_projection(traced):
    model, found = traced
    weighted = torch.from_numpy(found.attn_weights.copy()) @ torch.from_numpy(found.v.copy())
    np.testing.assert_allclose(found.heads, weighted.numpy(), rtol=1e-5, atol=1e-6)
    for layer, block in enumerate(model.blocks):
        side_by_side = np.concatenate(list(found.heads[layer]), axis=-1)  # (T, H·D_h)
        same(found.attn_out[layer], block.attn.proj(torch.from_numpy(side_by_side)[None]))


@torch.inference_mode()
def test_the_lens_is_norm_and_head_of_every_token_after_every_layer(traced):
    model, found = traced
    np.testing.assert_array_equal(found.lens_logits[-1, 0], found.logits)
    for layer, tokens in enumerate(found.tokens):
        for token, vector in enumerate(tokens):
            # equation 4 and the head, of one vector
            centred = vector.astype(np.float64) - vector.mean(dtype=np.float64)
            normed = centred / np.sqrt((centred**2).mean() + 1e-6)
            normed = normed * model.norm.weight.numpy() + model.norm.bias.numpy()
            logits = model.head.weight.numpy() @ normed + model.head.bias.numpy()
            np.testing.assert_allclose(found.lens_logits[layer, token], logits, rtol=1e-4, atol=2e-5)
    np.testing.assert_allclose(
        found.lens_probs, torch.from_numpy(found.lens_logits.copy()).softmax(-1).numpy(), rtol=1e-5, atol=1e-7
    )
    np.testing.assert_array_equal(found.lens_probs[-1, 0], found.probs)


def test_shapes(traced):
    model, found = traced
    c = model.config
    stream = (c.depth, c.num_tokens, c.embed_dim)
    for name in ("norm1", "attn_out", "tokens_mid", "norm2", "mlp_out"):
        assert getattr(found, name).shape == stream, name
    assert found.heads.shape == (c.depth, c.num_heads, c.num_tokens, c.head_dim)
    assert found.mlp_hidden.shape == (c.depth, c.num_tokens, c.mlp_dim)
    assert found.norm.shape == (c.num_tokens, c.embed_dim)
    assert found.lens_logits.shape == found.lens_probs.shape == (c.depth + 1, c.num_tokens, c.num_classes)


def test_no_bias_costs_no_memory(traced):
    _, found = traced
    assert found.attn_bias.shape == found.attn_scores.shape
    assert not found.attn_bias.any()
    assert found.attn_bias.strides == (0, 0, 0, 0)


def test_large_tensors_lie_in_memory_once(traced):
    _, found = traced
    names = [field.name for field in dataclasses.fields(ForwardTrace) if field.name != "config"]
    owners = {id(base): base.nbytes for base in (base_of(getattr(found, name)) for name in names)}
    held = sum(getattr(found, name).nbytes for name in names if name != "attn_bias")
    assert sum(owners.values()) <= held + 4


def base_of(array):
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array


def test_softmax_bears_great_logits():
    logits = np.array([[1000.0, 999.0], [-1000.0, -1001.0]], np.float32)
    np.testing.assert_allclose(softmax(logits), F.softmax(torch.from_numpy(logits), dim=-1).numpy(), rtol=1e-6)
