import dataclasses
import itertools

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.embedding_page import EmbeddingPage
from vit_studio.window.text import number_text
from vit_studio.window.views.colour_maps import ColourMap, colour_at

CONFIGS = [
    ViTConfig(),
    NOTEBOOK,
    ViTConfig(patch_size=2),
    ViTConfig(patch_size=28),
    ViTConfig(in_channels=3),
    ViTConfig(patch_size=14, in_channels=3),
    ViTConfig(depth=12),
]


@pytest.fixture
def page(qtbot, studio):
    page = EmbeddingPage(studio)
    qtbot.addWidget(page)
    page.resize(760, 460)
    page.show()
    return page


@pytest.fixture
def show(page, studio, qapp):
    """Show a scene, with everything in its place."""

    def shown(scene):
        studio.show(scene)
        qapp.processEvents()

    return shown


def click_cell(view, row, column):
    place = view.grid().cell(row, column).center().toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)


def test_the_matrices_are_those_of_the_model(page, show, scene):
    show(scene)
    equation = page.equation
    np.testing.assert_array_equal(equation.patches.array, scene.trace.patches)
    np.testing.assert_array_equal(equation.weight.array, scene.proof.weight)
    np.testing.assert_array_equal(equation.bias.array[0], scene.proof.bias)
    np.testing.assert_array_equal(equation.tokens.array, scene.trace.patch_tokens)
    product = equation.patches.array @ equation.weight.array + equation.bias.array
    np.testing.assert_allclose(product, equation.tokens.array, atol=1e-5)


