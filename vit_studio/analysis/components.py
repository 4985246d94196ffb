"""What the embedding's kernels are made of: their principal components (paper, section 4.5, figure 7 left)."""

import numpy as np

from vit_studio.tracing.trace import Array


def principal_components(kernels: Array, count: int) -> tuple[Array, Array]:
    """(D, ..) to components (count, ..) and shares (count,): the directions in which the kernels differ most.

    The kernels are points; their mean is taken away, and the right singular vectors are the components, of length 1,
    the greatest first. A share is the fraction of all variance along a component. Where there are no more of them
    (D - 1, or the numbers in a kernel) fewer than `count` come back. A component and its opposite are the same: here
    the number farthest from 0 is positive.
    """
    points = kernels.reshape(len(kernels), -1).astype(np.float64)
    _, lengths, directions = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)
    variances = lengths**2
    kept = min(count, len(points) - 1, points.shape[1])
    directions = directions[:kept]
    farthest = np.abs(directions).argmax(axis=1)
    directions *= np.where(directions[np.arange(kept), farthest] < 0, -1.0, 1.0)[:, None]
    total = variances.sum()
    shares = variances[:kept] / total if total > 0 else np.zeros(kept)
    return directions.reshape(kept, *kernels.shape[1:]).astype(np.float32), shares.astype(np.float32)
