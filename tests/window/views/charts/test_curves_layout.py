import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.charts.curves_layout import Ranges, fit_curves

AREA = QRectF(6, 6, 400, 200)
numbers = st.floats(-1e4, 1e4)


def fit(area=AREA, **ranges):
    return fit_curves(area, ranges=Ranges(**ranges), head=30, foot=20, tick_width=lambda axis: 30.0)


@given(st.integers(160, 900), st.integers(90, 500), numbers, numbers, st.floats(0, 1e5))
def test_all_points_stand_inside_the_plot_and_the_plot_in_the_area(width, height, a, b, last):
    area = QRectF(6, 6, width, height)
    layout = fit(area, x=(0.0, last), y=(min(a, b), max(a, b)))
    assert area.adjusted(-1, -1, 1, 1).contains(layout.plot)
    for y in (a, b):
        assert layout.plot.adjusted(-1, -1, 1, 1).contains(layout.point(last, y))


def test_the_y_axis_has_room_above_and_below_but_not_below_zero():
    assert fit(x=(0, 10), y=(0.01, 2.0)).y.low == 0
    layout = fit(x=(0, 10), y=(-1.0, 1.0))
    assert layout.y.low < -1.0 and layout.y.high > 1.0


def test_fixed_limits_go_before_the_data():
    layout = fit(x=(0, 10), y=(0.2, 0.3), fixed_y=(0.0, 1.0))
    assert (layout.y.low, layout.y.high) == (0.0, 1.0)


def test_a_logarithmic_axis():
    layout = fit(x=(0, 10), y=(0.001, 1.0), log_y=True)
    steps = np.diff(layout.down([0.001, 0.01, 0.1, 1.0]))
    assert steps == pytest.approx(steps[0])


def test_the_x_under_a_point():
    layout = fit(x=(0, 100), y=(0, 1))
    assert layout.x_at(layout.point(42, 0.5)) == pytest.approx(42)
    assert layout.x_at(QPointF(0, 0)) is None
