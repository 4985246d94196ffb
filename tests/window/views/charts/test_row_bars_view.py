import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.charts.row_bars_view import RowBarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.matrix_with_row import MatrixWithRow

ROW = np.array([0.0, 0.1, 0.2, 0.6], np.float32)


@pytest.fixture
def bars(qtbot):
    bars = RowBarsView()
    qtbot.addWidget(bars)
    bars.resize(260, 100)
    bars.set_span(40, 200)
    bars.set_row("7", ROW, Levels(0, 0.4))
    bars.show()
    return bars


def test_heights_follow_the_values_up_to_the_top_of_the_levels(bars):
    heights = [bars.bar(column).height() for column in range(4)]
    assert heights[0] == 0
    assert heights[2] == pytest.approx(2 * heights[1], rel=1e-5)
    assert heights[3] == pytest.approx(4 * heights[1], rel=1e-5)


def test_a_row_that_reaches_above_the_scale_says_so(bars):
    assert bars.top_text == "≥ 0.40"
    bars.set_row("7", ROW, Levels(0, 0.8))
    assert bars.top_text == "0.80"


def test_bars_have_the_colours_of_the_matrix(bars):
    place = bars.bar(2).center()
    seen = bars.grab().toImage().pixelColor(int(place.x()), int(place.y()))
    assert seen == colour_at(ColourMap.SEQUENTIAL, 0.5)


def test_the_tip_tells_column_and_value(bars):
    bars.set_describe(lambda column: f"key {column}")
    assert bars.tip_at(QPointF(45, 50)) == "key 0: 0"
    assert bars.tip_at(QPointF(235, 50)) == "key 3: 0.6"
    assert bars.tip_at(QPointF(30, 50)) == bars.tip_at(QPointF(245, 50)) == ""


@pytest.mark.parametrize("size", [(200, 240), (200, 500), (400, 300)])
def test_bars_stand_below_the_columns_of_their_matrix(qtbot, size):
    matrix, row = HeatmapView(), RowBarsView()
    both = MatrixWithRow(matrix, row, ColourBar())
    qtbot.addWidget(both)
    matrix.set_array(np.eye(4, dtype=np.float32))
    row.set_row("0", ROW, Levels(0, 1))
    both.resize(*size)
    both.show()
    for column in range(4):
        cell, bar = matrix.grid().cell(0, column), row.bar(column)
        assert (bar.left(), bar.width()) == pytest.approx((cell.left(), cell.width()), abs=1.01)
    assert row.geometry().top() >= matrix.geometry().bottom()
    assert row.geometry().bottom() < size[1]


def test_a_click_and_the_mouse_tell_the_column(bars, qtbot):
    clicked, hovered = [], []
    bars.column_clicked.connect(clicked.append)
    bars.column_hovered.connect(hovered.append)
    above = QPointF(bars.bar(1).center().x(), bars.height() / 2).toPoint()
    QTest.mouseMove(bars, above)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=above)
    QTest.mouseMove(bars, QPoint(3, 50))
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(3, 50))
    assert (clicked, hovered) == ([1], [1, -1])


def test_the_selected_column_and_that_of_another_picture_are_outlined(bars):
    plain = bars.grab().toImage()
    bars.set_column(2)
    selected = bars.grab().toImage()
    bars.set_echo(1)
    assert selected != plain
    assert bars.grab().toImage() != selected
    bars.set_echo(-1)
    bars.set_column(None)
    assert bars.grab().toImage() == plain


def test_differences_stand_up_or_hang_down_from_the_middle(bars):
    bars.set_colour_map(ColourMap.DIVERGING)
    bars.set_row("7", np.array([0.4, -0.2, 0.0, -0.8], np.float32), Levels(-0.4, 0.4))
    up, down, none, beyond = (bars.bar(column) for column in range(4))
    assert up.bottom() == pytest.approx(down.top())
    assert up.height() == pytest.approx(2 * down.height())
    assert none.height() == 0
    assert beyond.height() == pytest.approx(up.height())
    assert bars.top_text == "± 0.40"
