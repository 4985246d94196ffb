"""Which of two compared models is looked at: A, B, or what A has more than B."""

import enum


class LookedAt(enum.StrEnum):
    """The values of the choice "compare"."""

    A = "a"
    """The model on show: the one that was opened, or that is being trained."""
    B = "b"
    """The model that is pinned beside it."""
    DIFFERENCE = "difference"
    """A − B: every number of A less the same number of B."""
