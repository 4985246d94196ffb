"""The numbers of a panel as a file: CSV for spreadsheets, NPZ for programs."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from vit_studio.window.export.figure_context import KEY, FigureContext
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import (
    Array,
    BarsData,
    ColumnsData,
    CurvesData,
    HeatMapData,
    HeatMapGridData,
    ImageData,
    RowBarsData,
    ScatterData,
    ViewData,
)
from vit_studio.window.export.whole_file import check_suffix, write_whole
from vit_studio.window.views.cells.axis_labels import Axis

SUFFIXES: Final = (".csv", ".npz")

Row = list[str]


def save_numbers(path: Path, picture: PanelPicture, context: FigureContext) -> None:
    """Write whole or not at all, in the format of the suffix; raises VitStudioError.

    CSV has the main view alone, or the table that all views make up: a first row with names, a first column for each
    further axis, and every number with all its digits; it opens in a spreadsheet, and as `pandas.read_csv(path,
    index_col=0)`. NPZ has every array of every view by name, the names of the axes, and the context; nothing in it
    needs a pickle.
    """
    suffix = check_suffix(path, SUFFIXES)
    write_whole(path, csv_bytes(picture.table, context) if suffix == ".csv" else npz_bytes(picture, context))


def npz_bytes(picture: PanelPicture, context: FigureContext) -> bytes:
    """`array` is what the panel mainly shows, `array.axes` names its axes; further views follow by their names."""
    arrays: dict[str, Any] = {KEY: np.array(context.to_json())}
    for part in picture.parts:
        arrays |= _named(part)
    written = io.BytesIO()
    np.savez_compressed(written, **arrays)
    return written.getvalue()


def csv_bytes(data: ViewData, context: FigureContext | None = None) -> bytes:
    """UTF-8 with a mark at the start, without which spreadsheets read letters beyond ASCII wrong.

    Of a difference, the first cell says of which two models.
    """
    written = io.StringIO(newline="")
    first, *rows = _rows(data)
    if context is not None and context.is_difference:
        first = [f"{first[0]} | {_models(context)}", *first[1:]]
    csv.writer(written, lineterminator="\r\n").writerows([first, *rows])
    return written.getvalue().encode("utf-8-sig")


def _models(context: FigureContext) -> str:
    """ "A = tiny 3f2a… after 20 steps, B = …": with all digits of the hashes, by which a model is found again."""
    models = (
        ("A", context.model, context.model_hash, context.training_step),
        ("B", context.other_model, context.other_hash, context.other_step),
    )
    return "A − B, " + ", ".join(
        f"{name} = {model} {digits}" + ("" if step is None else f" after {step} steps")
        for name, model, digits, step in models
    )


def _named(part: Part) -> dict[str, Array]:
    arrays = part.data.arrays()
    first, *others = arrays
    named = {part.key: arrays[first]} | {f"{part.key}.{name}": arrays[name] for name in others}
    axes = _axis_names(part.data)
    return named | ({f"{part.key}.axes": np.array(axes, np.str_)} if axes else {})


def _axis_names(data: ViewData) -> tuple[str, ...]:
    if isinstance(data, HeatMapData):
        return data.rows.name or "row", data.columns.name or "column"
    if isinstance(data, HeatMapGridData):
        grid = ("picture",) if data.wraps else (data.rows.name or "row", data.columns.name or "column")
        return *grid, "y", "x"
    if isinstance(data, ColumnsData):
        return (data.columns.name or "column",)
    if isinstance(data, RowBarsData):
        return (data.rows.name or "row",)
    if isinstance(data, ScatterData):
        return "point", data.x_label or "column"
    return ("y", "x") if isinstance(data, ImageData) else ()


def _rows(data: ViewData) -> Iterator[Row]:
    if isinstance(data, HeatMapData):
        yield from _matrix_rows(data.array, data.rows, data.columns, data.row_names, data.column_names)
    elif isinstance(data, HeatMapGridData):
        yield from _grid_rows(data)
    elif isinstance(data, ImageData):
        yield from _matrix_rows(data.array, Axis("y"), Axis("x"))
    elif isinstance(data, BarsData):
        yield ["name", data.value_name or "value"]
        yield from ([name, exact(value)] for name, value in zip(data.names, data.values, strict=True))
    elif isinstance(data, ColumnsData):
        yield [data.columns.name or "column", data.value_name or data.name or "value"]
        yield from ([data.columns.number(index), exact(value)] for index, value in enumerate(data.values))
    elif isinstance(data, RowBarsData):
        yield [data.rows.name or "row", data.value_name or "value"]
        yield from ([data.rows.number(index), exact(value)] for index, value in enumerate(data.values))
    elif isinstance(data, ScatterData):
        yield from _scatter_rows(data)
    elif isinstance(data, CurvesData):
        yield from _curve_rows(data)
    else:
        yield list(data.columns)
        yield from ([value if isinstance(value, str) else exact(value) for value in row] for row in data.rows)


def _matrix_rows(
    array: Array, rows: Axis, columns: Axis, row_names: tuple[str, ...] = (), column_names: tuple[str, ...] = ()
) -> Iterator[Row]:
    """The corner names both axes; numbers of rows and columns are those on the screen."""
    height, width = array.shape
    corner = f"{rows.name or 'row'} \\ {columns.name or 'column'}"
    yield [corner, *(column_names or map(columns.number, range(width)))]
    for index in range(height):
        yield [row_names[index] if row_names else rows.number(index), *map(exact, array[index])]


def _grid_rows(data: HeatMapGridData) -> Iterator[Row]:
    """One line for each row of each picture: grid row, grid column, y, and then the values along x."""
    height, width = data.array.shape[2:]
    yield [*_axis_names(data)[:-2], "y \\ x", *(str(x + 1) for x in range(width))]
    for row, column in np.ndindex(data.array.shape[:2]):
        names = [str(column + 1)] if data.wraps else [_nth(data.row_names, row), _nth(data.column_names, column)]
        for y in range(height):
            yield [*names, str(y + 1), *map(exact, data.array[row, column, y])]


def _curve_rows(data: CurvesData) -> Iterator[Row]:
    """One line for each point, as curves need not share their x values."""
    yield ["curve", data.x_label or "x", data.y_label or "y"]
    for curve in data.curves:
        if not curve.faint:
            yield from ([curve.name, exact(x), exact(y)] for x, y in zip(*curve.own_points, strict=True))


def _scatter_rows(data: ScatterData) -> Iterator[Row]:
    """One line for each point."""
    yield [data.x_label or "column", "point", data.y_label or "value", "standard deviation"]
    for point, name in enumerate(data.point_names):
        for column, (value, spread) in enumerate(zip(data.values[:, point], data.spread[:, point], strict=True)):
            yield [str(column + 1), name, exact(value), exact(spread)]


def _nth(names: tuple[str, ...], index: int) -> str:
    """A name where there is one: some are left out on the screen for want of room."""
    return names[index] if index < len(names) and names[index] else str(index + 1)


def exact(value: object) -> str:
    """The shortest number that reads back as the same value of its type."""
    if isinstance(value, np.generic):
        return str(value.item()) if value.dtype.kind in "iub" else str(value)
    return str(value)
