import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.encoder.choices import KEY, Small
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.images.patch_grid_view import NOTHING

SMALL = list(Small)


def click(view, point: QPointF, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, modifiers, point.toPoint())


def choose(combo, index: int) -> None:
    """As a person does: the list shows the choice, then tells."""
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


@pytest.fixture
def page(open_section, scene):
    return open_section("attention", scene)


def query_row(scene, layer, head, query):
    return scene.trace.attn_weights[layer, head, query]


def test_it_opens_on_the_mean_of_the_last_layer(page, scene):
    np.testing.assert_allclose(page.linked.matrix.array, scene.trace.attn_weights[5].mean(axis=0), atol=1e-7)
    assert page.bar.chooser.layers.currentText() == "Layer 6 of 6"
    assert page.bar.chooser.heads.currentText() == "Mean of 4 heads"


def test_the_selection_chooses_the_matrix(page, scene, studio):
    studio.selection.set_layer(2)
    studio.selection.set_head(1)
    np.testing.assert_array_equal(page.linked.matrix.array, scene.trace.attn_weights[2, 1])
    assert page.bar.chooser.layers.currentText() == "Layer 3 of 6"
    assert page.bar.chooser.heads.currentText() == "Head 2 of 4"
    assert page.matrix_panel.tensor == "attn_weights[2, 1]  50 × 50"


def test_the_lists_choose_layer_and_head(page, studio):
    choose(page.bar.chooser.layers, 1)
    choose(page.bar.chooser.heads, 4)
    assert (studio.selection.layer, studio.selection.head) == (1, 2)
    choose(page.bar.chooser.heads, 0)
    assert studio.selection.head is None


def test_a_click_in_the_matrix_chooses_query_and_key(page, studio):
    click(page.linked.matrix, page.linked.matrix.grid().cell(30, 4).center())
    assert (studio.selection.token, studio.viewing.get(KEY)) == (30, "4")
    assert (page.linked.matrix.selected_row, page.linked.matrix.selected_column) == (30, 4)
    assert page.linked.image.key == 4


def test_the_key_is_the_strongest_until_one_is_chosen(page, scene, studio):
    with studio.selection.hold():
        studio.selection.set_token(30)
        studio.selection.set_head(1)
    strongest = int(query_row(scene, 5, 1, 30).argmax())
    assert page.linked.image.key == page.linked.matrix.selected_column == strongest
    studio.selection.set_token(31)
    assert page.linked.image.key == int(query_row(scene, 5, 1, 31).argmax())


