import numpy as np
from PySide6.QtCore import Qt

from vit_studio.window.views.cells.vector_view import VectorView


def test_a_band_fills_its_room_and_is_not_called_stretched(qtbot):
    view = VectorView()
    qtbot.addWidget(view)
    view.set_array(np.linspace(-1, 1, 64, dtype=np.float32)[None])
    view.resize(652, 42)
    assert view.picture_rect().size().toTuple() == (640, 30)
    assert not view._is_stretched(view.grid())


def test_a_long_vector_needs_no_more_room_than_a_short_one(qtbot):
    view = VectorView()
    qtbot.addWidget(view)
    view.set_array(np.zeros((1, 16), np.float32))
    short = view.minimumSizeHint()
    view.set_array(np.zeros((1, 784), np.float32))
    assert view.minimumSizeHint() == short


def test_its_cells_can_be_as_wide_as_those_above(qtbot):
    view = VectorView()
    qtbot.addWidget(view)
    view.set_array(np.zeros((1, 8), np.float32))
    view.set_alignment(Qt.AlignmentFlag.AlignLeft)
    view.resize(200, 40)
    view.set_cell_width(12.75)
    assert view.grid().cell_width == 12.75
    assert view.cell_at(view.grid().cell(0, 7).center()) == (0, 7)
    view.set_cell_width(None)
    assert view.grid().frame.width() > 180
