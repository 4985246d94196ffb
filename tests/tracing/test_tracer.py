"""A traced pass is the plain pass, bit for bit, and every step of it follows from the one before."""

import dataclasses
import threading

import numpy as np
import pytest
import torch

from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer

CONFIGS = [
    DEFAULT,
    NOTEBOOK,
    ViTConfig(depth=2, pos_embed=PosEmbed.NONE, dropout=0.3),
    ViTConfig(image_size=16, patch_size=16, in_channels=3, depth=1),
    *(ViTConfig(patch_size=7, depth=2, pos_embed=kind) for kind in PosEmbed),
]


def softmax(values):
    exponentials = np.exp(values.astype(np.float64))
    return exponentials / exponentials.sum(-1, keepdims=True)


def relative_bias(model, found):
    """q·r / √D_h, r being the relative embedding of each query and key; 0 without relative positions."""
    if model.config.pos_embed is not PosEmbed.RELATIVE:
        return 0.0
    tables = [block.attn.rel_pos.table.detach()[block.attn.rel_pos.indices] for block in model.blocks]
    r = torch.stack(tables).unflatten(-1, (model.config.num_heads, -1)).numpy()  # (depth, T, T, H, D_h)
    return np.einsum("lhqd,lqkhd->lhqk", found.q, r) / np.sqrt(model.config.head_dim)


@pytest.fixture(params=CONFIGS, ids=str)
def traced(request):
    torch.manual_seed(3)
    config = request.param
    model = VisionTransformer(config)
    image = torch.randn(config.in_channels, config.image_size, config.image_size)
    return model, image, trace(model, image)


def test_logits_are_the_plain_passes_bit_for_bit(traced):
    model, image, found = traced
    assert model.training, "tracing left the model in another mode"
    with torch.inference_mode():
        plain = model.eval()(image[None])[0]
    np.testing.assert_array_equal(found.logits, plain.numpy())
    np.testing.assert_array_equal(found.image, image.numpy())


def test_shapes(traced):
    model, _, found = traced
    c = model.config
    heads = (c.depth, c.num_heads, c.num_tokens)
    assert found.patches.shape == (c.num_patches, c.patch_dim)
    assert found.patch_tokens.shape == (c.num_patches, c.embed_dim)
    assert found.cls_token.shape == (c.embed_dim,)
    assert found.pos_embed.shape == (c.num_tokens, c.embed_dim)
    assert found.tokens.shape == (c.depth + 1, c.num_tokens, c.embed_dim)
    assert found.q.shape == found.k.shape == found.v.shape == (*heads, c.head_dim)
    assert found.attn_scores.shape == found.attn_weights.shape == (*heads, c.num_tokens)
    assert found.logits.shape == (c.num_classes,)


def test_each_step_follows_from_the_one_before(traced):
    model, _, found = traced
    close = {"rtol": 1e-4, "atol": 1e-5}
    weight, bias = (parameter.detach().numpy() for parameter in model.patch_embed.proj.parameters())
    np.testing.assert_allclose(found.patch_tokens, found.patches @ weight.reshape(len(weight), -1).T + bias, **close)
    sequence = np.concatenate([found.cls_token[None], found.patch_tokens])
    np.testing.assert_allclose(found.tokens[0], sequence + found.pos_embed, **close)
    dots = np.einsum("lhqd,lhkd->lhqk", found.q, found.k) / np.sqrt(model.config.head_dim)
    dots = dots + relative_bias(model, found)
    np.testing.assert_allclose(found.attn_scores, dots, **close)
    np.testing.assert_allclose(found.attn_weights, softmax(dots), **close)
    np.testing.assert_allclose(found.attn_weights.sum(-1), 1, atol=1e-5)
    np.testing.assert_allclose(found.probs, softmax(found.logits), **close)


@torch.no_grad()
def test_the_residual_stream_follows_from_attention_and_mlp(traced):
    model, _, found = traced
    model.eval()
    for layer, block in enumerate(model.blocks):
        tokens = torch.from_numpy(found.tokens[layer].copy())
        heads = found.attn_weights[layer] @ found.v[layer]
        merged = torch.from_numpy(heads.transpose(1, 0, 2).reshape(tokens.shape))
        after_attention = tokens + block.attn.proj(merged)
        after_mlp = after_attention + block.mlp(block.norm2(after_attention))
        np.testing.assert_allclose(found.tokens[layer + 1], after_mlp.numpy(), rtol=1e-4, atol=1e-5)


def test_a_trace_does_not_change_while_its_model_learns(traced):
    model, image, found = traced
    before = {field.name: np.copy(getattr(found, field.name)) for field in dataclasses.fields(found)[1:]}
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(1.0)
        image.add_(1.0)
    for name, value in before.items():
        np.testing.assert_array_equal(getattr(found, name), value, err_msg=name)
        with pytest.raises(ValueError, match="read-only"):
            getattr(found, name)[...] = 0


def test_no_hook_stays_behind_even_after_an_error():
    model = VisionTransformer(NOTEBOOK)
    with pytest.raises(Exception, match="28"):
        trace(model, torch.zeros(1, 30, 30))
    assert model.training
    assert not any(module._forward_hooks for module in model.modules())


def test_another_thread_with_the_same_model_leaves_no_mark():
    torch.manual_seed(5)
    model = VisionTransformer(ViTConfig(patch_size=7, depth=2)).eval()
    image, other = torch.randn(2, 1, 28, 28)
    alone = trace(model, image)

    def work_beside(*_):
        if threading.current_thread() is threading.main_thread():
            beside = threading.Thread(target=model, args=(other[None],))
            beside.start()
            beside.join()

    handle = model.blocks[0].register_forward_hook(work_beside)
    disturbed = trace(model, image)
    handle.remove()
    for field in dataclasses.fields(alone):
        if isinstance(value := getattr(alone, field.name), np.ndarray):
            np.testing.assert_array_equal(getattr(disturbed, field.name), value, err_msg=field.name)
