"""How widely a query looks: the entropy of its attention."""

import numpy as np

from vit_studio.tracing.trace import Array


def entropy(attn_weights: Array) -> Array:
    """(.., T, T): [query, key] to (.., T): bits, -Σ a·log₂ a of each query; 0 for one key alone, log₂ T for all evenly.

    2 to the power of it is the number of keys that an even attention as wide would have (Shannon 1948, section 6).
    """
    # 0·log₂ 0 is 0, its limit: the logarithm of anything else stands in for it
    logarithms = np.log2(attn_weights, where=attn_weights > 0, out=np.zeros_like(attn_weights))
    # minus zero would print as such
    return -np.einsum("...k,...k->...", attn_weights, logarithms) + 0.0
