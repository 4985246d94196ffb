import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.window.pages.encoder.key_bars_view import SIGNED, KeyBarsView
from vit_studio.window.views.cells.token_matrix_view import TokenMatrixView
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels

VALUES = np.array([0.5, -1.0, 1.0, 0.0, 2.0])


@pytest.fixture
def view(qtbot):
    view = KeyBarsView()
    qtbot.addWidget(view)
    view.set_colour_map(ColourMap.DIVERGING)
    view.set_values(VALUES, Levels(-1, 1))
    view.resize(120, 160)
    view.show()
    return view


def row_colours(view, row):
    image, cell = view.grab().toImage(), view.grid().cell(row, 0)
    y = round(cell.center().y()) - 1
    return [image.pixelColor(x, y).name() for x in range(round(cell.left()), round(cell.right()))]


@pytest.mark.parametrize(("row", "share", "right"), [(0, 0.25, True), (1, 0.5, False), (2, 0.5, True), (4, 0.5, True)])
def test_a_bar_is_as_long_as_its_number(view, row, share, right):
    colours = row_colours(view, row)
    unit = SIGNED if right else 1 - SIGNED
    painted = [x for x, colour in enumerate(colours) if colour == colour_at(ColourMap.DIVERGING, unit).name()]
    assert len(painted) == pytest.approx(share * len(colours), abs=2)
    middle = len(colours) / 2
    assert all((x >= middle - 1) is right or abs(x - middle) <= 1 for x in painted)


def test_rows_are_those_of_a_token_matrix_of_the_same_height(view, qtbot):
    matrix = TokenMatrixView()
    qtbot.addWidget(matrix)
    matrix.set_array(np.zeros((5, 3), np.float32))
    matrix.resize(200, view.height())
    for row in range(5):
        assert view.grid().cell(row, 0).top() == matrix.grid().cell(row, 0).top()
        assert view.grid().cell(row, 0).height() == matrix.grid().cell(row, 0).height()


def test_it_tells_token_and_number(view):
    view.set_describe(lambda row: f"weight of token {row}")
    assert view.hover_text(1, 0) == "weight of token 1: −1"
    assert view.reading(1, 0).value == "−1"


def test_a_click_names_the_row(view):
    rows = []
    view.cell_clicked.connect(lambda row, _: rows.append(row))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.grid().cell(3, 0).center().toPoint())
    assert rows == [3]


def test_its_numbers_are_a_column(view):
    np.testing.assert_array_equal(view.view_data().values, VALUES)
    assert KeyBarsView().view_data() is None


def test_magnitudes_have_the_colours_of_their_values(view):
    view.set_colour_map(ColourMap.SEQUENTIAL)
    view.set_values(np.array([0.25, 0.5, 1.0]), Levels(0, 1))
    for row, value in enumerate((0.25, 0.5, 1.0)):
        colours = row_colours(view, row)
        painted = [x for x, colour in enumerate(colours) if colour == colour_at(ColourMap.SEQUENTIAL, value).name()]
        assert len(painted) == pytest.approx(value * len(colours), abs=2)
