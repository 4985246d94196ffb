"""The heads of a layer as one: mean or maximum."""

import enum
from typing import Final

from vit_studio.tracing.trace import Array


class Fuse(enum.StrEnum):
    """How heads become one."""

    MEAN = "mean"
    """As attention rollout does; rows still sum to 1."""
    MAX = "max"
    """The strongest head for each query and key; rows sum to 1 or more."""


HEAD_AXIS: Final = -3


def fuse_heads(attn_weights: Array, fuse: str = Fuse.MEAN) -> Array:
    """(.., H, T, T): [head, query, key] to (.., T, T), by "mean" or "max"; raises ValueError for another word."""
    if Fuse(fuse) is Fuse.MAX:
        return attn_weights.max(axis=HEAD_AXIS)
    return attn_weights.mean(axis=HEAD_AXIS)
