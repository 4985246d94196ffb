"""The least time a training step could take: its matrix products alone, by the quicker of torch's two libraries."""

import dataclasses
from collections.abc import Callable, Iterator

import torch

from vit_studio.vit.config import ViTConfig


@dataclasses.dataclass(frozen=True)
class Product:
    """`times` a step, `stack` matrices (rows, inner) meet as many (inner, columns)."""

    stack: int
    rows: int
    inner: int
    columns: int
    times: int

    @property
    def multiply_adds(self) -> int:
        """In a step."""
        return self.times * self.stack * self.rows * self.inner * self.columns

    @property
    def gradients(self) -> "tuple[Product, Product]":
        """A product of the way forward calls for two on the way back: the gradient of each of its factors."""
        return (
            dataclasses.replace(self, inner=self.columns, columns=self.inner),
            dataclasses.replace(self, rows=self.inner, inner=self.rows),
        )


def products_of_step(config: ViTConfig, batch: int) -> list[Product]:
    """What the fast path multiplies: all blocks but the last, of which one token is left to compute, and the embedding.

    The gradient of the images is not wanted.
    """
    tokens, width, hidden, full = batch * config.num_tokens, config.embed_dim, config.mlp_dim, config.depth - 1
    linear = [(width, 3 * width), (width, width), (width, hidden), (hidden, width)]
    heads, length, head_dim = batch * config.num_heads, config.num_tokens, width // config.num_heads
    embedding = Product(1, batch * config.num_patches, config.patch_dim, width, 1)
    forward = [Product(1, tokens, wide, narrow, full) for wide, narrow in linear]
    forward += [Product(heads, length, head_dim, length, full), Product(heads, length, length, head_dim, full)]
    back = [gradient for product in forward for gradient in product.gradients]
    return [embedding, embedding.gradients[1], *forward, *back]


class ProductLimit:
    """Measures the products of a step on this machine, now, at these shapes; what else a step does costs nothing."""

    def __init__(self, config: ViTConfig, batch: int, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._products = [(product, list(_ways(product))) for product in products_of_step(config, batch)]
        self.seconds()  # the libraries prepare themselves

    @property
    def multiply_adds(self) -> int:
        """In a step, forward and back."""
        return sum(product.multiply_adds for product, _ in self._products)

    def seconds(self, repeats: int = 3) -> float:
        """Of a step that is nothing but its products, each taken the quickest way, at its quickest of `repeats`."""
        return sum(
            product.times * min(self._seconds(way) for way in ways for _ in range(repeats))
            for product, ways in self._products
        )

    def _seconds(self, way: Callable[[], torch.Tensor]) -> float:
        start = self._clock()
        way()
        return self._clock() - start


def _ways(product: Product) -> Iterator[Callable[[], torch.Tensor]]:
    left = torch.randn(product.stack, product.rows, product.inner)
    right = torch.randn(product.stack, product.inner, product.columns)
    yield lambda: torch.bmm(left, right)
    if product.stack == 1:
        yield lambda: torch.mm(left[0], right[0])
        yield lambda: torch.mm(right[0].T, left[0].T)
        yield lambda: torch.conv2d(left.permute(2, 0, 1)[None], right[0].T[:, :, None, None])
        if hasattr(torch.ops.mkldnn, "_linear_pointwise"):
            yield lambda: torch.ops.mkldnn._linear_pointwise(left, right[0].T, None, "none", [], "")
