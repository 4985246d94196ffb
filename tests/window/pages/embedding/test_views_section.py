import dataclasses
import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.embedding.convolution_view import LEAST_HEIGHT
from vit_studio.window.pages.embedding.embedding_page import EmbeddingPage
from vit_studio.window.pages.embedding.equation_view import LEAST_WEIGHT
from vit_studio.window.text import number_text
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at

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
    page.resize(1000, 620)
    page.show()
    return page


@pytest.fixture
def views(page):
    return page.section("views")


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


def test_the_matrices_are_those_of_the_model(page, views, show, scene):
    show(scene)
    equation = views.equation
    np.testing.assert_array_equal(equation.patches.array, scene.trace.patches)
    np.testing.assert_array_equal(equation.weight.array, scene.proof.weight)
    np.testing.assert_array_equal(equation.bias.array[0], scene.proof.bias)
    np.testing.assert_array_equal(equation.tokens.array, scene.trace.patch_tokens)
    product = equation.patches.array @ equation.weight.array + equation.bias.array
    np.testing.assert_allclose(product, equation.tokens.array, atol=1e-5)


def test_patch_and_dimension_are_lit_in_both_views(page, views, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    studio.selection.set_dim(21)
    equation, convolution = views.equation, views.convolution
    assert equation.patches.selected_row == equation.tokens.selected_row == 24
    assert [view.selected_column for view in (equation.weight, equation.bias, equation.tokens)] == [21] * 3
    assert convolution.kernels._selected == 21
    np.testing.assert_array_equal(convolution.kernel.array, scene.proof.kernels[21, 0])
    np.testing.assert_array_equal(convolution.map.array, scene.proof.by_convolution[21])
    assert convolution.map.place == (3, 3)
    np.testing.assert_array_equal(convolution.image.array, scene.trace.image[0])
    np.testing.assert_array_equal(convolution.image.kernel, scene.proof.kernels[21])
    assert convolution.image.corner == (3, 3)


def test_the_same_number_stands_in_both_results(page, views, show, studio, scene):
    show(scene)
    for token, dim in ((1, 0), (25, 21), (49, 63)):
        studio.selection.set_token(token)
        studio.selection.set_dim(dim)
        equation, result = views.equation, views.convolution.map
        by_matmul = equation.tokens.array[equation.tokens.selected_row, equation.tokens.selected_column]
        assert result.array[result.place] == pytest.approx(by_matmul, abs=1e-5)


def test_a_cell_of_the_tokens_selects_patch_and_dimension_at_once(page, views, show, studio, scene):
    show(scene)
    told = []
    studio.selection.token_changed.connect(lambda token: told.append((token, studio.selection.dim)))
    click_cell(views.equation.tokens, 30, 40)
    assert (studio.selection.token, studio.selection.dim) == (31, 40)
    assert told == [(31, 40)]


def test_the_other_pictures_select_too(page, views, show, studio, scene, qapp):
    show(scene)
    qapp.processEvents()
    click_cell(views.equation.patches, 11, 3)
    assert studio.selection.token == 12
    click_cell(views.equation.weight, 3, 50)
    assert studio.selection.dim == 50
    click_cell(views.equation.bias, 0, 33)
    assert studio.selection.dim == 33
    click_cell(views.convolution.map, 5, 2)
    assert studio.selection.token == 5 * 7 + 2 + 1
    kernels = views.convolution.kernels
    place = kernels.layout_now().rect(1, 2).center().toPoint()
    QTest.mouseClick(kernels, Qt.MouseButton.LeftButton, pos=place)
    assert studio.selection.dim == kernels.layout_now().columns + 2


def test_arrows_step_through_kernels_and_places(page, views, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    studio.selection.set_dim(4)
    QTest.keyClick(views.convolution.kernels, Qt.Key.Key_Right)
    assert studio.selection.dim == 5
    QTest.keyClick(views.convolution.map, Qt.Key.Key_Down)
    assert studio.selection.token == 32
    QTest.keyClick(views.equation.tokens, Qt.Key.Key_Left)
    assert (studio.selection.token, studio.selection.dim) == (32, 4)


def test_the_badge_tells_the_greatest_difference(page, views, show, notebook_scene):
    show(notebook_scene)
    proof = notebook_scene.proof
    tokens = proof.by_convolution.reshape(8, -1).T
    assert np.abs(tokens - proof.by_matmul).max() == pytest.approx(proof.max_difference)
    assert f"|difference| {number_text(proof.max_difference)} " in views.proof.badge.text
    assert "allclose ✓" in views.proof.badge.text


def test_a_broken_proof_is_shown_as_broken(page, views, show, scene):
    proof = dataclasses.replace(scene.proof, max_difference=0.25, allclose=False)
    show(dataclasses.replace(scene, proof=proof))
    assert "0.25 · allclose ✗" in views.proof.badge.text


def test_the_class_token_has_no_sum_but_keeps_the_views(page, views, show, studio, scene):
    show(scene)
    studio.selection.set_token(CLASS_TOKEN)
    studio.selection.set_dim(9)
    assert views.convolution.image.corner is None
    assert views.equation.tokens.selected_row is None and views.equation.tokens.selected_column == 9
    assert views.convolution.map.place is None
    np.testing.assert_array_equal(views.convolution.map.array, scene.proof.by_convolution[9])
    page.grab()
    studio.selection.set_token(1)
    assert views.convolution.image.corner == views.convolution.map.place == (0, 0)


def test_both_views_share_their_scales(page, views, show, scene):
    show(scene)
    equation, convolution = views.equation, views.convolution
    assert convolution.kernel.levels == equation.weight.levels == convolution.kernels_bar._levels
    assert convolution.map.levels == equation.tokens.levels == convolution.map_bar._levels
    for levels in (equation.weight.levels, equation.tokens.levels, equation.patches.levels):
        assert levels.low == -levels.high


def test_the_kernel_is_painted_in_its_colours(page, views, show, studio, notebook_scene, qapp):
    show(notebook_scene)
    studio.selection.set_dim(5)
    page.resize(1400, 900)
    qapp.processEvents()
    view = views.convolution.kernel
    painted, unit = view.grab().toImage(), view.levels.unit(view.array)
    for cell in ((0, 0), (7, 3), (13, 13)):
        place = view.grid().cell(*cell).center().toPoint()
        assert painted.pixelColor(place).getRgb() == colour_at(ColourMap.DIVERGING, float(unit[cell])).getRgb()


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("size", [(1000, 620), (1600, 1000)])
def test_any_model_fits_without_scrolling_or_overlap(page, views, show, studio, make_scene, config, size, qapp):
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
    convolution = views.convolution
    row = [convolution.kernels_figure, convolution.kernel_figure, convolution.image_figure, convolution._arrow]
    row = [widget.geometry() for widget in (*row, convolution.map_figure) if widget.isVisible()]
    for left, right in itertools.pairwise(row):
        assert left.right() < right.left()
    assert row[0].left() >= 0 and row[-1].right() <= convolution.width()


def test_numbers_can_be_read_in_the_kernel_of_a_usual_window(page, views, show, scene, qapp):
    show(scene)
    grid = views.convolution.kernel.grid()
    assert min(grid.cell_width, grid.cell_height) >= 28
    page.resize(620, 500)
    qapp.processEvents()
    assert not views.convolution.kernel_figure.isVisible()


def test_sentences_come_with_the_room(page, views, show, scene, qapp):
    show(scene)
    assert views.product_panel.sentence == ""
    page.resize(1400, 900)
    qapp.processEvents()
    assert views.product_panel.sentence


def test_another_scene_replaces_everything(page, views, show, studio, scene, notebook_scene, qapp):
    show(scene)
    studio.selection.set_token(49)
    studio.selection.set_dim(63)
    show(notebook_scene)
    qapp.processEvents()
    assert (studio.selection.token, studio.selection.dim) == (4, 7)
    assert views.equation.patches.selected_row == 3
    np.testing.assert_array_equal(views.equation.tokens.array, notebook_scene.trace.patch_tokens)
    np.testing.assert_array_equal(views.convolution.kernel.array, notebook_scene.proof.kernels[7, 0])
    assert views.convolution.map.array.shape == (2, 2)
    assert views.product_panel.tensor.endswith("4 × 8")


def test_selecting_does_not_rebuild_the_matrices(page, views, show, studio, scene):
    show(scene)
    page.grab()
    views = (views.equation.patches, views.equation.weight, views.equation.tokens, views.convolution.kernels)
    stills = [view.still_key for view in views]
    studio.selection.set_token(3)
    studio.selection.set_dim(30)
    page.grab()
    assert [view.still_key for view in views] == stills


# the walk


def test_a_walk_steps_both_views(page, views, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    walk = views.player.walk
    for patch in range(9):
        walk.step()
        equation, convolution = views.equation, views.convolution
        assert equation.patches.walked == equation.tokens.walked == convolution.map.walked == patch
        assert convolution.image.corner == divmod(patch, 7)
    assert studio.selection.token == 25
    walk.stop()
    assert views.equation.tokens.walked is None and views.convolution.map.walked is None
    assert views.convolution.image.corner == (3, 3)


def test_the_kernel_steps_by_its_own_size(page, views, show, notebook_scene):
    show(notebook_scene)
    corners = []
    for _ in range(4):
        views.player.walk.step()
        corners.append(views.convolution.image.kernel_rects()[0])
    step = corners[0].width()
    frame = views.convolution.image.grid().frame
    assert 2 * step == pytest.approx(frame.width())
    lefts, tops = (
        [round((at - start) / step, 6) for at in ats]
        for ats, start in (
            ([rect.left() for rect in corners], frame.left()),
            ([rect.top() for rect in corners], frame.top()),
        )
    )
    assert (lefts, tops) == ([0, 1, 0, 1], [0, 0, 1, 1])


def test_a_walk_plays_to_the_end(page, views, show, notebook_scene, qtbot, monkeypatch):
    show(notebook_scene)
    monkeypatch.setattr(type(views.player.walk), "interval", 1)
    views.player.walk.toggle()
    qtbot.waitUntil(lambda: not views.player.walk.playing)
    assert views.convolution.map.walked == 3


def test_a_walk_follows_a_click_and_ends_in_another_section(page, views, show, studio, scene):
    show(scene)
    views.player.walk.step()
    click_cell(views.convolution.map, 2, 2)
    assert views.player.walk.place == 16 and studio.selection.token == 17
    page.show_section("number")
    assert views.player.walk.place is None and views.convolution.map.walked is None


def test_a_step_of_the_walk_rebuilds_no_matrix(page, views, show, scene):
    show(scene)
    views.player.walk.step()
    page.grab()
    painted = (views.equation.patches, views.equation.tokens, views.convolution.image, views.convolution.map)
    stills = [view.still_key for view in painted]
    views.player.walk.step()
    page.grab()
    assert [view.still_key for view in painted] == stills


def test_a_click_on_the_image_selects_its_patch(page, views, show, studio, scene):
    show(scene)
    click_cell(views.convolution.image, 27, 0)
    assert studio.selection.token == 43
    show(scene)


def test_three_channels_carry_three_parts_of_the_kernel(page, views, show, studio, make_scene):
    scene = make_scene(ViTConfig(in_channels=3))
    show(scene)
    studio.selection.set_token(9)
    rects = views.convolution.image.kernel_rects()
    cells = [views.convolution.image.grid().cell(4, 29 * channel + 4) for channel in range(3)]
    assert [rect.topLeft() for rect in rects] == [cell.topLeft() for cell in cells]
    click_cell(views.convolution.image, 5, 29 + 9)
    assert studio.selection.token == 1 * 7 + 2 + 1


def test_the_scale_is_shared_own_or_fixed(page, views, show, studio, scene, make_scene):
    show(scene)
    studio.selection.set_dim(5)
    whole = float(np.abs(scene.trace.patch_tokens).max())
    assert views.convolution.map.levels.high == pytest.approx(whole)
    assert views.convolution.map_bar.caption == "shared by both views"
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert views.convolution.map.levels.high == pytest.approx(float(np.abs(scene.proof.by_convolution[5]).max()))
    assert views.equation.tokens.levels.high == pytest.approx(whole)
    studio.viewing.set_scale(ScaleMode.FIXED)
    show(make_scene(index=7))
    assert views.convolution.map.levels.high == views.equation.tokens.levels.high == pytest.approx(whole)
    assert views.equation.tokens_bar.caption == "fixed range"


def test_why_leads_to_the_rounding(page, views, show, studio, scene):
    show(scene)
    QTest.mouseClick(views.proof.why, Qt.MouseButton.LeftButton)
    assert studio.viewing.get("embedding.section") == "rounding"
    assert page.section("rounding").isVisible() and not views.isVisible()


def test_a_low_page_scrolls_and_keeps_all_pictures(page, views, show, scene, qapp):
    show(scene)
    columns = views.convolution.kernels.layout_now().columns
    page.resize(1000, 380)
    qapp.processEvents()
    assert page.findChild(QScrollArea).verticalScrollBar().maximum() > 0
    weight = views.equation.weight
    assert weight.picture_rect().height() >= LEAST_WEIGHT
    assert weight.grid().cell_height >= 3
    assert views.convolution.kernel_figure.isVisible()
    assert views.convolution.height() >= LEAST_HEIGHT
    assert views.convolution.kernels.layout_now().columns <= columns + 1  # and not all of them in a flat band


def test_every_cell_is_read_by_its_names(page, views, show, studio, scene):
    show(scene)
    studio.selection.set_dim(21)
    equation, convolution = views.equation, views.convolution
    assert equation.patches.reading(27, 8).words == "token 28 · patch (4, 7) · pixel 9"
    assert equation.weight.reading(8, 31).words == "pixel 9 · dimension 32"
    assert equation.tokens.reading(27, 31).words == "token 28 · patch (4, 7) · dimension 32"
    assert convolution.kernel.reading(1, 2).words == "dimension 22\nrow 2 · column 3"
    layout = convolution.kernels.layout_now()
    within = layout.rect(*divmod(17, layout.columns)).topLeft() + QPointF(1, 1)
    assert convolution.kernels.reading_at(within).words == "dimension 18\nrow 1 · column 1"


@pytest.mark.parametrize("mode", list(ScaleMode))
def test_the_bar_beside_the_enlarged_kernel_has_its_range(page, views, show, studio, scene, mode):
    show(scene)
    studio.viewing.set_scale(mode)
    convolution = views.convolution
    assert convolution.kernel_bar.isVisible()
    assert convolution.kernel_bar._levels == convolution.kernel.levels
    own = float(np.abs(scene.proof.kernels[studio.selection.dim]).max())
    assert (convolution.kernel.levels.high == pytest.approx(own)) == (mode is ScaleMode.VIEW)
