import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.encoder_page import EncoderPage, Scale, Small
from vit_studio.window.views.colour_maps import colour_at


def click(view, point: QPointF) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())


def choose(combo, index: int) -> None:
    """As a person does: the list shows the choice, then tells."""
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


@pytest.fixture
def open_page(qtbot, studio):
    kept = []

    def opened(scene, size=(760, 460)) -> EncoderPage:
        page = EncoderPage(studio)
        qtbot.addWidget(page)
        kept.append(page)  # qtbot holds it weakly
        page.resize(*size)
        page.show()
        studio.show(scene)
        return page

    return opened


@pytest.fixture
def page(open_page, scene):
    return open_page(scene)


def query_row(scene, layer, head, query):
    return scene.trace.attn_weights[layer, head, query]


def test_it_opens_on_the_mean_of_the_last_layer(page, scene):
    np.testing.assert_allclose(page.matrix.array, scene.trace.attn_weights[5].mean(axis=0), atol=1e-7)
    assert page.chooser.layers.currentText() == "Layer 6 of 6"
    assert page.chooser.heads.currentText() == "Mean of 4 heads"


def test_the_selection_chooses_the_matrix(page, scene, studio):
    studio.selection.set_layer(2)
    studio.selection.set_head(1)
    np.testing.assert_array_equal(page.matrix.array, scene.trace.attn_weights[2, 1])
    assert page.chooser.layers.currentText() == "Layer 3 of 6"
    assert page.chooser.heads.currentText() == "Head 2 of 4"
    assert page.matrix_panel.tensor == "attn_weights[2, 1]  50 × 50"


def test_the_lists_choose_layer_and_head(page, studio):
    choose(page.chooser.layers, 1)
    choose(page.chooser.heads, 3)
    assert (studio.selection.layer, studio.selection.head) == (1, 2)
    choose(page.chooser.heads, 0)
    assert studio.selection.head is None


def test_a_click_in_the_matrix_selects_its_query(page, studio):
    click(page.matrix, page.matrix.grid().cell(30, 4).center())
    assert studio.selection.token == 30
    assert page.matrix.selected_row == 30
    assert page.matrix.selected_column is None


def test_the_tip_names_both_tokens_and_the_weight(page, scene, studio):
    studio.selection.set_head(0)
    tip = page.matrix.tip_at(page.matrix.grid().cell(1, 0).center())
    assert tip.startswith("query token 1 · patch (1, 1) → key class token: ")
    assert float(tip.rpartition(": ")[2]) == pytest.approx(float(query_row(scene, 5, 0, 1)[0]))


def test_the_map_is_the_querys_row_over_the_image(page, scene, studio):
    with studio.selection.hold():
        studio.selection.set_token(30)
        studio.selection.set_head(1)
    weights = query_row(scene, 5, 1, 30)
    np.testing.assert_array_equal(page.image._overlay, weights[1:].reshape(7, 7))
    assert page.image_panel.tensor == "attn_weights[5, 1][30, 1:]  7 × 7"
    assert "token 30" in page.image_panel.sentence


def test_the_class_tokens_share_is_written_beside(page, scene, studio):
    with studio.selection.hold():
        studio.selection.set_token(30)
        studio.selection.set_head(1)
    first, *patches = page.ranking.lines
    weights = query_row(scene, 5, 1, 30)
    assert first.name.startswith("class token")
    assert first.value == f"{weights[0] * 100:.1f} %"
    assert patches[0].value == f"{weights[1:].max() * 100:.1f} %"
    assert f"token {weights[1:].argmax() + 1} " in patches[0].name


def test_the_querys_row_stands_below_the_matrix(page, scene, studio):
    with studio.selection.hold():
        studio.selection.set_token(30)
        studio.selection.set_head(1)
    np.testing.assert_array_equal(page.row_bars.values, query_row(scene, 5, 1, 30))
    tip = page.row_bars.tip_at(page.row_bars.bar(0).center())
    assert tip.startswith("query token 30 · patch (5, 2) → key class token: ")


def test_the_list_has_the_colours_of_the_picture(page, studio):
    studio.selection.set_head(1)
    strongest = page.image._overlay.max()
    unit = float(page.matrix.levels.unit([strongest])[0])
    assert page.ranking.lines[1].colour == colour_at(page.colour_bar._colour_map, unit)


def test_patch_and_chip_in_the_image_choose_the_query(page, studio):
    click(page.image, page.image.fit().rect(10).center())
    assert studio.selection.token == 10
    click(page.image, page.image.fit().chip.center())
    assert studio.selection.token == CLASS_TOKEN
    assert "class token" in page.image_panel.sentence


def test_a_small_picture_brings_its_head_up(page, scene, studio):
    click(page.multiples, page.multiples.layout_now().rect(1, 3).center())
    assert (studio.selection.layer, studio.selection.head) == (1, 3)
    np.testing.assert_array_equal(page.matrix.array, scene.trace.attn_weights[1, 3])
    click(page.multiples, page.multiples.layout_now().rect(4, 4).center())
    assert (studio.selection.layer, studio.selection.head) == (4, None)


