"""Attention rollout: how much of each input token has reached each token after a layer (paper, figure 6 and D.8)."""

import numpy as np

from vit_studio.analysis.heads import Fuse, fuse_heads
from vit_studio.tracing.trace import Array


def rollout(attn_weights: Array, fuse: str = Fuse.MEAN) -> Array:
    """(depth, H, T, T) to (depth, T, T): [layer, token after the layer, token of z₀]; rows sum to 1.

    Abnar & Zuidema (arXiv 2005.00928), equation 1: the heads of a layer are merged to A, the shortcut beside the
    attention makes it 0.5·A + 0.5·I, rows are scaled to sum to 1, and the layers' matrices are multiplied, the later
    ones from the left. Nothing is discarded. It is a model of the flow: values, projections and MLPs are left out.
    """
    merged = fuse_heads(attn_weights, fuse).astype(np.float64)
    mixed = 0.5 * merged + 0.5 * np.eye(merged.shape[-1])
    mixed /= mixed.sum(axis=-1, keepdims=True)
    reached = np.empty_like(mixed)
    so_far = np.eye(merged.shape[-1])
    for layer, matrix in enumerate(mixed):
        so_far = matrix @ so_far
        reached[layer] = so_far
    return reached.astype(np.float32)
