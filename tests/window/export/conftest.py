"""What tests of the export share: parts of a panel, and a context as a real one is."""

import numpy as np
import pytest

from vit_studio.window.export.arrangement import Box
from vit_studio.window.export.figure_context import FigureContext
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import (
    BarsData,
    ColumnsData,
    CurvesData,
    HeatMapData,
    HeatMapGridData,
    ImageData,
    RowBarsData,
    ScatterData,
    TableData,
)
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels

RANDOM = np.random.default_rng(5)
MATRIX = RANDOM.standard_normal((5, 7)).astype(np.float32) * np.float32(1e-3)
GRID = RANDOM.random((2, 3, 4, 4)).astype(np.float32)
PIXELS = RANDOM.integers(0, 256, (8, 8)).astype(np.uint8)

DATA = {
    "heat_map": HeatMapData(
        array=MATRIX,
        rows=Axis("query", 0),
        columns=Axis("key", 0),
        levels=Levels.symmetric(MATRIX),
        colour_map=ColourMap.DIVERGING,
        row=2,
        column=3,
        cell=(1, 1),
    ),
    "grid": HeatMapGridData(
        array=GRID,
        rows=Axis("layer"),
        columns=Axis("head"),
        row_names=("1", "2"),
        column_names=("1", "2", "Mean"),
        levels=Levels(0, 1),
        colour_map=ColourMap.SEQUENTIAL,
        selected=(1, 2),
    ),
    "wrapped": HeatMapGridData(
        array=GRID.reshape(1, 6, 4, 4),
        levels=Levels(0, 1),
        colour_map=ColourMap.SEQUENTIAL,
        wraps=True,
        selected=(0, 5),
    ),
    "image": ImageData(pixels=PIXELS, side=4, place=(1, 2)),
    "overlay": ImageData(
        pixels=PIXELS,
        side=4,
        overlay=GRID[0, 0],
        levels=Levels(0, 1),
        colour_map=ColourMap.SEQUENTIAL,
    ),
    "bars": BarsData(
        names=("Coat", "Shirt"), values=np.array([0.25, 0.75]), value_name="p", true_index=0, best_index=1
    ),
    "columns": ColumnsData(
        values=MATRIX[2], columns=Axis("key", 0), name="2", levels=Levels(0, 1), colour_map=ColourMap.SEQUENTIAL
    ),
    "row_bars": RowBarsData(
        values=MATRIX[:, 2], rows=Axis("token", 0), levels=Levels(0, 1), colours=("#336699",) * 5, value_name="weight"
    ),
    "points": ScatterData(
        values=GRID[0, :, 0], spread=GRID[1, :, 0] / 10, point_names=("1", "2", "3", "4"), x_label="layer"
    ),
    "curves": CurvesData(
        curves=(
            Curve("train", np.arange(4.0), np.array([2.0, 1.0, 0.5, 0.1]), faint=True),
            Curve("train", np.arange(4.0), np.array([2.0, 1.5, 1.0, 0.5])),
            Curve("valid", np.array([1.0, 3.0]), np.array([1.2, 0.7]), role=1, dashed=True),
        ),
        x_label="epoch",
        y_label="loss",
    ),
    "table": TableData(columns=("name", "value"), rows=(("class token", 0.125), ("token 3", 0.5))),
}

CONTEXT = FigureContext(
    title="Attention",
    expression="attn_weights[5].mean(0)",
    program="0.1.0",
    stage="encoder",
    image_set="Fashion-MNIST",
    split="test",
    number=7,
    image_hash="0123456789ab",
    label="Coat",
    prediction="Shirt",
    probability=0.75,
    model="Fashion-MNIST ViT",
    model_hash="7b13b375ef2a",
    model_file="~/models (old)/mine.safetensors",
    layer=5,
    depth=6,
    head=None,
    num_heads=4,
    token=25,
    grid_side=7,
    dim=36,
    scale="shared by all heads",
    viewing={"encoder.section": "rollout", "scale": "view"},
)


def picture_of_data(*kinds, title="Attention"):
    boxes = [Box(300.0 * index, 0, 300.0 * index + 290, 280) for index in range(len(kinds))]
    parts = tuple(
        Part(title=f"part {index}", key="array" if index == 0 else kind, data=DATA[kind], box=box)
        for index, (kind, box) in enumerate(zip(kinds, boxes, strict=True))
    )
    return PanelPicture(
        title=title,
        tensor="attn_weights[5].mean(0)  5 × 7",
        expression="attn_weights[5].mean(0)",
        sentence="Each row sums to 1.",
        scale="shared by all heads",
        parts=parts,
    )


@pytest.fixture
def context():
    return CONTEXT


@pytest.fixture
def make_picture():
    return picture_of_data


@pytest.fixture
def data():
    return DATA
