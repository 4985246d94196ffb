"""The softmax, one step after the other, in the numbers of one image."""

import dataclasses

import numpy as np
import numpy.typing as npt

from vit_studio.session.subtraction import fields_minus

Array = npt.NDArray[np.float32]


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class SoftmaxSteps:
    """exp(z - max z) / Σ exp(z - max z), of each class; all arrays are (num_classes,)."""

    logits: Array
    shifted: Array
    """Less the greatest: it changes no probability, and no exponential overflows."""
    exponentials: Array
    """In 0..1; that of the best class is 1."""
    total: float
    """The sum of the exponentials."""
    probs: Array
    """They sum to 1."""
    is_difference: bool = False
    """Whether all of it is one model's less another's."""

    @classmethod
    def of(cls, logits: Array) -> "SoftmaxSteps":
        """Take the steps."""
        shifted = logits - logits.max()
        exponentials = np.exp(shifted)
        total = exponentials.sum()
        return cls(
            logits=logits,
            shifted=shifted,
            exponentials=exponentials,
            total=float(total),
            probs=exponentials / total,
        )

    def minus(self, other: "SoftmaxSteps") -> "SoftmaxSteps":
        """Each step less the same step of another: no longer one softmax, so its probabilities sum to 0."""
        return SoftmaxSteps(**fields_minus(self, other, total=self.total - other.total, is_difference=True))

    def __len__(self) -> int:
        return len(self.logits)

    def columns(self) -> tuple[Array, Array, Array, Array]:
        """What the table shows, from left to right."""
        return self.logits, self.shifted, self.exponentials, self.probs
