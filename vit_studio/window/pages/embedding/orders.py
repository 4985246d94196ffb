"""The same sum in other orders: what float32 makes of it each time, and how far that is from float64."""

import dataclasses

import numpy as np
from PySide6.QtCore import QCoreApplication

from vit_studio.window.pages.embedding.dot_product import DotProduct


@dataclasses.dataclass(frozen=True)
class Order:
    """One way to add up: what it is called, and what comes out."""

    name: str
    value: float

    def off(self, product: DotProduct) -> float:
        """How far from the sum in float64."""
        return self.value - product.value


def orders(product: DotProduct) -> tuple[Order, ...]:
    """One number of the embedding, added up in several orders; each product and each sum is rounded to float32."""
    terms = product.patch.ravel() * product.kernel.ravel()
    bias = np.float32(product.bias)
    translate = QCoreApplication.translate
    return (
        Order(translate("Orders", "first pixel first"), float(_added(terms) + bias)),
        Order(translate("Orders", "last pixel first"), float(_added(terms[::-1]) + bias)),
        Order(translate("Orders", "bias first"), float(_added(np.append(bias, terms)))),
        Order(translate("Orders", "smallest first"), float(_added(terms[np.argsort(np.abs(terms))]) + bias)),
        Order(translate("Orders", "matrix product"), float(product.stored)),
        Order(translate("Orders", "convolution"), float(product.convolved)),
    )


def _added(terms: np.ndarray) -> np.float32:
    """One after the other, rounded after each."""
    return np.add.accumulate(terms, dtype=np.float32)[-1]


def step_of(value: float) -> float:
    """The distance from a number to the next that float32 has."""
    return float(np.spacing(np.float32(abs(value))))
