"""How the tensor of a line is coloured, and which part of it is seen: all but two of its axes are chosen."""

import dataclasses

import numpy as np
import numpy.typing as npt

from vit_studio.tracing.line_steps import LineValue, thumbnail_of
from vit_studio.window.docks.inspector.inspector_axes import AxisKind, AxisLengths, axis_kinds
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.views.colours.levels import Levels


def map_of(value: LineValue) -> ColourMap:
    """Signed values on the diverging map, magnitudes on the other."""
    return ColourMap.DIVERGING if value.low < 0 else ColourMap.SEQUENTIAL


def levels_of(value: LineValue) -> Levels:
    """The range of the whole tensor: around 0 where it has signs, from 0 on where it has none."""
    if value.low < 0:
        greatest = max(-value.low, value.high)
        return Levels(-greatest, greatest)
    return Levels(0.0, value.high)


def picture_of(value: LineValue, head: int | None, lengths: AxisLengths) -> npt.NDArray[np.float32]:
    """The thumbnail of a value: of a head where it has one for each, of the first one if none is chosen."""
    if value.array is None or head is None or AxisKind.HEAD not in axis_kinds(value.shape, lengths):
        return value.thumbnail
    return thumbnail_of(value.array[0, head])


@dataclasses.dataclass(frozen=True)
class Slice:
    """A (rows, columns) part of an array, and the indices that chose it, `""` for a whole array."""

    array: npt.NDArray[np.float32]
    index: str


def chosen_axes(shape: tuple[int, ...]) -> list[int]:
    """The axes of which one place is seen at a time: all before the last two that have more than one."""
    return [axis for axis, size in enumerate(shape[:-2]) if size > 1]


def slice_of(array: npt.NDArray[np.float32], places: dict[int, int]) -> Slice:
    """The last two axes at these places of the others, and at 0 where nothing is said."""
    if array.ndim < 2:
        return Slice(array.reshape(1, -1), "")
    index = tuple(places.get(axis, 0) for axis in range(array.ndim - 2))
    return Slice(array[index], f"[{', '.join(map(str, index))}]" if index else "")
