import itertools

import numpy as np
import pytest

from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.panels.figure import Figure
from vit_studio.window.views.panels.figure_row import FigureRow


def figure(shape):
    view = HeatmapView()
    view.set_array(np.zeros(shape, np.float32))
    return Figure(view)


@pytest.fixture
def row(qtbot):
    row = FigureRow([figure((4, 4)), figure((4, 4)), figure((4, 14))], ("⊙", "="))
    qtbot.addWidget(row)
    row.show()
    return row


@pytest.mark.parametrize("size", [(420, 160), (900, 240), (900, 900), (2000, 300)])
def test_parts_stand_side_by_side_within_the_row(row, size, qapp):
    row.resize(*size)
    qapp.processEvents()
    parts = [row._figures[0], row._signs[0], row._figures[1], row._signs[1], row._figures[2]]
    places = [part.geometry() for part in parts]
    for left, right in itertools.pairwise(places):
        assert left.right() < right.left()
    assert places[0].left() >= 0 and places[-1].right() < row.width()
    assert len({one.height() for one in (places[0], places[2], places[4])}) == 1


def test_a_sign_stands_at_the_height_of_the_pictures(row, qapp):
    row.resize(900, 240)
    qapp.processEvents()
    middle = row._signs[0].geometry().center().y()
    picture = row._figures[0].view
    assert abs(picture.y() + picture.picture_rect().center().y() - middle) <= 2


def test_each_gap_needs_its_sign():
    with pytest.raises(ValueError, match="2 pictures"):
        FigureRow([figure((1, 1)), figure((1, 1))], ())
