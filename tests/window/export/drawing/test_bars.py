"""Bars within levels: what goes on beyond is told by its number, and each bar keeps its place."""

import dataclasses

import numpy as np
import pytest
from matplotlib.figure import Figure

from vit_studio.window.export.drawing.bars import draw_columns, draw_row_bars
from vit_studio.window.export.view_data import ColumnsData, RowBarsData
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels

COLUMNS = ColumnsData(
    values=np.array([0.05, 0.854, 0.1, 0.174]),
    columns=Axis("key", 0),
    name="query 14",
    value_name="weight",
    levels=Levels(0, 0.174),
    colour_map=ColourMap.SEQUENTIAL,
)
ROWS = RowBarsData(
    values=np.array([3.0, -9.0, 1.0, 6.0]),
    rows=Axis("token", 0),
    levels=Levels(-5, 5),
    colours=("#ff0000",) * 4,
    row=2,
)


@pytest.fixture
def axes():
    return Figure().add_subplot()


def words(axes):
    return [text.get_text() for text in axes.texts]


def test_a_bar_beyond_the_top_is_broken_with_its_number(axes):
    draw_columns(axes, COLUMNS)
    assert words(axes) == ["0.854"]
    top = axes.get_ylim()[1]
    heights = [bar.get_height() for bar in axes.patches]
    assert heights[0] == pytest.approx(0.05) and heights[3] == pytest.approx(0.174)
    assert 0.174 < heights[1] < top
    assert axes.get_yticks().max() == pytest.approx(0.174)
    assert axes.get_ylabel() == "weight"


def test_without_any_beyond_the_levels_are_the_axis(axes):
    draw_columns(axes, dataclasses.replace(COLUMNS, values=np.array([0.05, 0.174])))
    assert words(axes) == []
    assert axes.get_ylim() == (0, pytest.approx(0.174))


def test_bars_beside_rows_are_in_line_with_them(axes):
    draw_row_bars(axes, ROWS, alone=False)
    assert axes.get_ylim() == (3.5, -0.5)
    assert [bar.get_y() + bar.get_height() / 2 for bar in axes.patches[:4]] == pytest.approx([0, 1, 2, 3])
    assert axes.get_yticks().size == 0
    assert [label.get_text() for label in axes.get_xticklabels()] == ["−5.00", "5.00"]


def test_on_both_sides_what_is_farthest_beyond_has_its_number(axes):
    draw_row_bars(axes, dataclasses.replace(ROWS, values=np.array([3.0, -9.0, 5.5, 6.0])), alone=True)
    assert words(axes) == ["−9", "6"]
    low, high = axes.get_xlim()
    assert low < -5 and high > 5
    assert axes.get_ylabel() == "token"
