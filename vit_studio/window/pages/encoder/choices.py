"""How the Encoder page is looked at: its choices by name, and what they mean."""

import enum
from typing import TYPE_CHECKING, Final, TypeVar

from vit_studio.analysis.heads import Fuse

Choice = TypeVar("Choice", bound=enum.StrEnum)

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing

MERGE: Final = "encoder.merge"
"""How heads become one, as `Fuse` has it."""
KEY: Final = "encoder.key"
"""The key token that a query is followed to; empty for the one that it weighs most."""
PEAKS: Final = "encoder.peaks"
SMALL: Final = "encoder.small"
"""What the small pictures show."""

ROLLOUT_OF: Final = "encoder.rollout_of"


class Peaks(enum.StrEnum):
    """What becomes of the greatest 1 % of the weights."""

    CUT = "cut"
    """They look alike, so that the rest can be told apart."""
    WHOLE = "whole"
    """The colours reach up to the greatest one."""


class Small(enum.StrEnum):
    """What the small pictures show; the order of the buttons."""

    MATRICES = "matrices"
    QUERY_MAPS = "query maps"


class RolloutOf(enum.StrEnum):
    """Which token the rollout is of; the order of the buttons."""

    CLASS_TOKEN = "class token"
    SELECTED = "selected"


def fuse_of(viewing: "Viewing") -> Fuse:
    """How heads are merged."""
    return _read(Fuse, viewing.get(MERGE), Fuse.MEAN)


def peaks_of(viewing: "Viewing") -> Peaks:
    """What becomes of the greatest weights."""
    return _read(Peaks, viewing.get(PEAKS), Peaks.CUT)


def small_of(viewing: "Viewing") -> Small:
    """What the small pictures show."""
    return _read(Small, viewing.get(SMALL), Small.MATRICES)


def rollout_of(viewing: "Viewing") -> RolloutOf:
    """Which token the rollout is of."""
    return _read(RolloutOf, viewing.get(ROLLOUT_OF), RolloutOf.CLASS_TOKEN)


def key_of(viewing: "Viewing", *, strongest: int, num_tokens: int) -> int:
    """The key token: the chosen one where the model has it, else the one that the query weighs most."""
    text = viewing.get(KEY)
    return int(text) if text.isdecimal() and int(text) < num_tokens else strongest


def _read(kind: type[Choice], text: str, default: Choice) -> Choice:
    try:
        return kind(text)
    except ValueError:
        return default
