import numpy as np
import pytest
from PySide6.QtCore import Qt

from vit_studio.window.views.colour_maps import ColourMap, colour_at
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.token_labels import TokenLabels
from vit_studio.window.views.token_matrix_view import LEAST_CLASS_ROW, TokenMatrixView, token_band_heights


@pytest.fixture
def make(qtbot):
    def made(array, levels=None, size=(300, 300)):
        view = TokenMatrixView()
        qtbot.addWidget(view)
        view.resize(*size)
        view.set_array(np.asarray(array, np.float32), levels)
        view.show()
        return view

    return made


def colour_in(view, row, column):
    place = view.grid().cell(row, column).center()
    return view.grab().toImage().pixelColor(int(place.x()), int(place.y()))


def test_each_cell_has_the_colour_of_its_value(make):
    view = make([[1, -1], [0.5, 0], [-0.5, 1]])
    for row, values in enumerate(view.array):
        for column, value in enumerate(values):
            assert colour_in(view, row, column) == colour_at(ColourMap.DIVERGING, (value + 1) / 2)


def test_levels_can_be_shared(make):
    assert make([[1, -1], [0, 0]]).levels == Levels(-1, 1)
    assert make([[1, -1], [0, 0]], Levels(-4, 4)).levels == Levels(-4, 4)


def test_the_class_token_keeps_a_height_that_can_be_seen():
    (one, class_row), (patches, patch_row) = token_band_heights(197, 208.0, gap=8.0)
    assert (one, patches) == (1, 196)
    assert class_row == LEAST_CLASS_ROW
    assert class_row + 196 * patch_row == pytest.approx(200)


def test_few_tokens_share_the_height_evenly():
    (_, class_row), (_, patch_row) = token_band_heights(5, 208.0, gap=8.0)
    assert class_row == patch_row == 40


def test_rows_thinner_than_a_pixel_are_averaged(make):
    array = np.zeros((1001, 2))
    array[1::2] = 1  # every other patch
    view = make(array, Levels(-1, 1))
    image = view.grab().toImage()
    frame = view.grid().part(view.grid().bands[1]).frame
    seen = {image.pixelColor(int(frame.center().x()), int(frame.top()) + y).name() for y in range(20, 180)}
    assert colour_at(ColourMap.DIVERGING, 1.0).name() not in seen
    assert colour_at(ColourMap.DIVERGING, 0.5).name() not in seen


def test_arrow_keys_step_through_the_bands(make, qtbot):
    view = make(np.zeros((5, 3)))
    clicked = []
    view.cell_clicked.connect(lambda row, column: clicked.append((row, column)))
    view.set_row(0)
    view.set_column(1)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert clicked == [(1, 1)]


def test_labels_stand_beside_their_matrix(make, qtbot):
    view = make(np.zeros((50, 3)))
    labels = TokenLabels(view)
    qtbot.addWidget(labels)
    labels.resize(labels.sizeHint().width(), view.height())
    plain = labels.grab().toImage()
    view.set_row(0)
    assert labels.grab().toImage() != plain
    view.set_row(25)
    assert labels.grab().toImage() != plain
