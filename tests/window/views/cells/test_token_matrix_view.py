import numpy as np
import pytest
from PySide6.QtCore import Qt

from vit_studio.window.pages.tokens.token_labels import TokenLabels
from vit_studio.window.views.cells import banded_view
from vit_studio.window.views.cells.token_matrix_view import LEAST_CLASS_ROW, TokenMatrixView, token_band_heights
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels


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


@pytest.mark.parametrize("cell", [(0, 2), (20, 30), (49, 63)])
def test_a_magnified_matrix_has_the_colours_of_its_values(make, cell):
    array = np.random.default_rng(0).uniform(-1, 1, (50, 64)).astype(np.float32)
    view = make(array, Levels(-1, 1))
    assert view.zoom_by(4.0, view.grid().cell(*cell).center())
    grid, picture, seen = view.grid(), view.grab().toImage(), 0
    unit = view.levels.unit(array)
    for row in grid.visible_rows:
        for column in grid.visible_columns:
            place = grid.cell(row, column).center()
            if grid.visible.adjusted(2, 2, -80, -50).contains(place):
                seen += 1
                expected = colour_at(ColourMap.DIVERGING, float(unit[row, column]))
                assert picture.pixelColor(int(place.x()), int(place.y())) == expected, (row, column)
    assert seen > 30
    assert grid.cell_at(grid.cell(*cell).center()) == cell


def test_numbers_stand_in_the_large_cells_of_both_bands(make, monkeypatch):
    written = []
    monkeypatch.setattr(banded_view, "short_number_text", lambda value: written.append(value) or "8")
    array = np.arange(15, dtype=np.float32).reshape(3, 5)
    view = make(array, size=(120, 120))
    view.grab()
    assert not written
    view.zoom_by(2.5, view.grid().cell(0, 0).center())
    view.grab()
    grid = view.grid()
    assert {0, 1} <= set(grid.visible_rows)
    shown = {float(array[row, column]) for row in grid.visible_rows for column in grid.visible_columns}
    assert set(written) == shown and len(shown) < array.size


def test_labels_follow_a_magnified_matrix(make, qtbot):
    view = make(np.zeros((50, 64)))
    labels = TokenLabels(view)
    qtbot.addWidget(labels)
    labels.resize(labels.sizeHint().width(), view.height())
    labels.show()
    whole = labels.grab().toImage()
    view.zoom_by(4.0, view.grid().cell(49, 3).center())
    magnified = labels.grab().toImage()
    assert magnified != whole
    view.fit_picture()
    assert labels.grab().toImage() == whole
