"""The same logits as the explicit pass, sooner: for training and for many images at once.

After the last block only the class token is read, so there its query, projection and MLP are computed for one token
in place of T, and no key or value at all (`_class_token_of`). Linear maps go through `fast_linear`, attention through
`fast_attention`; long sequences through torch's fused attention, which never writes the T × T weights out.
"""

from typing import Final

import torch
from torch.nn import functional as F

from vit_studio.vit.attention import Attention, merge_heads, split_heads
from vit_studio.vit.block import Block
from vit_studio.vit.fast_attention import attend
from vit_studio.vit.fast_linear import linear
from vit_studio.vit.mlp import Mlp
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patch_grid import CLASS_TOKEN

_BY_HAND: Final = (torch.float32, torch.bfloat16)
_LONG: Final = 128
"""Tokens from which on fused attention is the faster one: at 50 it takes 1.1 × the time, at 197 two thirds."""


def fast_logits(model: VisionTransformer, images: torch.Tensor) -> torch.Tensor:
    """Images (batch, C, H, W) to logits (batch, num_classes), within 1e-5 of `model(images)`; gradients flow."""
    *blocks, last = model.blocks
    tokens = model.embed(images)
    for block in blocks:
        assert isinstance(block, Block)
        tokens = tokens + _attend(block.attn, block.norm1(tokens))
        tokens = tokens + _mlp(block.mlp, block.norm2(tokens))
    assert isinstance(last, Block)
    return model.classify(_class_token_of(last, tokens))


def _attend(attn: Attention, tokens: torch.Tensor) -> torch.Tensor:
    qkv = linear(tokens, attn.qkv.weight, attn.qkv.bias)
    q, k, v = split_heads(qkv, attn.num_heads)
    bias = None if attn.rel_pos is None else attn.rel_pos(q)
    if tokens.shape[1] < _LONG and qkv.device.type == "cpu" and qkv.dtype in _BY_HAND:
        # in 16 bits as well: torch's fused attention takes ten times as long there to go back
        with torch.autocast("cpu", enabled=False):
            merged = attend(qkv.float(), attn.num_heads, None if bias is None else bias.float())
    else:
        merged = merge_heads(F.scaled_dot_product_attention(q, k, v, attn_mask=bias))
    return attn.proj_drop(linear(merged, attn.proj.weight, attn.proj.bias))


def _mlp(mlp: Mlp, tokens: torch.Tensor) -> torch.Tensor:
    hidden = mlp.drop1(mlp.act(linear(tokens, mlp.fc1.weight, mlp.fc1.bias)))
    return mlp.drop2(linear(hidden, mlp.fc2.weight, mlp.fc2.bias))


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
