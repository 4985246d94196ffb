import numpy as np
import pytest

from vit_studio.window.views.cells.number_rows_view import LEAST_CELL, NumberRow, NumberRowsView
from vit_studio.window.views.colours.levels import Levels


@pytest.fixture
def view(qtbot):
    view = NumberRowsView()
    qtbot.addWidget(view)
    rng = np.random.default_rng(0)
    q, k = rng.normal(size=(2, 8)).astype(np.float32)
    view.set_rows([NumberRow("q", q), NumberRow("k", k), NumberRow("q × k", q * k, "Σ 1.5")], Levels(-3, 3))
    view.resize(500, 120)
    view.show()
    return view


def test_each_row_has_its_vector(view):
    np.testing.assert_array_equal(view.array[2], view.array[0] * view.array[1])
    assert view.view_data().row_names == ("q", "k", "q × k")
    assert view.accessibleDescription() == "q, k, q × k Σ 1.5"


def test_names_and_results_have_room_beside_the_stripes(view):
    grid = view.grid()
    assert grid.frame.left() > 20
    assert grid.frame.right() < view.width() - 20


def test_numbers_stand_in_cells_that_are_wide_enough(view):
    """More colours in a cell than its own: ink."""

    def inked():
        cell = view.grid().cell(0, 0).toRect().adjusted(3, 3, -3, -3)
        image = view.grab(cell).toImage()
        return len({image.pixelColor(x, y).name() for x in range(cell.width()) for y in range(cell.height())}) > 2

    assert view.grid().cell_width >= LEAST_CELL
    assert inked()
    view.resize(240, 120)
    assert view.grid().cell_width < LEAST_CELL
    assert not inked()


def test_it_tells_where_a_number_stands(view):
    assert view.hover_text(1, 4).startswith("k, dimension 5 of the head: ")


def test_a_reading_names_the_vector_and_the_dimension(view):
    reading = view.reading(2, 4)
    assert reading.words == "q × k, dimension 5 of the head"
    assert np.float32(reading.value) == view.array[2, 4]


def test_another_result_leaves_the_stripes_where_they_are(view):
    frame, values = view.grid().frame, np.ones(8)
    for result in ("Σ 1", "Σ 0.5314", "Σ −0.5314", "× 2.5e−05"):
        view.set_rows(
            [NumberRow("q", values), NumberRow("k", values), NumberRow("q × k", values, result)], Levels(0, 1)
        )
        assert view.grid().frame == frame
