import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.window.pages.tokens.row_lengths_view import RowLengthsView
from vit_studio.window.theme import LIGHT
from vit_studio.window.views.cells.row_table_view import RowBand

BANDS = (RowBand("class token", 1), RowBand("patches", 4, 1), RowBand("never read", 5, 5, is_read=False))
LENGTHS = np.array([2, 1, 4, 3, 0, 1, 2, 2, 1, 1], np.float32)


@pytest.fixture
def view(qtbot):
    view = RowLengthsView()
    qtbot.addWidget(view)
    view.resize(240, 300)
    view.set_lengths(LENGTHS, BANDS)
    view.show()
    return view


def test_bars_are_as_long_as_their_rows(view):
    widths = [view.bar(row).width() for row in range(10)]
    np.testing.assert_allclose(np.array(widths) / widths[2] * 4, LENGTHS, atol=1e-6)
    assert widths[2] == view.grid().frame.width()
    assert {view.bar(row).left() for row in range(10)} == {view.grid().frame.left()}


def test_rows_that_are_never_read_are_pale(view):
    image = view.grab().toImage()

    def colour(row):
        return image.pixelColor(view.bar(row).center().toPoint())

    assert colour(2) == colour(0) == LIGHT.muted
    assert colour(6) == LIGHT.grid


def test_a_row_is_chosen_by_mouse_and_keys(view):
    clicked = []
    view.cell_clicked.connect(lambda row, column: clicked.append(row))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.grid().cell(3, 0).center().toPoint())
    view.set_row(3)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert clicked == [3, 4]


def test_the_mouse_reads_the_exact_length(view):
    view.set_describe(lambda row: f"row {row}")
    assert view.hover_text(2, 0) == "row 2: 4"
    data = view.view_data()
    assert data.names[2] == "row 2"
    np.testing.assert_array_equal(data.array, LENGTHS)


def test_rows_without_length_are_painted(view):
    view.set_lengths(np.zeros(10, np.float32), BANDS)
    assert not view.grab().isNull()


def test_differences_of_lengths_go_from_the_middle_to_either_side(view):
    view.set_lengths(LENGTHS - 2, BANDS)
    middle = view.grid().frame.center().x()
    assert view.bar(2).left() == pytest.approx(middle)
    assert view.bar(1).right() == pytest.approx(middle)
    assert view.bar(1).width() * 2 == pytest.approx(view.bar(2).width())
    assert view.bar(0).width() == 0


def test_the_width_may_stand_for_a_length_of_another_table(view):
    view.set_lengths(LENGTHS, BANDS, longest=8.0)
    assert view.bar(2).width() * 2 == pytest.approx(view.grid().frame.width())
