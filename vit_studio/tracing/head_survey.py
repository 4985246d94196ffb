"""The attention weights of many images, one layer at a time, so that they never are all in memory."""

from collections.abc import Iterator
from typing import Final

import torch

from vit_studio.tracing.trace import Array
from vit_studio.vit.attention import attention_scores, merge_heads, split_heads, weighted_sum
from vit_studio.vit.block import Block
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer

MOST_WEIGHTS: Final = 4_000_000
"""Attention weights of a layer that are held at once: 16 MB."""
LARGEST_BATCH: Final = 64


def survey_batch(config: ViTConfig) -> int:
    """Images that go through the model together."""
    return min(max(MOST_WEIGHTS // (config.num_heads * config.num_tokens**2), 1), LARGEST_BATCH)


def attention_by_layer(model: VisionTransformer, images: torch.Tensor) -> Iterator[Array]:
    """For each layer (batch, H, T, T): [image, head, query, key] of images (batch, C, H, W); rows sum to 1.

    The steps of `Attention.forward`, taken here without hooks: the same model may be traced in another thread.
    """
    with torch.inference_mode():
        tokens = model.embed(images)
    for block in model.blocks:
        assert isinstance(block, Block)
        with torch.inference_mode():
            tokens, attn_weights = _through(block, tokens)
        # outside of the mode, which would else be the consumer's as well
        yield attn_weights.numpy()


def _through(block: Block, tokens: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    attn = block.attn
    q, k, v = split_heads(attn.qkv(block.norm1(tokens)), attn.num_heads)
    attn_scores = attention_scores(q, k)
    if attn.rel_pos is not None:
        attn_scores = attn_scores + attn.rel_pos(q)
    attn_weights = attn.softmax(attn_scores)
    tokens = tokens + attn.proj(merge_heads(weighted_sum(attn_weights, v)))
    return tokens + block.mlp(block.norm2(tokens)), attn_weights
