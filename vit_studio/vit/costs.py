"""What a Vision Transformer costs by its numbers alone: parameters, attention, multiply-adds; without building it."""

import dataclasses

from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.position_costs import position_parameters


def num_parameters(config: ViTConfig) -> int:
    """Numbers that a model of this shape learns; as many as `count_parameters` finds in it."""
    width, hidden = config.embed_dim, config.mlp_dim
    embedding = config.patch_dim * width + width + width  # kernels, bias, class token
    attention = 3 * (width * width + width) + width * width + width
    mlp = width * hidden + hidden + hidden * width + width
    norm = 2 * width
    head = width * config.num_classes + config.num_classes
    block = 2 * norm + attention + mlp
    return embedding + position_parameters(config) + config.depth * block + norm + head


def attention_cells(config: ViTConfig) -> int:
    """T²: weights that one head of one layer computes, one for each query and key."""
    return config.num_tokens**2


def multiply_adds(config: ViTConfig) -> int:
    """Multiplications, each with an addition, in the matrix products of one pass of one image."""
    tokens, width = config.num_tokens, config.embed_dim
    embedding = config.num_patches * config.patch_dim * width
    projections = tokens * 4 * width * width  # q, k, v and the one after the heads
    products = 2 if config.pos_embed is not PosEmbed.RELATIVE else 3  # q·k, weights·v, and q·r for offsets
    attention = products * attention_cells(config) * width
    mlp = 2 * tokens * width * config.mlp_dim
    return embedding + config.depth * (projections + attention + mlp) + width * config.num_classes


def trace_bytes(config: ViTConfig) -> int:
    """Bytes of all that one traced pass leaves behind, float32; with many tokens nearly all of it is attention."""
    tokens, width, depth = config.num_tokens, config.embed_dim, config.depth
    pixels = config.in_channels * config.image_size**2
    embedding = 2 * pixels + config.num_patches * width + width + tokens * width  # image, patches, tokens, positions
    # norm1, q, k, v, heads, attn_out, tokens_mid, norm2, mlp_out; the stream has one more, and the last norm is one
    vectors = tokens * (depth * (9 * width + config.mlp_dim) + (depth + 2) * width)
    matrices = 2 if config.pos_embed is not PosEmbed.RELATIVE else 3  # scores, weights, and the bias of offsets
    attention = matrices * depth * config.num_heads * attention_cells(config)
    answers = config.num_classes * (1 + (depth + 1) * tokens)  # logits, and those of the lens
    return 4 * (embedding + vectors + attention + answers)


def with_patch_size(config: ViTConfig, patch_size: int) -> ViTConfig:
    """The same model cut otherwise; raises ConfigError where the size does not divide the image.

    The position table keeps its rows to spare as long as they suffice, else it gets as many as there are tokens.
    """
    shortest = dataclasses.replace(config, patch_size=patch_size, max_tokens=0)
    has_spare = config.max_tokens > config.num_tokens
    if has_spare and config.max_tokens >= shortest.num_tokens:
        return dataclasses.replace(shortest, max_tokens=config.max_tokens)
    return shortest
