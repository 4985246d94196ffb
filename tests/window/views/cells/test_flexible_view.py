import numpy as np
import pytest
from PySide6.QtCore import QSize

from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.flexible_view import TALLEST, FlexibleView


@pytest.fixture
def make(qtbot):
    def made(shape, size=(200, 240)):
        view = FlexibleView()
        qtbot.addWidget(view)
        view.set_axes(Axis("patches"), Axis("pixels"))
        view.set_array(np.zeros(shape, np.float32))
        view.resize(view.fitted_size(QSize(*size)))
        view.show()
        return view

    return made


def test_cells_are_square_while_they_can_be_told_apart(make):
    grid = make((49, 16)).grid()
    assert grid.cell_width == grid.cell_height > 2


@pytest.mark.parametrize("shape", [(4, 196), (196, 4), (1, 784)])
def test_long_matrices_are_stretched_and_say_so(make, shape):
    view = make(shape)
    grid = view.grid()
    assert view._is_stretched(grid)
    assert grid.frame.width() > 100 or shape[1] < 10
    assert grid.cell_height <= TALLEST + 1
    view.grab()


def test_a_flat_matrix_is_stretched_before_it_is_lost_in_its_room(make):
    grid = make((16, 49), size=(200, 300)).grid()
    assert grid.cell_height > 2 * grid.cell_width > 4


def test_another_shape_makes_them_square_again(make):
    view = make((4, 196))
    view.set_array(np.zeros((49, 16), np.float32))
    view.resize(view.fitted_size(QSize(200, 240)))
    assert view.grid().cell_width == view.grid().cell_height


@pytest.mark.parametrize("shape", [(49, 16), (1, 784), (196, 4), (49, 2352)])
def test_no_shape_makes_a_page_wider(make, shape):
    least = make(shape).minimumSizeHint()
    assert least.width() < 100 and least.height() < 100
