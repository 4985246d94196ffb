"""How alike the rows of a table are, such as the position embeddings of figure 7 (centre)."""

import numpy as np

from vit_studio.tracing.trace import Array


def cosine_similarity(table: Array) -> Array:
    """(n, D) to (n, n): the cosine of the angle between each row and each other, -1..1.

    A row of zeros has no direction: its cosines are 0, also with itself.
    """
    lengths = np.linalg.norm(table, axis=-1, keepdims=True)
    directions = np.divide(table, lengths, out=np.zeros_like(table), where=lengths > 0)
    # rounding takes a row's cosine with itself a little beyond 1
    return np.clip(directions @ directions.T, -1.0, 1.0)
