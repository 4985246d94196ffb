"""The gallery's choices by name in `studio.viewing`, so that they outlive the dock, and what their texts mean."""

import enum
import re
from typing import TYPE_CHECKING, Final, TypeVar

from vit_studio.data.images import Split
from vit_studio.window.docks.images.image_query import WHOLE, Answer, ImageQuery, Order

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing

PREFIX: Final = "gallery."
CLASS: Final = "gallery.class"
"""The English name of a class."""
SPLIT: Final = "gallery.split"
ANSWER: Final = "gallery.answer"
CONFIDENCE: Final = "gallery.confidence"
"""Such as "50-90": per cent."""
CELL: Final = "gallery.cell"
"""Such as "4,6": true and predicted class of a cell of the confusion."""
ORDER: Final = "gallery.order"
SIZE: Final = "gallery.size"

OF_ANSWERS: Final = (ANSWER, CONFIDENCE, CELL, ORDER)
"""Those that only predictions can fulfil."""

_RANGE: Final = re.compile(r"(\d{1,3})-(\d{1,3})", re.ASCII)
_CELL: Final = re.compile(r"(\d{1,4}),(\d{1,4})", re.ASCII)
E = TypeVar("E", bound=enum.StrEnum)


class ThumbnailSize(enum.StrEnum):
    """How large the thumbnails are."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def side(self) -> int:
        """Wished side of a thumbnail in logical pixels, before the columns are stretched to fill the width."""
        return {ThumbnailSize.SMALL: 40, ThumbnailSize.MEDIUM: 72, ThumbnailSize.LARGE: 112}[self]


def read_query(viewing: "Viewing", class_names: tuple[str, ...]) -> ImageQuery:
    """What is wished of a set with these classes; a text that means nothing counts as no wish.

    A cell of the confusion is of one class and of the images that judge the model: it stands in for class and split.
    """
    cell = _read_cell(viewing.get(CELL))
    name, split = (viewing.get(CLASS), viewing.get(SPLIT)) if cell is None else ("", "")
    return ImageQuery(
        split=Split(split) if split in list(Split) else None,
        label=class_names.index(name) if name in class_names else None,
        answer=_read(Answer, viewing.get(ANSWER), Answer.ANY),
        confidence=_read_range(viewing.get(CONFIDENCE)),
        cell=cell,
        order=_read(Order, viewing.get(ORDER), Order.NUMBER),
    )


def read_size(viewing: "Viewing") -> ThumbnailSize:
    """How large thumbnails are."""
    return _read(ThumbnailSize, viewing.get(SIZE), ThumbnailSize.SMALL)


def written_range(low: int, high: int) -> str:
    """What `read_query` reads."""
    return f"{low}-{high}"


def _read(kind: type[E], text: str, default: E) -> E:
    return kind(text) if text in list(kind) else default


def _read_range(text: str) -> tuple[int, int]:
    written = _RANGE.fullmatch(text)
    low, high = (int(written[1]), int(written[2])) if written else WHOLE
    return (low, high) if low < high <= WHOLE[1] else WHOLE


def _read_cell(text: str) -> tuple[int, int] | None:
    written = _CELL.fullmatch(text)
    return (int(written[1]), int(written[2])) if written else None
