"""The attention of one query, computed again from what the trace holds, step by step."""

import dataclasses
import functools
import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.subtracted import alike, subtract
from vit_studio.session.subtraction import fields_minus

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.tracing.trace import ForwardTrace

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class QueryNumbers:
    """softmax(q·kᵀ / √D_h)·v for one row; the steps are float64, over the float32 arrays that are shown."""

    q: Floats
    """(D_h,): the query."""
    k: Floats
    """(T, D_h)."""
    v: Floats
    """(T, D_h)."""
    bias: Floats
    """(T,): what relative positions add; zeros in other models."""
    stored_scores: Floats
    """(T,): what the model computed before the softmax."""
    stored_weights: Floats
    """(T,): and after it."""
    stored_output: Floats
    """(D_h,): and the weighted sum of the values."""

    @classmethod
    def of(cls, trace: "ForwardTrace", *, layer: int, head: int, query: int) -> "QueryNumbers":
        """The numbers of one query in one head; copies of rows, for who keeps a row of the weights keeps them all."""
        return cls(
            q=trace.q[layer, head, query],
            k=trace.k[layer, head],
            v=trace.v[layer, head],
            bias=trace.attn_bias[layer, head, query].copy(),
            stored_scores=trace.attn_scores[layer, head, query].copy(),
            stored_weights=trace.attn_weights[layer, head, query].copy(),
            stored_output=trace.heads[layer, head, query],
        )

    @classmethod
    def of_scene(cls, scene: "Scene", *, layer: int, head: int, query: int) -> "QueryNumbers":
        """The numbers of one query; of a difference each step of A's less the same step of B's."""
        if scene.difference is None:
            return cls.of(scene.trace, layer=layer, head=head, query=query)
        a, b = (cls.of(each.trace, layer=layer, head=head, query=query) for each in scene.difference)
        return QueryDifference(a=a, b=b, **fields_minus(a, b))

    @property
    def root(self) -> float:
        """√D_h."""
        return math.sqrt(len(self.q))

    def products(self, key: int) -> Doubles:
        """(D_h,): q ⊙ k, whose sum is the dot product."""
        return self.q.astype(np.float64) * self.k[key]

    def part(self, key: int) -> Doubles:
        """(D_h,): what is taken of a key's value, weight × v."""
        return self.v[key].astype(np.float64) * self.stored_weights[key]

    @functools.cached_property
    def dots(self) -> Doubles:
        """(T,): q·k of each key."""
        return self.k.astype(np.float64) @ self.q.astype(np.float64)

    @functools.cached_property
    def scaled(self) -> Doubles:
        """(T,): q·k / √D_h."""
        root = self.root  # not the numbers themselves, who keep what they are asked for
        return alike(lambda dots: dots / root, self.dots)

    @functools.cached_property
    def scores(self) -> Doubles:
        """(T,): q·k / √D_h, plus the bias."""
        return self.scaled + self.bias

    @functools.cached_property
    def exps(self) -> Doubles:
        """(T,): exp(score − greatest score), 0..1: nothing overflows, and the shares are the same."""
        return np.exp(self.scores - self.scores.max())

    @property
    def total(self) -> float:
        """Σ of the exponentials."""
        return float(self.exps.sum())

    @property
    def weights(self) -> Doubles:
        """(T,): the exponentials as shares of their sum."""
        return self.exps / self.total

    @property
    def has_bias(self) -> bool:
        """Whether anything is added to the scores."""
        return bool(self.bias.any())


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class QueryDifference(QueryNumbers):
    """A − B of every step: what is computed from products and exponentials is computed for each, then subtracted."""

    a: QueryNumbers
    b: QueryNumbers

    def products(self, key: int) -> Doubles:
        return subtract(self.a.products(key), self.b.products(key))

    def part(self, key: int) -> Doubles:
        return subtract(self.a.part(key), self.b.part(key))

    @functools.cached_property
    def dots(self) -> Doubles:
        """(T,): q·k of A less q·k of B."""
        return subtract(self.a.dots, self.b.dots)

    @functools.cached_property
    def exps(self) -> Doubles:
        """(T,): -1..1."""
        return subtract(self.a.exps, self.b.exps)

    @property
    def total(self) -> float:
        """Σ of A's exponentials less Σ of B's."""
        return self.a.total - self.b.total

    @property
    def weights(self) -> Doubles:
        """(T,): A's shares less B's."""
        return subtract(self.a.weights, self.b.weights)

    @property
    def has_bias(self) -> bool:
        """Whether anything is added to the scores of either."""
        return self.a.has_bias or self.b.has_bias
