import pytest
from PySide6.QtCore import QRect, QSize

from vit_studio.window.docks.training.curve_chart import CurveChart
from vit_studio.window.docks.training.curve_choices import LINES, Chart
from vit_studio.window.docks.training.curve_grid import LEAST, CurveGrid, cell, grid_shape


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [
        (1000, 480, (2, 2)),
        (1200, 110, (1, 4)),
        (300, 480, (4, 1)),
        (560, 110, (1, 2)),
        (300, 220, (2, 1)),
        (340, 110, (1, 1)),
        (50, 20, (1, 1)),
    ],
)
def test_as_many_charts_as_there_is_room_for(width, height, shape):
    assert grid_shape(QSize(width, height), 4) == shape


@pytest.mark.parametrize("size", [QSize(1000, 480), QSize(801, 333), QSize(560, 110), QSize(300, 480)])
def test_charts_do_not_overlap_and_stay_inside(size):
    rows, columns = grid_shape(size, 4)
    cells = [cell(size, rows, columns, row, column) for row in range(rows) for column in range(columns)]
    assert all(QRect(0, 0, size.width(), size.height()).contains(one) for one in cells)
    assert not any(one.intersects(other) for i, one in enumerate(cells) for other in cells[:i])
    assert all(one.width() >= LEAST.width() and one.height() >= LEAST.height() for one in cells)


@pytest.fixture
def grid(qtbot):
    grid = CurveGrid({chart: CurveChart(chart) for chart in LINES})
    qtbot.addWidget(grid)
    grid.show()
    return grid


def test_the_first_charts_stay_when_room_is_lost(grid):
    for size, shown in ((QSize(1000, 480), LINES), (QSize(560, 110), LINES[:2]), (QSize(300, 110), LINES[:1])):
        grid.resize(size)
        assert tuple(chart.chart for chart in grid.in_sight) == tuple(shown)


def test_one_that_is_chosen_has_all_the_room(grid):
    grid.resize(560, 300)
    grid.show_chart(Chart.GRADIENT_NORM)
    (chart,) = grid.in_sight
    assert chart.chart is Chart.GRADIENT_NORM
    assert chart.size() == grid.size()
    grid.show_chart(Chart.ALL)
    assert len(grid.in_sight) > 1
