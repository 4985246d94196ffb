import dataclasses

import numpy as np
import pytest
from matplotlib.figure import Figure

from vit_studio.window.export.drawing.charts import draw_curves, draw_scatter
from vit_studio.window.export.view_data import CurvesData, ScatterData
from vit_studio.window.views.charts.curve import Curve


@pytest.fixture
def axes():
    return Figure().add_subplot()


def test_points_that_stand_apart_are_not_joined(axes):
    layers, values = np.arange(1.0, 100), np.arange(99.0)
    draw_curves(axes, CurvesData(curves=(Curve("apart", layers, values, apart=True), Curve("joined", layers, values))))
    apart, joined = axes.lines[:2]
    assert (apart.get_linestyle(), apart.get_marker()) == ("None", "o")
    assert (joined.get_linestyle(), joined.get_marker()) == ("-", "")
    np.testing.assert_array_equal(apart.get_ydata(), values)


SCATTER = ScatterData(
    values=np.array([[3.0, 5.0], [4.0, np.nan]]),
    spread=np.array([[0.5, 1.0], [0.25, np.nan]]),
    point_names=("Head 1 of 2", "Head 2 of 2"),
    x_label="layer",
    y_label="mean distance",
    reference=4.5,
    reference_name="even attention",
    y_limits=(0.0, 5.0),
    selected=(0, 1),
)


def test_points_have_their_spread_their_means_and_what_to_compare_them_with(axes):
    draw_scatter(axes, SCATTER)
    legend = [text.get_text() for text in axes.get_legend().get_texts()]
    assert {"mean of the layer", "± standard deviation", "even attention", "layer 1, head 2: 5 ± 1"} <= set(legend)
    (whiskers,) = axes.collections[:1]
    ends = [segment[:, 1].tolist() for segment in whiskers.get_segments() if len(segment)]
    assert ends[:3] == [[2.5, 3.5], [4.0, 6.0], [3.75, 4.25]]
    means = [
        line.get_ydata()[0] for line in axes.lines if len(set(line.get_ydata())) == 1 and len(line.get_ydata()) == 2
    ]
    assert means[:2] == [4.0, 4.0] and 4.5 in means
    assert axes.get_ylim()[1] > 6  # no whisker is cut


def test_one_image_has_no_spread_to_tell(axes):
    draw_scatter(axes, dataclasses.replace(SCATTER, spread=np.zeros((2, 2)), selected=(1, None), y_limits=None))
    legend = [text.get_text() for text in axes.get_legend().get_texts()]
    assert not any("±" in text for text in legend)


def y_texts(axes):
    axes.figure.draw_without_rendering()
    low, high = axes.get_ylim()
    return [
        label.get_text()
        for tick, label in zip(axes.get_yticks(), axes.get_yticklabels(), strict=True)
        if low * (1 - 1e-9) <= tick <= high * (1 + 1e-9)
    ]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.74, 3.1, ["0.5", "1", "2", "5"]),
        (1.2, 4.6, ["1", "2", "5"]),  # within one power of ten
        (2.9, 3.05, ["2", "5"]),
        (1.9e-4, 3e-3, ["0.0001", "0.0002", "0.0005", "0.001", "0.002", "0.005"]),
        (1e-5, 20.0, ["0.00001", "0.0001", "0.001", "0.01", "0.1", "1", "10", "100"]),
    ],
)
def test_an_axis_by_powers_of_ten_has_plain_numbers_as_on_the_screen(axes, low, high, expected):
    steps = np.arange(1.0, 6)
    draw_curves(axes, CurvesData(curves=(Curve("loss", steps, np.linspace(high, low, 5)),), log_y=True))
    assert axes.get_yscale() == "log"
    assert y_texts(axes) == expected
    assert len(axes.yaxis.get_minorticklocs()) == 0


def test_small_numbers_are_written_out(axes):
    draw_curves(axes, CurvesData(curves=(Curve("rate", np.arange(3.0), np.array([1.4e-5, 4.2e-5, 5.6e-5])),)))
    assert "0.00002" in y_texts(axes)
    assert axes.yaxis.get_offset_text().get_text() == ""


def test_the_factor_of_tiny_numbers_is_no_larger_than_they_are(axes):
    draw_curves(axes, CurvesData(curves=(Curve("rate", np.arange(3.0), np.array([1.4e-9, 4.2e-9, 5.6e-9])),)))
    y_texts(axes)
    factor = axes.yaxis.get_offset_text()
    assert factor.get_text() and factor.get_size() == axes.yaxis.get_ticklabels()[0].get_size()
