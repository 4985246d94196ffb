"""One number of the embedding, summed up again: a patch times a kernel, plus the bias."""

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.subtracted import subtract
from vit_studio.window.pages.compared import same_input

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
    def has_factors(self) -> bool:
        """Whether each product is that of patch and kernel as they are here."""
        return True

    @property
    def products(self) -> npt.NDArray[np.float64]:
        """(C, P, P): patch ⊙ kernel."""
        return self.patch.astype(np.float64) * self.kernel.astype(np.float64)

    @property
    def growth(self) -> npt.NDArray[np.float64]:
        """(C·P² + 2,): 0, the sum after each product, and last the sum with the bias."""
        sums = np.cumsum(self.products.ravel())
        return np.concatenate([[0.0], sums, [self.value]])

    @property
    def value(self) -> float:
        """The sum with the bias."""
        return self.product_sum + self.bias


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class DotDifference(DotProduct):
    """A's sum less B's, product by product: where both read the same patch, patch ⊙ (A's kernel − B's)."""

    a: DotProduct
    b: DotProduct

    @property
    def has_factors(self) -> bool:
        """Whether both read the same patch."""
        return np.array_equal(self.a.patch, self.b.patch)

    @property
    def products(self) -> npt.NDArray[np.float64]:
        """(C, P, P): A's products less B's."""
        return subtract(self.a.products, self.b.products)

    @property
    def growth(self) -> npt.NDArray[np.float64]:
        """(C·P² + 2,): A's sums less B's."""
        return subtract(self.a.growth, self.b.growth)


def patches_scene(scene: "Scene") -> "Scene":
    """Where the patches are taken from: of a difference A's, if B reads the same ones, else the difference."""
    return scene.plain if scene.is_difference and same_input(scene) else scene


def dot_product(scene: "Scene", *, patch: int, dim: int) -> DotProduct:
    """The sum behind `patch_tokens[patch, dim]`."""
    if scene.difference is not None:
        a, b = (dot_product(each, patch=patch, dim=dim) for each in scene.difference)
        shown = a.patch if np.array_equal(a.patch, b.patch) else subtract(a.patch, b.patch)
        return DotDifference(
            patch=shown,
            kernel=subtract(a.kernel, b.kernel),
            product_sum=a.product_sum - b.product_sum,
            bias=a.bias - b.bias,
            stored=a.stored - b.stored,
            convolved=a.convolved - b.convolved,
            a=a,
            b=b,
        )
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
