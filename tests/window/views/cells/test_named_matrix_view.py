"""A matrix with names: its colours are the map's, its cells are found, and its names have room."""

import matplotlib
import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt

from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.named_matrix_view import NamedMatrixView
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels

ROWS, COLUMNS = ("shirt", "ankle boot", "bag"), ("a", "b", "c", "d")
ARRAY = np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4)
AXES = (Axis("true"), Axis("said"))


@pytest.fixture
def view(qtbot):
    made = NamedMatrixView()
    qtbot.addWidget(made)
    made.resize(480, 320)
    made.set_array(ARRAY, Levels(0, 1), rows=ROWS, columns=COLUMNS, axes=AXES)
    made.show()
    return made


def corner_of(view, row, column):
    """A place in a cell that no number covers."""
    cell = view.grid().cell(row, column)
    return round(cell.left() + 4), round(cell.top() + 4)


def test_cells_have_the_colours_of_their_values(view):
    image = view.grab().toImage()
    viridis = matplotlib.colormaps["viridis"]
    for row in range(3):
        for column in range(4):
            found = image.pixelColor(*corner_of(view, row, column))
            wanted = np.round(np.array(viridis(float(ARRAY[row, column]))[:3]) * 255)
            np.testing.assert_allclose(found.getRgb()[:3], wanted, atol=3, err_msg=f"{row}, {column}")


def test_a_cell_without_a_number_is_empty(view, qtbot):
    array = ARRAY.copy()
    array[1, 2] = np.nan
    view.set_array(array, Levels(0, 1), rows=ROWS, columns=COLUMNS, axes=AXES)
    assert view.grab().toImage().pixelColor(*corner_of(view, 1, 2)) != colour_at(ColourMap.SEQUENTIAL, 0.0)
    assert view.hover_text(1, 2) == "ankle boot · c"
    assert view.hover_text(0, 0) == "shirt · a: 0"


def test_a_click_tells_its_cell(view, qtbot):
    with qtbot.waitSignal(view.cell_clicked) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.grid().cell(2, 1).center().toPoint())
    assert told.args == [2, 1]


def test_keys_step_from_the_lit_cell_and_stop_at_the_edge(view, qtbot):
    told = []
    view.cell_clicked.connect(lambda *cell: told.append(cell))
    view.set_lit((1, 2))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    assert told == [(1, 3), (2, 3), (2, 2)]


def test_what_is_lit_or_chosen_is_seen(view):
    plain = view.grab().toImage()
    view.set_lit((0, 0))
    lit = view.grab().toImage()
    view.set_chosen((2, 3))
    both = view.grab().toImage()
    cells = [view.grid().cell(*cell) for cell in ((0, 0), (2, 3))]
    assert plain != lit != both
    assert differs(plain, lit, cells[0])
    assert not differs(plain, lit, cells[1])
    assert differs(lit, both, cells[1])


def differs(before, after, cell):
    around = cell.adjusted(-4, -4, 4, 4).toAlignedRect()
    return before.copy(around) != after.copy(around)


@pytest.mark.parametrize("size", [(200, 160), (480, 320), (1200, 300), (300, 900)])
def test_cells_and_names_stay_within_the_view(view, size):
    view.resize(*size)
    grid = view.grid()
    assert QRectF(view.rect()).contains(grid.frame)
    assert grid.cell_height <= grid.cell_width <= 2.3 * grid.cell_height
    assert view.fitted_size(view.size()).width() <= size[0] + 1


def test_long_names_of_columns_stand_where_cells_are_narrow(view):
    long = tuple(f"quite a long name {name}" for name in COLUMNS)
    top = view.grid().frame.top()
    view.set_array(ARRAY, Levels(0, 1), rows=ROWS, columns=long, axes=AXES)
    assert view.names.columns_stand(view.grid().cell_width)
    assert view.grid().frame.top() > top + 40


def test_its_names_travel_with_its_numbers(view):
    data = view.view_data()
    assert (data.row_names, data.column_names) == (ROWS, COLUMNS)
    np.testing.assert_array_equal(data.array, ARRAY)
    with pytest.raises(ValueError, match="names for 1 × 4"):
        view.set_array(ARRAY, Levels(0, 1), rows=ROWS[:1], columns=COLUMNS, axes=AXES)
