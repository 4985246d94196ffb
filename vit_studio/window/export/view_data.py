"""What a view shows, as plain values: enough to draw it again, to write its numbers down, and to compare them."""

import dataclasses
from typing import Final, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels

Array = npt.NDArray[np.generic]
Arrays = dict[str, Array]

NO_AXIS: Final = Axis()
PIXEL_LEVELS: Final = Levels(0, 255)


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class HeatMapData:
    """One (rows, columns) array in colours; `row`, `column` and `cell` are what is outlined in it.

    `row_names` and `column_names` stand in place of the axes' numbers where rows or columns have names of their own.
    """

    array: npt.NDArray[np.floating]
    rows: Axis = NO_AXIS
    columns: Axis = NO_AXIS
    levels: Levels
    colour_map: ColourMap
    row_names: tuple[str, ...] = ()
    column_names: tuple[str, ...] = ()
    row: int | None = None
    column: int | None = None
    cell: tuple[int, int] | None = None
    square: bool = True

    def arrays(self) -> Arrays:
        """The numbers by name."""
        return {"array": self.array}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class HeatMapGridData:
    """(rows, columns, h, w) pictures on one scale; `selected` is the outlined one, `cell` is outlined in each.

    Pictures without rows and columns of their own, such as kernels, are one row, wrapped as the figure has room: then
    `wraps` is True.
    """

    array: npt.NDArray[np.floating]
    row_names: tuple[str, ...] = ()
    column_names: tuple[str, ...] = ()
    rows: Axis = NO_AXIS
    columns: Axis = NO_AXIS
    levels: Levels
    colour_map: ColourMap
    selected: tuple[int, int] | None = None
    cell: tuple[int, int] | None = None
    wraps: bool = False

    def arrays(self) -> Arrays:
        """The numbers by name."""
        return {"array": self.array[0] if self.wraps else self.array}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class ImageData:
    """(S, S) pixels, cut by a grid of `side` × `side` patches (0: not cut), with a (side, side) map over them.

    `place` is the outlined patch; `opacity` is that of the map.
    """

    pixels: npt.NDArray[np.uint8]
    side: int = 0
    place: tuple[int, int] | None = None
    overlay: npt.NDArray[np.floating] | None = None
    levels: Levels = PIXEL_LEVELS
    colour_map: ColourMap = ColourMap.GREY
    opacity: float = 1.0

    @property
    def array(self) -> Array:
        """The map, else the pixels."""
        return self.pixels if self.overlay is None else self.overlay

    def arrays(self) -> Arrays:
        """The numbers by name."""
        return {"pixels": self.pixels} if self.overlay is None else {"map": self.overlay, "pixels": self.pixels}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class BarsData:
    """A value for each name, as bars that lie; `value_name` says what the values are."""

    names: tuple[str, ...]
    values: npt.NDArray[np.floating]
    value_name: str = ""
    limits: tuple[float, float] | None = None
    true_index: int | None = None
    best_index: int | None = None

    @property
    def array(self) -> Array:
        """The values."""
        return self.values

    def arrays(self) -> Arrays:
        """The numbers by name."""
        return {"values": self.values, "names": np.array(self.names, np.str_)}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class ColumnsData:
    """(columns,) values as bars that stand, in the colours that a matrix gives them, from 0 to the top of `levels`."""

    values: npt.NDArray[np.floating]
    columns: Axis = NO_AXIS
    name: str = ""
    levels: Levels
    colour_map: ColourMap

    @property
    def array(self) -> Array:
        """The values."""
        return self.values

    def arrays(self) -> Arrays:
        """The numbers by name."""
        return {"values": self.values}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class CurvesData:
    """Curves on common axes, from back to front."""

    curves: tuple[Curve, ...]
    x_label: str = ""
    y_label: str = ""
    log_y: bool = False
    x_limits: tuple[float, float] | None = None
    y_limits: tuple[float, float] | None = None

    @property
    def array(self) -> Array:
        """(curves, points) y values, if all curves share their x values; else the first curve's."""
        shown = [curve for curve in self.curves if not curve.faint]
        if not shown:
            return np.empty(0)
        alike = all(np.array_equal(curve.xs, shown[0].xs) for curve in shown)
        return np.stack([curve.ys for curve in shown]) if alike else shown[0].ys

    def arrays(self) -> Arrays:
        """For each curve its points (points, 2): x, y; and the names of all."""
        shown = [curve for curve in self.curves if not curve.faint]
        points: Arrays = {f"curve_{i}": np.column_stack([curve.xs, curve.ys]) for i, curve in enumerate(shown)}
        return points | {"names": np.array([curve.name for curve in shown], np.str_)}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class TableData:
    """Rows of texts and numbers under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]

    @property
    def array(self) -> Array | None:
        """(rows, columns that hold numbers); None without any."""
        numbers = [column for column in zip(*self.rows, strict=True) if not any(isinstance(v, str) for v in column)]
        return np.array(numbers).T if numbers else None

    def arrays(self) -> Arrays:
        """One array a column, by its number; and the names of the columns."""
        by_column: Arrays = {f"column_{i}": np.array(column) for i, column in enumerate(zip(*self.rows, strict=True))}
        return by_column | {"columns": np.array(self.columns, np.str_)}


ViewData = HeatMapData | HeatMapGridData | ImageData | BarsData | ColumnsData | CurvesData | TableData


@runtime_checkable
class ShowsData(Protocol):
    """A view that can tell what it shows."""

    def view_data(self) -> ViewData | None:
        """What is shown now; None while there is nothing."""
