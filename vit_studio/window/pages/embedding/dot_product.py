"""One number of the embedding, summed up again: a patch times a kernel, plus the bias."""

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class DotProduct:
    """What makes one cell of the patch tokens; the sums are float64, over the float32 arrays that are shown."""

    patch: npt.NDArray[np.float32]
    """(C, P, P): one patch of the normalised input."""
    kernel: npt.NDArray[np.float32]
    """(C, P, P)."""
    product_sum: float
    """Σ patch ⊙ kernel."""
    bias: float
    stored: np.float32
    """What the model computed."""
    convolved: np.float32
    """What the convolution gave in the same place."""

    @property
    def products(self) -> npt.NDArray[np.float64]:
        """(C, P, P): patch ⊙ kernel."""
        return self.patch.astype(np.float64) * self.kernel.astype(np.float64)

    @property
    def value(self) -> float:
        """The sum with the bias."""
        return self.product_sum + self.bias


def dot_product(scene: "Scene", *, patch: int, dim: int) -> DotProduct:
    """The sum behind `patch_tokens[patch, dim]`."""
    place = divmod(patch, scene.config.grid_size)
    row, kernel = scene.trace.patches[patch], scene.proof.kernels[dim]
    return DotProduct(
        patch=row.reshape(kernel.shape),
        kernel=kernel,
        product_sum=float(row.astype(np.float64) @ kernel.ravel().astype(np.float64)),
        bias=float(scene.proof.bias[dim]),
        stored=scene.trace.patch_tokens[patch, dim],
        convolved=scene.proof.by_convolution[dim][place],
    )
