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
STREAM_MAP: Final = "encoder.stream_map"
UNIT: Final = "encoder.unit"
"""The hidden unit of the MLP; empty for the most active one of the selected token."""
IMAGES: Final = "encoder.images"
COUNTS: Final = (1, 16, 128, 512)
"""Over how many images heads are looked at; the order of the buttons. 128 are the paper's (figure 7)."""


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


class StreamMap(enum.StrEnum):
    """What is told of each patch's token; the order of the buttons."""

    LENGTH = "length"
    LIKENESS = "likeness"


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


def stream_map_of(viewing: "Viewing") -> StreamMap:
    """What is told of each patch's token."""
    return _read(StreamMap, viewing.get(STREAM_MAP), StreamMap.LENGTH)


def count_of(viewing: "Viewing") -> int:
    """Over how many images heads are looked at."""
    text = viewing.get(IMAGES)
    return int(text) if text.isdecimal() and int(text) in COUNTS else COUNTS[0]


def key_of(viewing: "Viewing", *, strongest: int, num_tokens: int) -> int:
    """The key token: the chosen one where the model has it, else the one that the query weighs most."""
    return _index(viewing.get(KEY), below=num_tokens, default=strongest)


def pin(viewing: "Viewing", choice: str, index: int) -> None:
    """Choose a key or unit; to choose it again is to follow the strongest one from now on."""
    viewing.set(choice, "" if viewing.get(choice) == str(index) else str(index))


def unit_of(viewing: "Viewing", *, strongest: int, units: int) -> int:
    """The hidden unit: the chosen one where the model has it, else the most active."""
    return _index(viewing.get(UNIT), below=units, default=strongest)


def _index(text: str, *, below: int, default: int) -> int:
    return int(text) if text.isdecimal() and int(text) < below else default


def _read(kind: type[Choice], text: str, default: Choice) -> Choice:
    try:
        return kind(text)
    except ValueError:
        return default
