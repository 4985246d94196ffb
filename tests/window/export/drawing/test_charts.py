import numpy as np
import pytest
from matplotlib.figure import Figure

from vit_studio.window.export.drawing.charts import draw_curves
from vit_studio.window.export.view_data import CurvesData
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
