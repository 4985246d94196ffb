import numpy as np
import pytest

from vit_studio.window.pages.tokens.sum_rows_view import SumRowsView
from vit_studio.window.views.colours.levels import Levels

NAMES = ("x", "+ pos", "= z")


@pytest.fixture
def view(qtbot):
    view = SumRowsView()
    qtbot.addWidget(view)
    view.resize(500, 110)
    view.set_rows(NAMES, np.array([[0.25, 1.0], [-0.5, 1.0], [-0.25, 2.0]], np.float32), Levels(-2, 2))
    view.show()
    return view


def test_the_selected_column_is_written_out(view):
    assert view.values == ["", "", ""]
    view.set_column(0)
    assert view.values == ["0.2500", "+ −0.5000", "= −0.2500"]
    view.set_column(1)
    assert view.values == ["1.0000", "+ 1.0000", "= 2.0000"]


def test_the_stripes_stand_still_when_another_column_is_read(view):
    view.set_column(0)
    before = view.grid()
    view.set_column(1)
    assert view.grid() == before


def test_names_and_numbers_have_room(view):
    view.set_column(0)
    frame = view.grid().frame
    assert frame.left() > 30
    assert view.width() - frame.right() > 50
    assert not view.grab().isNull()