def test_bars_list_and_shift_choose_the_key_and_leave_the_query(page, studio):
    image, bars, ranking = page.linked.image, page.linked.bars, page.linked.ranking
    click(bars, bars.bar(7).center() + QPointF(0, -5))
    assert image.key == 7
    click(image, image.fit().rect(10).center(), Qt.KeyboardModifier.ShiftModifier)
    assert page.linked.matrix.selected_column == image.key == 10
    QTest.mouseClick(ranking, Qt.MouseButton.LeftButton, pos=QPoint(20, 3))
    assert image.key == CLASS_TOKEN
    QTest.keyClick(image, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert image.key == 1  # from the class token, the first patch
    QTest.keyClick(image, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert image.key == 2
    assert studio.selection.token == 25


def test_a_key_that_is_chosen_again_is_let_go(page, scene, studio):
    strongest = page.linked.image.key
    bars = page.linked.bars
    click(bars, bars.bar(7).center() + QPointF(0, -5))
    studio.selection.set_token(31)
    assert page.linked.image.key == 7
    click(bars, bars.bar(7).center() + QPointF(0, -5))
    studio.selection.set_token(25)
    assert page.linked.image.key == strongest
    for _ in range(2):  # a cell of the matrix is a pair, and stays
        click(page.linked.matrix, page.linked.matrix.grid().cell(30, 4).center())
        assert page.linked.image.key == 4


def test_what_the_mouse_is_over_in_the_matrix_is_outlined_in_the_image_and_the_bars(page):
    linked = page.linked
    QTest.mouseMove(linked.matrix, linked.matrix.grid().cell(30, 9).center().toPoint())
    assert (linked.image.echo, linked.bars._echo) == (9, 9)
    linked.matrix.hover_left.emit()
    assert (linked.image.echo, linked.bars._echo) == (NOTHING, NOTHING)


def test_what_the_mouse_is_over_in_the_image_is_outlined_in_the_matrix(page, studio):
    linked = page.linked
    QTest.mouseMove(linked.image, linked.image.fit().rect(12).center().toPoint())
    assert linked.matrix.echo == (studio.selection.token, 12)
    linked.bars.column_hovered.emit(3)
    assert (linked.matrix.echo, linked.image.echo) == ((studio.selection.token, 3), 3)


def test_the_tip_names_both_tokens_and_the_weight(page, scene, studio):
    studio.selection.set_head(0)
    tip = page.linked.matrix.tip_at(page.linked.matrix.grid().cell(1, 0).center())
    assert tip.startswith("query token 1 · patch (1, 1) → key class token: ")
    assert float(tip.rpartition(": ")[2]) == pytest.approx(float(query_row(scene, 5, 0, 1)[0]))


def test_the_map_is_the_querys_row_over_the_image(page, scene, studio):
    with studio.selection.hold():
        studio.selection.set_token(30)
        studio.selection.set_head(1)
    weights = query_row(scene, 5, 1, 30)
    np.testing.assert_array_equal(page.linked.image.view_data().overlay, weights[1:].reshape(7, 7))
    assert page.map_panel.tensor == "attn_weights[5, 1, 30, 1:].reshape(7, 7)  7 × 7"
    assert "token 30" in page.map_panel.sentence


def test_the_class_tokens_share_is_written_beside(page, scene, studio):
    with studio.selection.hold():
        studio.selection.set_token(30)
        studio.selection.set_head(1)
    first, *patches = page.linked.ranking.lines
    weights = query_row(scene, 5, 1, 30)
    assert first.name.startswith("class token")
    assert first.value == f"{weights[0] * 100:.1f} %"
    assert patches[0].value == f"{weights[1:].max() * 100:.1f} %"
    assert f"token {weights[1:].argmax() + 1} " in patches[0].name


def test_the_querys_row_stands_below_the_matrix(page, scene, studio):
    with studio.selection.hold():
        studio.selection.set_token(30)
        studio.selection.set_head(1)
    np.testing.assert_array_equal(page.linked.bars.values, query_row(scene, 5, 1, 30))
    tip = page.linked.bars.tip_at(page.linked.bars.bar(0).center())
    assert tip.startswith("query token 30 · patch (5, 2) → key class token: ")


def test_the_list_has_the_colours_of_the_picture(page, studio):
    studio.selection.set_head(1)
    strongest = page.linked.image.view_data().overlay.max()
    unit = float(page.linked.matrix.levels.unit([strongest])[0])
    assert page.linked.ranking.lines[1].colour == colour_at(ColourMap.SEQUENTIAL, unit)


def test_patch_and_chip_in_the_image_choose_the_query(page, studio):
    click(page.linked.image, page.linked.image.fit().rect(10).center())
    assert studio.selection.token == 10
    click(page.linked.image, page.linked.image.fit().chip.center())
    assert studio.selection.token == CLASS_TOKEN
    assert "class token" in page.map_panel.sentence


def test_a_small_picture_brings_its_head_up(page, scene, studio):
    click(page.multiples, page.multiples.layout_now().rect(1, 3).center())
    assert (studio.selection.layer, studio.selection.head) == (1, 3)
    np.testing.assert_array_equal(page.linked.matrix.array, scene.trace.attn_weights[1, 3])
    click(page.multiples, page.multiples.layout_now().rect(4, 4).center())
    assert (studio.selection.layer, studio.selection.head) == (4, None)


def test_the_selected_small_picture_is_outlined(page, studio):
    assert page.multiples._selected == (5, 4)
    studio.selection.set_head(2)
    assert page.multiples._selected == (5, 2)


def test_small_matrices_or_maps_of_the_query(page, scene, studio):
    assert page.multiples._pictures.shape == (30, 50, 50)
    page.small.button(SMALL.index(Small.QUERY_MAPS)).click()
    studio.selection.set_token(30)
    weights = scene.trace.attn_weights[:, :, 30, 1:].reshape(6, 4, 7, 7)
    np.testing.assert_array_equal(page.multiples._pictures.reshape(6, 5, 7, 7)[:, :4], weights)
    page.small.button(SMALL.index(Small.MATRICES)).click()
    np.testing.assert_array_equal(page.multiples._pictures[0], scene.trace.attn_weights[0, 0])


def test_another_query_leaves_the_small_matrices_alone(page, studio):
    atlas = page.multiples._pictures
    studio.selection.set_token(30)
    studio.selection.set_head(2)
    assert page.multiples._pictures is atlas


def test_heads_are_merged_by_their_maximum_and_it_says_what_rows_sum_to(page, scene, studio):
    choose(page.bar.chooser.heads, 1)
    assert studio.selection.head is None
    assert page.bar.chooser.heads.currentText() == "Maximum of 4 heads"
    np.testing.assert_array_equal(page.linked.matrix.array, scene.trace.attn_weights[5].max(axis=0))
    assert "more than 1" in page.matrix_panel.sentence
    np.testing.assert_array_equal(page.multiples._pictures[-1], scene.trace.attn_weights[5].max(axis=0))
    choose(page.bar.chooser.heads, 0)
    assert "sums to 1" in page.matrix_panel.sentence


def levels_in_sight(page):
    return {
        page.linked.matrix.levels,
        page.multiples.view_data().levels,
        page.linked.image.view_data().levels,
        page.linked.bars.view_data().levels,
        page.matrix_panel.scale_bar._levels,
    }


@pytest.mark.parametrize("mode", ScaleMode)
@pytest.mark.parametrize("cut", [True, False])
def test_one_scale_for_all_pictures_whichever_is_chosen(page, scene, studio, mode, cut):
    weights = scene.trace.attn_weights
    if page.peaks.isChecked() is not cut:
        page.peaks.click()
    studio.viewing.set_scale(mode)
    studio.selection.set_head(1)
    (levels,) = levels_in_sight(page)
    group = {ScaleMode.SHARED: weights, ScaleMode.VIEW: weights[5, 1]}.get(mode)
    expected = 1.0 if group is None else np.quantile(group, 0.99) if cut else group.max()
    assert (levels.low, levels.high) == (0, pytest.approx(expected))
    assert page.peaks.isEnabled() is (mode is not ScaleMode.FIXED)


def test_the_bar_says_which_scale_it_is(page, studio):
    captions = set()
    for mode in ScaleMode:
        studio.viewing.set_scale(mode)
        captions.add(page.matrix_panel.scale_bar.caption)
    assert len(captions) == len(ScaleMode)
    studio.viewing.set_scale(ScaleMode.SHARED)
    assert "cut below peak" in page.matrix_panel.scale_bar.caption
    page.peaks.click()
    assert page.matrix_panel.scale_bar.caption == "shared by all heads"


def test_a_shared_scale_stays_when_the_head_changes(page, studio):
    before = page.linked.matrix.levels
    studio.selection.set_layer(0)
    studio.selection.set_head(3)
    assert page.linked.matrix.levels == before


def test_a_single_head_is_offered_once(open_section, make_scene, studio):
    section = open_section("attention", make_scene(ViTConfig(depth=1, num_heads=1)))
    heads = section.bar.chooser.heads
    assert [heads.itemText(index) for index in range(heads.count())] == ["Head 1 of 1"]
    choose(heads, 0)
    assert studio.selection.head == 0


def test_small_pictures_begin_where_the_matrix_begins(page, qtbot):
    def tops():
        matrix = page.linked.matrix
        top = matrix.mapTo(page, matrix.grid().frame.topLeft().toPoint()).y()
        small = page.multiples.mapTo(page, page.multiples.layout_now().bounds.topLeft().toPoint()).y()
        return top, small

    qtbot.waitUntil(lambda: abs(tops()[0] - tops()[1]) <= 8)


def test_cells_of_small_pictures_are_named_as_those_of_the_large_ones(page, scene):
    layout = page.multiples.layout_now()
    cell = layout.cell_rect(1, 2, cell=(27, 21), shape=(50, 50)).center()
    reading = page.multiples.reading_at(cell)
    assert float(reading.value) == scene.trace.attn_weights[1, 2, 27, 21]
    assert "query token 27 · patch (4, 6) → key token 21 · patch (3, 7)" in reading.words
    page.small.chosen.emit(1)
    layout = page.multiples.layout_now()
    reading = page.multiples.reading_at(layout.cell_rect(1, 2, cell=(5, 3), shape=(7, 7)).center())
    token = 1 + 5 * 7 + 3
    assert float(reading.value) == scene.trace.attn_weights[1, 2, page.studio.selection.token, token]
    assert f"token {token} · patch (6, 4)" in reading.words


@pytest.mark.parametrize("mode", list(ScaleMode))
def test_each_picture_has_a_bar_with_its_range(page, studio, mode):
    studio.viewing.set_scale(mode)
    matrix, small, over = page.matrix_panel.scale_bar, page.overview_panel.scale_bar, page.map_panel.scale_bar
    assert matrix.levels == small.levels == over.levels == page.multiples.levels == page.linked.matrix.levels
    assert small.caption == over.caption
    assert (small.caption == "range of the matrix") is (mode is ScaleMode.VIEW)
