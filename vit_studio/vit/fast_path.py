"""The same logits as the explicit pass, sooner: for training and for many images at once.

After the last block only the class token is read, so there its query, projection and MLP are computed for one token
in place of T, and no key or value at all (`_class_token_of`). On the CPU linear maps go through `fast_linear`,
attention through `fast_attention`; long sequences through torch's fused attention, which never writes the T × T
weights out.
"""

from typing import Final

import torch
from torch.nn import functional as F

from vit_studio.vit.attention import Attention, merge_heads, split_heads
from vit_studio.vit.block import Block
from vit_studio.vit.fast_attention import attend
from vit_studio.vit.fast_linear import computed_by_hand, linear, norm_linear
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patch_grid import CLASS_TOKEN

_LONG: Final = {torch.float32: 128, torch.bfloat16: 256}
"""Tokens from which on torch's fused attention is taken.

In float32 it takes 1.1 × the time at 50 tokens, two thirds at 197. In bfloat16 its way back takes ten times as long
as the way there, so that it is float32's then; at 197 by hand is still the faster one, but T × T numbers are kept.
"""


def fast_logits(model: VisionTransformer, images: torch.Tensor) -> torch.Tensor:
    """Images (batch, C, H, W) to logits (batch, num_classes), within 1e-5 of `model(images)`; gradients flow."""
    if not len(images):
        return model(images)  # nothing has no greatest score
    *blocks, last = model.blocks
    tokens = model.embed(images)
    dtype = computed_by_hand(tokens)
    for block in blocks:
        assert isinstance(block, Block)
        tokens = _by_torch(block, tokens) if dtype is None else _by_hand(block, tokens, dtype)
    assert isinstance(last, Block)
    return model.classify(_class_token_of(last, tokens))


def _by_torch(block: Block, tokens: torch.Tensor) -> torch.Tensor:
    """The block's output by torch's own steps."""
    attn = block.attn
    tokens = tokens + attn.proj_drop(attn.proj(_fused(attn, attn.qkv(block.norm1(tokens)))))
    return tokens + block.mlp(block.norm2(tokens))


def _by_hand(block: Block, tokens: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """The block's output by the steps of `fast_linear` and `fast_attention`.

    The branches are computed in `dtype`; the tokens that they are added to stay as exact as they came.
    """
    attn, mlp = block.attn, block.mlp
    with torch.autocast("cpu", enabled=False):
        qkv = norm_linear(tokens, block.norm1, attn.qkv, dtype)
        if tokens.shape[1] < _LONG[dtype]:
            merged = attend(qkv, attn.num_heads, _bias(attn, qkv))
        else:
            merged = _fused(attn, qkv.float()).to(dtype)
        tokens = tokens + attn.proj_drop(linear(merged, attn.proj.weight, attn.proj.bias))
        hidden = mlp.drop1(mlp.act(norm_linear(tokens, block.norm2, mlp.fc1, dtype)))
        return tokens + mlp.drop2(linear(hidden, mlp.fc2.weight, mlp.fc2.bias))


def _fused(attn: Attention, qkv: torch.Tensor) -> torch.Tensor:
    """Part qkv (batch, T, 3·D) to what all queries take from the values (batch, T, D), by torch's fused attention."""
    q, k, v = split_heads(qkv, attn.num_heads)
    return merge_heads(F.scaled_dot_product_attention(q, k, v, attn_mask=_bias(attn, qkv)))


def _bias(attn: Attention, qkv: torch.Tensor) -> torch.Tensor | None:
    """What relative positions add to the scores, (batch, num_heads, T, T)."""
    if attn.rel_pos is None:
        return None
    q, _, _ = split_heads(qkv, attn.num_heads)
    bias: torch.Tensor = attn.rel_pos(q.to(attn.rel_pos.table.dtype))
    return bias.to(qkv.dtype)


def _class_token_of(block: Block, tokens: torch.Tensor) -> torch.Tensor:
    """The block's output for the class token alone, (batch, 1, D).

    One query asks, so the products change places: q·(W_k x) is (q W_k)·x, and a weighted sum of W_v x is W_v of the
    weighted sum of x. Then no key or value needs to be made of all tokens. Where the key's bias would stand, it
    would add the same to all scores, which the softmax does not see.
    """
    asking = slice(CLASS_TOKEN, CLASS_TOKEN + 1)
    attn, normed = block.attn, block.norm1(tokens)
    q_weight, k_weight, v_weight = attn.qkv.weight.view(3, attn.num_heads, -1, tokens.shape[-1])  # (num_heads, D_h, D)
    q_bias, _, v_bias = attn.qkv.bias.view(3, attn.num_heads, 1, -1)  # (num_heads, 1, D_h)
    q = normed[:, CLASS_TOKEN] @ q_weight.transpose(1, 2) + q_bias  # (num_heads, batch, D_h)
    asked = (q * q.shape[-1] ** -0.5 @ k_weight).transpose(0, 1)  # (batch, num_heads, D)
    attn_scores = asked @ normed.transpose(1, 2)  # (batch, num_heads, T)
    if attn.rel_pos is not None:
        attn_scores = attn_scores + attn.rel_pos(q.transpose(0, 1)[:, :, None], asking)[:, :, 0]
    taken = attn_scores.softmax(dim=-1) @ normed  # (batch, num_heads, D)
    heads = taken.transpose(0, 1) @ v_weight.transpose(1, 2) + v_bias  # (num_heads, batch, D_h)
    merged = heads.transpose(0, 1).flatten(1)[:, None]
    cls_token = tokens[:, asking] + attn.proj_drop(attn.proj(merged))
    return cls_token + block.mlp(block.norm2(cls_token))
