"""How long the vectors of the residual stream are."""

import numpy as np

from vit_studio.tracing.trace import Array


def token_norms(tokens: Array) -> Array:
    """(.., D) to (..): the Euclidean length of each token.

    Patches of little content with tokens of great length are the artefacts of "Vision Transformers Need Registers"
    (arXiv 2309.16588, figure 3).
    """
    lengths: Array = np.linalg.norm(tokens, axis=-1)
    return lengths
