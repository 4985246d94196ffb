"""The same logits as the explicit pass, sooner: for training and for many images at once.

Three things are saved. After the last block only the class token is read, so there its query, projection and MLP are
computed for one token in place of T. The heads of all images go through attention as one stack of matrices that lie
one after the other in memory (long sequences through torch's fused attention, which never writes the T × T weights
out). And a linear map of tokens is computed as a convolution of 1 × 1: torch hands matrix
products to MKL, which on other makers' processors leaves half of their vector width unused, and convolutions to
oneDNN, which does not (AMD EPYC, 2 cores: 180 against 390 GFLOP/s).
"""

import platform
from typing import Final

import torch
from torch.nn import functional as F

from vit_studio.vit.attention import Attention, merge_heads, split_heads
from vit_studio.vit.block import Block
from vit_studio.vit.mlp import Mlp
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patch_grid import CLASS_TOKEN

_LONG: Final = 128
"""Tokens from which on fused attention is the faster one: at 50 it takes 1.1 × the time, at 197 two thirds."""
_HAS_ONEDNN: Final = platform.machine() in ("x86_64", "AMD64") and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]


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
    qkv = _linear(tokens, attn.qkv.weight, attn.qkv.bias)
    if tokens.shape[1] < _LONG:
        q, k, v = _stack_heads(qkv, 3, attn.num_heads)
        heads = _attend_in_one_stack(q, k, v, _bias(attn, q))
    else:
        q, k, v = split_heads(qkv, attn.num_heads)
        heads = F.scaled_dot_product_attention(q, k, v, attn_mask=_bias(attn, q))
    merged = merge_heads(heads.view(len(tokens), attn.num_heads, *heads.shape[-2:]))
    return attn.proj_drop(_linear(merged, attn.proj.weight, attn.proj.bias))


def _attend_in_one_stack(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    """Weighted values, (batch·num_heads, T, D_h) as q, k and v are."""
    # the product, its scaling and the bias in one; with beta=0 the first argument is not read
    added, beta = (q.new_empty(()), 0) if bias is None else (bias, 1)
    attn_scores = torch.baddbmm(added, q, k.transpose(1, 2), beta=beta, alpha=q.shape[-1] ** -0.5)
    return torch.bmm(attn_scores.softmax(dim=-1), v)


def _bias(attn: Attention, q: torch.Tensor, queries: slice = slice(None)) -> torch.Tensor | None:
    """What relative positions add to the scores, its axes before the last two as q has them; None without them."""
    if attn.rel_pos is None:
        return None
    by_head = q.view(-1, attn.num_heads, *q.shape[-2:])
    bias: torch.Tensor = attn.rel_pos(by_head, queries)
    return bias.reshape(*q.shape[:-1], -1)


def _class_token_of(block: Block, tokens: torch.Tensor) -> torch.Tensor:
    """The block's output for the class token alone, (batch, 1, D)."""
    asking = slice(CLASS_TOKEN, CLASS_TOKEN + 1)
    attn, normed, width = block.attn, block.norm1(tokens), tokens.shape[-1]
    weight, bias = attn.qkv.weight, attn.qkv.bias
    (q,) = _stack_heads(F.linear(normed[:, asking], weight[:width], bias[:width]), 1, attn.num_heads)
    k, v = _stack_heads(_linear(normed, weight[width:], bias[width:]), 2, attn.num_heads)
    attn_scores = (q * q.shape[-1] ** -0.5) @ k.transpose(1, 2)
    if (added := _bias(attn, q, asking)) is not None:
        attn_scores = attn_scores + added
    attn_weights = attn_scores.softmax(dim=-1)
    merged = (attn_weights @ v).view(len(tokens), 1, width)
    cls_token = tokens[:, asking] + attn.proj_drop(attn.proj(merged))
    return cls_token + block.mlp(block.norm2(cls_token))


def _mlp(mlp: Mlp, tokens: torch.Tensor) -> torch.Tensor:
    hidden = mlp.drop1(mlp.act(_linear(tokens, mlp.fc1.weight, mlp.fc1.bias)))
    return mlp.drop2(_linear(hidden, mlp.fc2.weight, mlp.fc2.bias))


def _stack_heads(tokens: torch.Tensor, parts: int, num_heads: int) -> tuple[torch.Tensor, ...]:
    """Part (batch, T, parts·D) into `parts` tensors (batch·num_heads, T, D_h), each without gaps in memory."""
    batch, num_tokens, width = tokens.shape
    head_dim = width // (parts * num_heads)
    stacked = tokens.view(batch, num_tokens, parts, num_heads, head_dim).permute(2, 0, 3, 1, 4).contiguous()
    return stacked.view(parts, batch * num_heads, num_tokens, head_dim).unbind(0)


def _linear(tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """Tokens (batch, T, D_in) times weight (D_out, D_in) transposed, plus bias: (batch, T, D_out)."""
    if not _HAS_ONEDNN:
        return F.linear(tokens, weight, bias)
    # the tokens are the pixels of an image 1 high and T wide; channels last, as oneDNN likes them, is how they lie
    pixels = tokens.unsqueeze(1).permute(0, 3, 1, 2)
    return F.conv2d(pixels, weight[:, :, None, None], bias).permute(0, 2, 3, 1).squeeze(1)
