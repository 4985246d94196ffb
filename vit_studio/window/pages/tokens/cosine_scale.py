"""The range and the colours of cosines, one for the pictures of several tables: else they could not be compared."""

from collections.abc import Iterable

from vit_studio.window.pages.tokens.position_pictures import PositionPictures
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels


def shared_cosines(shown: Iterable[PositionPictures]) -> Levels | None:
    """A range that holds the cosines of all tables, symmetric where some are negative; None without cosines."""
    ranges = [pictures.shared for pictures in shown if pictures.natural is not None and not pictures.is_signed]
    if not ranges:
        return None
    low, high = min(levels.low for levels in ranges), max(levels.high for levels in ranges)
    return Levels(low, high) if low > 0 else Levels.symmetric([low, high])


def colours_in(levels: Levels, *, is_signed: bool = False) -> ColourMap:
    """A range on both sides of 0 diverges; around 0 the differences within one that does not would not be seen."""
    return ColourMap.DIVERGING if levels.low < 0 or is_signed else ColourMap.SEQUENTIAL
