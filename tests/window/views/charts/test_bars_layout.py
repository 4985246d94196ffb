import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.charts.bars_layout import fit_bars, spanning

AREA = QRectF(10, 10, 300, 240)
areas = st.builds(QRectF, st.just(8.0), st.just(8.0), st.integers(200, 900), st.integers(100, 600))


def fit(area=AREA, *, count=10, limits=(0.0, 1.0)):
    return fit_bars(area, count=count, name_width=90, value_width=50, limits=limits)


@given(areas, st.integers(1, 20), st.floats(-10, 10))
def test_everything_stays_inside(area, count, value):
    layout = fit(area, count=count, limits=(-10, 10))
    for index in range(count):
        for rect in (layout.name(index), layout.bar(index, value), layout.value(index)):
            assert area.adjusted(-1, -1, 1, 1).contains(rect.center())
            assert rect.right() <= area.right() + 1e-6
        assert layout.name(index).right() < layout.track(index).left()
        assert layout.track(index).right() < layout.value(index).left()


@given(st.floats(-5, 5))
def test_bars_run_from_zero_to_their_value(value):
    layout = fit(limits=(-5, 5))
    bar = layout.bar(0, value)
    assert bar.width() == pytest.approx(abs(value) / 10 * layout.width)
    assert (bar.right() if value < 0 else bar.left()) == pytest.approx(layout.zero)


def test_limits_hold_the_bars():
    layout = fit()
    assert layout.bar(0, 2.0).right() == layout.track(0).right()
    assert layout.bar(0, math.nan).width() == 0
    assert layout.bar(0, math.inf).width() == 0


def test_rows_grow_only_so_far():
    layout = fit(QRectF(0, 0, 300, 1000))
    assert layout.row_height == 30
    assert layout.row(0).top() == 350


def test_names_give_way_first():
    narrow = fit_bars(QRectF(0, 0, 180, 240), count=10, name_width=150, value_width=50, limits=(0, 1))
    assert narrow.value(0).width() == 50
    assert narrow.width == 60
    assert narrow.name(0).width() == pytest.approx(180 - 50 - 60 - 16)


def test_the_row_under_a_point():
    layout = fit()
    assert [layout.row_at(layout.row(index).center()) for index in range(10)] == list(range(10))
    assert layout.row_at(QPointF(50, 5)) is None
    assert layout.row_at(QPointF(5, 50)) is None


def test_limits_that_hold_all():
    assert spanning([1.0, 3.0]) == (0.0, 3.0)
    assert spanning([-1.0, -3.0, math.nan]) == (-3.0, 0.0)
    assert spanning([]) == (0.0, 1.0)
    assert spanning([0.0]) == (0.0, 1.0)