def test_patch_and_dimension_are_lit_in_both_views(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    studio.selection.set_dim(21)
    equation, convolution = page.equation, page.convolution
    assert equation.patches.selected_row == equation.tokens.selected_row == 24
    assert [view.selected_column for view in (equation.weight, equation.bias, equation.tokens)] == [21] * 3
    assert convolution.kernels._selected == 21
    np.testing.assert_array_equal(convolution.kernel.array, scene.proof.kernels[21, 0])
    np.testing.assert_array_equal(convolution.map.array, scene.proof.by_convolution[21])
    assert convolution.map.place == (3, 3)
    box = scene.grid.box(25)
    cut = scene.trace.image[0, box.top : box.top + 4, box.left : box.left + 4]
    np.testing.assert_array_equal(convolution.patch.array, cut)
    assert convolution.sum.title.text() == "patch 25 · dimension 22"


def test_the_same_number_stands_in_both_results(page, show, studio, scene):
    show(scene)
    for token, dim in ((1, 0), (25, 21), (49, 63)):
        studio.selection.set_token(token)
        studio.selection.set_dim(dim)
        equation, result = page.equation, page.convolution.map
        by_matmul = equation.tokens.array[equation.tokens.selected_row, equation.tokens.selected_column]
        assert result.array[result.place] == pytest.approx(by_matmul, abs=1e-5)
        assert float(page.convolution.sum.values[3].replace("−", "-")) == pytest.approx(by_matmul, abs=1e-7)


def test_a_cell_of_the_tokens_selects_patch_and_dimension_at_once(page, show, studio, scene):
    show(scene)
    told = []
    studio.selection.token_changed.connect(lambda token: told.append((token, studio.selection.dim)))
    click_cell(page.equation.tokens, 30, 40)
    assert (studio.selection.token, studio.selection.dim) == (31, 40)
    assert told == [(31, 40)]


def test_the_other_pictures_select_too(page, show, studio, scene, qapp):
    show(scene)
    qapp.processEvents()
    click_cell(page.equation.patches, 11, 3)
    assert studio.selection.token == 12
    click_cell(page.equation.weight, 3, 50)
    assert studio.selection.dim == 50
    click_cell(page.equation.bias, 0, 33)
    assert studio.selection.dim == 33
    click_cell(page.convolution.map, 5, 2)
    assert studio.selection.token == 5 * 7 + 2 + 1
    kernels = page.convolution.kernels
    place = kernels.layout_now().rect(1, 2).center().toPoint()
    QTest.mouseClick(kernels, Qt.MouseButton.LeftButton, pos=place)
    assert studio.selection.dim == kernels.layout_now().columns + 2


def test_arrows_step_through_kernels_and_places(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    studio.selection.set_dim(4)
    QTest.keyClick(page.convolution.kernels, Qt.Key.Key_Right)
    assert studio.selection.dim == 5
    QTest.keyClick(page.convolution.map, Qt.Key.Key_Down)
    assert studio.selection.token == 32
    QTest.keyClick(page.equation.tokens, Qt.Key.Key_Left)
    assert (studio.selection.token, studio.selection.dim) == (32, 4)


def test_the_badge_tells_the_greatest_difference(page, show, notebook_scene):
    show(notebook_scene)
    proof = notebook_scene.proof
    tokens = proof.by_convolution.reshape(8, -1).T
    assert np.abs(tokens - proof.by_matmul).max() == pytest.approx(proof.max_difference)
    assert f"|difference| {number_text(proof.max_difference)} " in page.proof.badge.text
    assert "allclose ✓" in page.proof.badge.text


def test_a_broken_proof_is_shown_as_broken(page, show, scene):
    proof = dataclasses.replace(scene.proof, max_difference=0.25, allclose=False)
    show(dataclasses.replace(scene, proof=proof))
    assert "0.25 · allclose ✗" in page.proof.badge.text


def test_the_class_token_has_no_sum_but_keeps_the_views(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(CLASS_TOKEN)
    studio.selection.set_dim(9)
    assert not page.convolution.sum.shows_sum
    assert "no patch" in page.convolution.sum.no_patch.text()
    assert page.equation.tokens.selected_row is None and page.equation.tokens.selected_column == 9
    assert page.convolution.map.place is None
    np.testing.assert_array_equal(page.convolution.map.array, scene.proof.by_convolution[9])
    page.grab()
    studio.selection.set_token(1)
    assert page.convolution.sum.shows_sum and page.convolution.map.place == (0, 0)


def test_both_views_share_their_scales(page, show, scene):
    show(scene)
    equation, convolution = page.equation, page.convolution
    assert convolution.kernel.levels == equation.weight.levels == convolution.kernels_bar._levels
    assert convolution.map.levels == equation.tokens.levels == convolution.map_bar._levels
    assert convolution.patch.levels == equation.patches.levels
    for levels in (equation.weight.levels, equation.tokens.levels, equation.patches.levels):
        assert levels.low == -levels.high


def test_the_kernel_is_painted_in_its_colours(page, show, studio, notebook_scene, qapp):
    show(notebook_scene)
    studio.selection.set_dim(5)
    page.resize(1080, 640)
    qapp.processEvents()
    view = page.convolution.kernel
    painted, unit = view.grab().toImage(), view.levels.unit(view.array)
    for cell in ((0, 0), (7, 3), (13, 13)):
        place = view.grid().cell(*cell).center().toPoint()
        assert painted.pixelColor(place).getRgb() == colour_at(ColourMap.DIVERGING, float(unit[cell])).getRgb()


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("size", [(760, 460), (1080, 640)])
def test_any_model_fits_without_scrolling_or_overlap(page, show, studio, make_scene, config, size, qapp):
    show(make_scene(config))
    page.resize(*size)
    qapp.processEvents()
    for token in (config.num_patches, CLASS_TOKEN):
        studio.selection.set_token(token)
        studio.selection.set_dim(config.embed_dim - 1)
        qapp.processEvents()
        page.grab()
    area = page.findChild(QScrollArea)
    assert not area.verticalScrollBar().isVisible() and not area.horizontalScrollBar().isVisible()
    convolution = page.convolution
    row = [convolution.kernels_figure, convolution.patch_figure, convolution.kernel_figure, convolution.sum]
    row = [widget.geometry() for widget in (*row, convolution.map_figure) if widget.isVisible()]
    for left, right in itertools.pairwise(row):
        assert left.right() < right.left()
    assert row[0].left() >= 0 and row[-1].right() <= convolution.width()


def test_numbers_can_be_read_in_the_kernel_of_a_small_window(page, show, scene, qapp):
    show(scene)
    qapp.processEvents()
    grid = page.convolution.kernel.grid()
    assert min(grid.cell_width, grid.cell_height) >= 28
    assert not page.convolution.patch_figure.isVisible()
    page.resize(1080, 640)
    qapp.processEvents()
    assert page.convolution.patch_figure.isVisible()


def test_sentences_come_with_the_room(page, show, scene, qapp):
    show(scene)
    assert page.product_panel.sentence == "" and page.product_panel.toolTip()
    page.resize(1080, 640)
    qapp.processEvents()
    assert page.product_panel.sentence and not page.product_panel.toolTip()


def test_another_scene_replaces_everything(page, show, studio, scene, notebook_scene, qapp):
    show(scene)
    studio.selection.set_token(49)
    studio.selection.set_dim(63)
    show(notebook_scene)
    qapp.processEvents()
    assert (studio.selection.token, studio.selection.dim) == (4, 7)
    assert page.equation.patches.selected_row == 3
    np.testing.assert_array_equal(page.equation.tokens.array, notebook_scene.trace.patch_tokens)
    np.testing.assert_array_equal(page.convolution.kernel.array, notebook_scene.proof.kernels[7, 0])
    assert page.convolution.map.array.shape == (2, 2)
    assert page.product_panel.tensor.endswith("4 × 8")


def test_selecting_does_not_rebuild_the_matrices(page, show, studio, scene):
    show(scene)
    page.grab()
    views = (page.equation.patches, page.equation.weight, page.equation.tokens, page.convolution.kernels)
    stills = [view._still for view in views]
    studio.selection.set_token(3)
    studio.selection.set_dim(30)
    page.grab()
    assert [view._still for view in views] == stills
