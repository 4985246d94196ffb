"""How far a head looks: mean attention distance in pixels (paper, section 4.5, figure 7 right)."""

import functools

import numpy as np

from vit_studio.tracing.trace import Array
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid


def attention_distance(attn_weights: Array, grid: PatchGrid) -> Array:
    """(.., T, T): [query, key] to (..): pixels from a query's patch to those that it looks at, weighted by attention.

    The Euclidean distance from centre to centre, averaged by attention over keys, then evenly over queries, as the
    authors describe it (google-research/vision_transformer, issue 162). The class token stands nowhere in the image:
    as a query it is left out, as a key its share is taken away and the rest scaled to sum to 1. A patch that looks at
    the class token alone is left out as well; nan where all do.
    """
    patches = slice(CLASS_TOKEN + 1, None)
    among_patches = attn_weights[..., patches, patches]
    shares = among_patches.sum(axis=-1, dtype=np.float64)
    travelled = np.einsum("...qk,qk->...q", among_patches, patch_distances(grid))
    looking = shares > 0
    distances = np.divide(travelled, shares, out=np.zeros_like(shares), where=looking)
    count = looking.sum(axis=-1)
    total = distances.sum(axis=-1)
    return np.divide(total, count, out=np.full(np.shape(total), np.nan), where=count > 0).astype(np.float32)


@functools.lru_cache(maxsize=8)
def patch_distances(grid: PatchGrid) -> Array:
    """(N, N): pixels from the centre of each patch to that of each other; read-only."""
    centres = np.stack(np.divmod(np.arange(grid.side**2), grid.side), axis=-1) * grid.patch_size  # (N, 2)
    distances = np.linalg.norm(centres[:, None] - centres[None], axis=-1).astype(np.float32)
    distances.setflags(write=False)
    return distances
