"""The attention of one query, computed again from what the trace holds, step by step."""

import dataclasses
import functools
import math
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
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

    @property
    def root(self) -> float:
        """√D_h."""
        return math.sqrt(len(self.q))

    def products(self, key: int) -> Doubles:
        """(D_h,): q ⊙ k, whose sum is the dot product."""
        return self.q.astype(np.float64) * self.k[key]

    @functools.cached_property
    def dots(self) -> Doubles:
        """(T,): q·k of each key."""
        return self.k.astype(np.float64) @ self.q.astype(np.float64)

    @functools.cached_property
    def scores(self) -> Doubles:
        """(T,): q·k / √D_h, plus the bias."""
        return self.dots / self.root + self.bias

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