def test_the_selected_small_picture_is_outlined(page, studio):
    assert page.multiples._selected == (5, 4)
    studio.selection.set_head(2)
    assert page.multiples._selected == (5, 2)


def test_small_matrices_or_maps_of_the_query(page, scene, studio):
    assert page.multiples._pictures.shape == (30, 50, 50)
    page.small.button(Small.QUERY_MAPS).click()
    studio.selection.set_token(30)
    weights = scene.trace.attn_weights[:, :, 30, 1:].reshape(6, 4, 7, 7)
    np.testing.assert_array_equal(page.multiples._pictures.reshape(6, 5, 7, 7)[:, :4], weights)
    page.small.button(Small.MATRICES).click()
    np.testing.assert_array_equal(page.multiples._pictures[0], scene.trace.attn_weights[0, 0])


def test_another_query_leaves_the_small_matrices_alone(page, studio):
    atlas = page.multiples._pictures
    studio.selection.set_token(30)
    studio.selection.set_head(2)
    assert page.multiples._pictures is atlas


def test_one_scale_for_all_pictures_whichever_is_chosen(page, scene, studio):
    weights = scene.trace.attn_weights
    for scale in Scale:
        choose(page.scale, scale)
        studio.selection.set_head(1)
        assert page.matrix.levels == page.multiples._levels == page.image._overlay_levels == page.colour_bar._levels
        assert page.matrix.levels.low == 0
    choose(page.scale, Scale.SHARED)
    assert page.matrix.levels.high == weights.max()
    choose(page.scale, Scale.THIS_PICTURE)
    assert page.matrix.levels.high == weights[5, 1].max()


def test_the_bar_says_which_scale_it_is(page):
    captions = set()
    for scale in Scale:
        choose(page.scale, scale)
        captions.add(page.colour_bar._caption)
    assert len(captions) == len(Scale)
    choose(page.scale, Scale.THIS_PICTURE)
    assert "this picture" in page.colour_bar._caption


def test_a_shared_scale_stays_when_the_head_changes(page, studio):
    before = page.matrix.levels
    studio.selection.set_layer(0)
    studio.selection.set_head(3)
    assert page.matrix.levels == before


def test_the_scale_of_this_picture_follows_it(page, scene, studio):
    choose(page.scale, Scale.THIS_PICTURE)
    studio.selection.set_layer(0)
    assert page.matrix.levels.high == pytest.approx(scene.trace.attn_weights[0].mean(axis=0).max())


def test_it_says_that_rows_sum_to_1(page):
    assert "sums to 1" in page.matrix_panel.sentence


@pytest.mark.parametrize(
    "config",
    [
        NOTEBOOK,
        ViTConfig(patch_size=28, depth=1, num_heads=1),
        ViTConfig(patch_size=2, depth=2),
        ViTConfig(embed_dim=48, depth=12, num_heads=12),
    ],
    ids=["notebook", "one head", "197 tokens", "12 × 12"],
)
@pytest.mark.parametrize("size", [(760, 460), (1080, 560)])
def test_other_models_are_painted_without_scrolling(open_page, make_scene, config, size):
    page = open_page(make_scene(config), size)
    page.small.button(Small.QUERY_MAPS).click()
    assert not page.grab().isNull()
    assert page.matrix.array.shape == (config.num_tokens, config.num_tokens)
    assert page.body.minimumHeightForWidth(size[0]) <= size[1]
    assert page.body.minimumSize().width() <= size[0]


def test_a_single_head_is_offered_once(open_page, make_scene, studio):
    page = open_page(make_scene(ViTConfig(depth=1, num_heads=1)))
    heads = page.chooser.heads
    assert [heads.itemText(index) for index in range(heads.count())] == ["Head 1 of 1"]
    choose(heads, 0)
    assert studio.selection.head == 0


def test_small_pictures_begin_where_the_matrix_begins(page, qtbot):
    def tops():
        matrix = page.matrix.mapTo(page, page.matrix.grid().frame.topLeft().toPoint()).y()
        small = page.multiples.mapTo(page, page.multiples.layout_now().bounds.topLeft().toPoint()).y()
        return matrix, small

    qtbot.waitUntil(lambda: abs(tops()[0] - tops()[1]) <= 8)


def test_it_goes_without_the_garbage_collector(qtbot, studio, scene):
    """Widgets in a cycle are destroyed whenever the collector runs, be it in the midst of another one's painting."""
    gc.collect()
    gc.disable()
    try:
        page = EncoderPage(studio)
        page.show()
        studio.show(scene)
        gone = weakref.ref(page)
        page.close()
        del page
        assert gone() is None
    finally:
        gc.enable()
