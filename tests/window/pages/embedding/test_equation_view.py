import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from vit_studio.window.pages.embedding.equation_view import Equation, EquationView
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at

SHAPES = [(49, 16, 64), (4, 196, 8), (196, 4, 64), (1, 784, 64), (49, 48, 64)]


def equation(num_patches, patch_dim, embed_dim, seed=0):
    random = np.random.default_rng(seed)
    patches = random.normal(size=(num_patches, patch_dim)).astype(np.float32)
    weight = random.normal(size=(patch_dim, embed_dim)).astype(np.float32)
    bias = random.normal(size=embed_dim).astype(np.float32)
    return Equation(patches, weight, bias, patches @ weight + bias)


@pytest.fixture
def make(qtbot):
    def made(shape, size=(712, 180)):
        view = EquationView()
        qtbot.addWidget(view)
        view.set_equation(equation(*shape))
        view.resize(*size)
        view.show()
        return view

    return made


def picture(view, matrix) -> QRect:
    return view._picture(matrix)


def matrices(view):
    return view.patches, view.weight, view.bias, view.tokens


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [(712, 160), (712, 260), (1040, 320), (1600, 700)])
def test_rows_and_columns_stand_where_the_product_reads_them(make, shape, size):
    view = make(shape, size)
    patches, weight, bias, tokens = (picture(view, matrix) for matrix in matrices(view))
    assert (patches.top(), patches.height()) == (tokens.top(), tokens.height())
    assert weight.top() == tokens.top()
    assert bias.left() == weight.left()
    rounding = 0 if view.devicePixelRatioF() == 1 else 1
    assert abs(bias.width() - weight.width()) <= rounding
    assert abs(tokens.width() - weight.width()) <= rounding
    assert patches.right() < weight.left() and weight.right() < tokens.left()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [(712, 160), (1040, 320), (1600, 700)])
def test_nothing_overlaps_and_nothing_is_cut_off(make, shape, size):
    view = make(shape, size)
    bars = (view.patches_bar, view.weight_bar, view.tokens_bar)
    places = [picture(view, matrix) for matrix in matrices(view)] + [bar.geometry() for bar in bars]
    places += [rect.toRect() for rect, _ in view._signs]
    for number, place in enumerate(places):
        assert view.rect().contains(place), number
        assert not any(place.intersects(other) for other in places[number + 1 :]), number


def test_the_signs_stand_between(make):
    view = make(SHAPES[0])
    places = {text: rect.center().x() for rect, text in view._signs}
    assert picture(view, view.patches).right() < places["×"] < picture(view, view.weight).left()
    assert picture(view, view.weight).right() < places["="] < picture(view, view.tokens).left()
    assert {text for _, text in view._signs} == {"×", "+", "="}


def test_each_matrix_is_named_with_its_shape(make):
    captions = [text for _, text in make(SHAPES[1])._captions]
    assert captions == ["patches  4 × 196", "weight  196 × 8", "patch_tokens  4 × 8", "bias  8"]


def test_weight_and_bias_share_a_scale_that_the_bar_tells(make):
    view = make(SHAPES[0])
    greatest = max(np.abs(view.weight.array).max(), np.abs(view.bias.array).max())
    assert view.weight.levels == view.bias.levels == view.weight_bar._levels
    assert view.weight.levels.high == pytest.approx(greatest)
    assert view.tokens_bar._levels == view.tokens.levels


def test_a_selection_is_lit_in_each_matrix(make):
    view = make(SHAPES[0])
    view.set_selected(24, 21)
    assert [matrix.selected_row for matrix in matrices(view)] == [24, None, None, 24]
    assert [matrix.selected_column for matrix in matrices(view)] == [None, 21, 21, 21]
    view.set_selected(None, 3)
    assert [matrix.selected_row for matrix in matrices(view)] == [None] * 4


def test_clicks_name_what_was_clicked(make, qtbot):
    view = make(SHAPES[0])

    def clicked(signal, matrix, row, column):
        place = matrix.grid().cell(row, column).center().toPoint()
        with qtbot.waitSignal(signal, timeout=1000) as caught:
            QTest.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
        return caught.args

    assert clicked(view.patch_clicked, view.patches, 7, 3) == [7]
    assert clicked(view.dim_clicked, view.weight, 3, 60) == [60]
    assert clicked(view.dim_clicked, view.bias, 0, 11) == [11]
    assert clicked(view.cell_clicked, view.tokens, 30, 40) == [30, 40]


@pytest.mark.parametrize("shape", [(4, 16, 8), (4, 196, 8)])
def test_the_numbers_have_their_colours(make, shape):
    view = make(shape, (1000, 540))
    painted = view.grab().toImage()
    for matrix in (view.patches, view.tokens):
        place = matrix.grid().cell(2, 5).center().toPoint() + matrix.pos()
        expected = colour_at(ColourMap.DIVERGING, float(matrix.levels.unit(matrix.array)[2, 5]))
        assert painted.pixelColor(place).getRgb() == expected.getRgb()


def test_numbers_of_the_same_shape_move_nothing(make):
    view = make(SHAPES[0])
    before = [matrix.geometry() for matrix in matrices(view)]
    view.set_equation(equation(*SHAPES[0], seed=1))
    assert [matrix.geometry() for matrix in matrices(view)] == before
    view.set_equation(equation(*SHAPES[1]))
    assert [matrix.geometry() for matrix in matrices(view)] != before
