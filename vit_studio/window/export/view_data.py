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
class LaidOver:
    """Small pictures on a heat map, each framed; `corners` are the cells (row, column) under their upper left ones."""

    arrays: tuple[npt.NDArray[np.floating], ...]
    corners: tuple[tuple[int, int], ...]
    levels: Levels
    colour_map: ColourMap


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
    laid_over: LaidOver | None = None

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
    """(S, S) pixels, cut by a grid of `side` × `side` patches (0: not cut), with a (side, side) map in their place.

    `place` is the outlined patch; with a map the pixels are lines upon it.
    """

    pixels: npt.NDArray[np.uint8]
    side: int = 0
    place: tuple[int, int] | None = None
    overlay: npt.NDArray[np.floating] | None = None
    levels: Levels = PIXEL_LEVELS
    colour_map: ColourMap = ColourMap.GREY

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
    """(columns,) values as bars that stand, in the colours that a matrix gives them, from 0 to the top of `levels`.

    `name` says whose they are, such as a row of that matrix; `value_name` what they are.
    """

    values: npt.NDArray[np.floating]
    columns: Axis = NO_AXIS
    name: str = ""
    value_name: str = ""
    levels: Levels
    colour_map: ColourMap
    column: int | None = None

    @property
    def array(self) -> Array:
        """The values."""
        return self.values

    def arrays(self) -> Arrays:
        """The numbers by name."""
        return {"values": self.values}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class RowBarsData:
    """(rows,) values as bars that lie, each in line with a row of the matrix beside it, within `levels`."""

    values: npt.NDArray[np.floating]
    rows: Axis = NO_AXIS
    value_name: str = ""
    levels: Levels
    colours: tuple[str, ...]
    """Of each bar, as #rrggbb."""
    row: int | None = None

    @property
    def array(self) -> Array:
        """The values."""
        return self.values

    def arrays(self) -> Arrays:
        """The numbers by name."""
        return {"values": self.values}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class ScatterData:
    """(columns, points) values: a few points in each column, how much those behind each of them differ, their means.

    `selected` is a column and a point in it. Points without a number are nan.
    """

    values: npt.NDArray[np.floating]
    spread: npt.NDArray[np.floating]
    point_names: tuple[str, ...]
    x_label: str = ""
    y_label: str = ""
    reference: float | None = None
    reference_name: str = ""
    y_limits: tuple[float, float] | None = None
    selected: tuple[int, int | None] | None = None

    @property
    def array(self) -> Array:
        """(points, columns)."""
        return self.values.T

    def arrays(self) -> Arrays:
        """The numbers by name, (points, columns) each."""
        return {"values": self.values.T, "spread": self.spread.T, "names": np.array(self.point_names, np.str_)}


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
        points: Arrays = {f"curve_{i}": np.column_stack(curve.own_points) for i, curve in enumerate(shown)}
        return points | {"names": np.array([curve.name for curve in shown], np.str_)}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class TableData:
    """Rows of texts and numbers under the names of their columns.

    Columns in `bars`, counted from 0, have a bar beside each number. The best row and the true one stand out.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    bars: tuple[int, ...] = ()
    true_index: int | None = None
    best_index: int | None = None

    @property
    def array(self) -> Array | None:
        """(rows, columns that hold numbers); None without any."""
        numbers = [column for column in zip(*self.rows, strict=True) if not any(isinstance(v, str) for v in column)]
        return np.array(numbers).T if numbers else None

    def arrays(self) -> Arrays:
        """One array a column, by its number; and the names of the columns."""
        by_column: Arrays = {f"column_{i}": np.array(column) for i, column in enumerate(zip(*self.rows, strict=True))}
        return by_column | {"columns": np.array(self.columns, np.str_)}


ColouredData = HeatMapData | HeatMapGridData | ImageData
"""A colour bar is the key to these."""
MeasuredData = ColouredData | ColumnsData | RowBarsData
"""What may hold values beyond its levels."""
ChartData = BarsData | ColumnsData | RowBarsData | ScatterData | CurvesData | TableData
ViewData = ColouredData | ChartData


def beyond_levels(data: MeasuredData) -> tuple[bool, bool]:
    """Whether any value is below the levels, and whether any is above; by more than rounding."""
    values = np.asarray(data.array, np.float64)
    if not np.isfinite(values).any():
        return False, False
    tiny = 1e-6 * (data.levels.high - data.levels.low)
    return (
        bool(np.nanmin(values) < data.levels.low - tiny),
        bool(np.nanmax(values) > data.levels.high + tiny),
    )


@runtime_checkable
class ShowsData(Protocol):
    """A view that can tell what it shows."""

    def view_data(self) -> ViewData | None:
        """What is shown now; None while there is nothing."""


@runtime_checkable
class NamesViews(Protocol):
    """A widget that writes names above the views in it by itself."""

    def name_of(self, view: object) -> str:
        """What stands above a view; empty for none."""


@runtime_checkable
class GivesTable(Protocol):
    """A widget of several views whose numbers belong into one table."""

    def table_data(self) -> TableData | None:
        """All of them; None while there is nothing."""
