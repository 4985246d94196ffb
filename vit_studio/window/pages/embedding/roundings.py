"""The tokens of one image computed in several ways: what rounding does to all of their numbers."""

import dataclasses
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

BY_ROUTE: Final = "by_convolution.reshape(config.embed_dim, -1).T - by_matmul"
BY_ORDER: Final = "(patches[:, ::-1] @ weight[::-1] + bias) - by_matmul"
BY_PRECISION: Final = "by_matmul - (patches.astype(np.float64) @ weight.astype(np.float64) + bias)"


@dataclasses.dataclass(frozen=True, eq=False)
class Rounding:
    """(N, D) differences between two ways to compute the patch tokens; `expression` gives them."""

    expression: str
    differences: npt.NDArray[np.floating]

    @property
    def greatest(self) -> float:
        """Greatest |difference|."""
        return float(np.abs(self.differences).max())

    @property
    def num_different(self) -> int:
        """How many of the numbers are not the same."""
        return int(np.count_nonzero(self.differences))


def roundings(scene: "Scene") -> tuple[Rounding, Rounding, Rounding]:
    """The convolution, the same product with the pixels in reverse, and float64, each against the matrix product."""
    proof, patches = scene.proof, scene.trace.patches
    backwards = patches[:, ::-1] @ proof.weight[::-1] + proof.bias
    precise = patches.astype(np.float64) @ proof.weight.astype(np.float64) + proof.bias
    return (
        Rounding(BY_ROUTE, proof.by_convolution.reshape(len(proof.bias), -1).T - proof.by_matmul),
        Rounding(BY_ORDER, backwards - proof.by_matmul),
        Rounding(BY_PRECISION, proof.by_matmul - precise),
    )


@dataclasses.dataclass(frozen=True)
class Regrouping:
    """Three numbers whose sum depends on which two are added first, in float32."""

    terms: tuple[np.float32, np.float32, np.float32]

    @property
    def left(self) -> np.float32:
        """(a + b) + c."""
        first, second, third = self.terms
        return np.float32(np.float32(first + second) + third)

    @property
    def right(self) -> np.float32:
        """a + (b + c)."""
        first, second, third = self.terms
        return np.float32(first + np.float32(second + third))


def find_regrouping(terms: npt.NDArray[np.float32]) -> Regrouping | None:
    """Three neighbours among the products of a sum for which the grouping counts; None if it never does."""
    for start in range(len(terms) - 2):
        found = Regrouping((terms[start], terms[start + 1], terms[start + 2]))
        if found.left != found.right:
            return found
    return None
