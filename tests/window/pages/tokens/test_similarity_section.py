import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels


def click(view, point: QPointF) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())


def cosine(one, other) -> float:
    """The definition, without a matrix."""
    return sum(one * other) / (sum(one * one) ** 0.5 * sum(other * other) ** 0.5)


@pytest.fixture
def similarity(open_tokens):
    return lambda scene: open_tokens(scene, "similarity")


@pytest.fixture
def relative_scene(make_scene):
    return make_scene(ViTConfig(patch_size=7, embed_dim=16, depth=3, num_heads=2, pos_embed="relative"))


def test_each_tile_is_a_patch_and_its_cosines_with_all_patches(similarity, notebook_scene):
    section = similarity(notebook_scene)
    rows = notebook_scene.trace.pos_embed.astype(np.float64)
    assert section.tiles.tiles.shape == (2, 2, 2, 2)
    for place in np.ndindex(2, 2):
        for cell in np.ndindex(2, 2):
            one, other = (rows[1 + 2 * row + column] for row, column in (place, cell))
            assert section.tiles.tiles[place + cell] == pytest.approx(cosine(one, other), abs=1e-6)


@pytest.mark.parametrize("kind", ["learned_1d", "learned_2d", "sincos_2d"])
def test_each_is_like_itself(similarity, make_scene, kind):
    tiles = similarity(make_scene(ViTConfig(depth=1, pos_embed=kind))).tiles.tiles
    np.testing.assert_allclose([tiles[place + place] for place in np.ndindex(7, 7)], 1, atol=1e-6)


def test_sines_depend_on_the_distance_alone(similarity, make_scene):
    tiles = similarity(make_scene(ViTConfig(depth=1, pos_embed="sincos_2d"))).tiles.tiles
    assert tiles[2, 3, 4, 5] == pytest.approx(tiles[4, 5, 2, 3], abs=1e-5)
    assert tiles[0, 0, 1, 2] == pytest.approx(tiles[3, 3, 4, 5], abs=1e-5)


def test_the_selected_token_is_lit_and_enlarged(similarity, scene, studio):
    section = similarity(scene)
    studio.selection.set_token(13)
    assert section.tiles._selected == (1, 5)
    np.testing.assert_array_equal(section.tile.array, section.tiles.tiles[1, 5])
    assert section.tile.place == (1, 5)
    assert "token 13" in section.tile_panel.title


def test_the_class_token_has_no_tile_but_a_picture(similarity, scene, studio):
    section = similarity(scene)
    studio.selection.set_token(0)
    assert section.tiles._selected is None
    assert section.tile.place is None
    np.testing.assert_array_equal(section.tile.array, section.cls_tile.array)
    rows = scene.trace.pos_embed.astype(np.float64)
    assert section.cls_tile.array[3, 2] == pytest.approx(cosine(rows[0], rows[1 + 3 * 7 + 2]), abs=1e-6)


def test_a_click_on_a_tile_or_on_a_cell_selects_that_patch(similarity, scene, studio):
    section = similarity(scene)
    click(section.tiles, section.tiles.layout_now().rect(6, 2).center())
    assert studio.selection.token == scene.grid.token_at(6, 2)
    for view in (section.tile, section.cls_tile):
        for place in ((0, 0), (4, 6)):
            click(view, view.grid().cell(*place).center())
            assert studio.selection.token == scene.grid.token_at(*place)


def test_arrows_walk_through_the_tiles(similarity, scene, studio):
    section = similarity(scene)
    studio.selection.set_token(scene.grid.token_at(3, 3))
    QTest.keyClick(section.tiles, Qt.Key.Key_Right)
    QTest.keyClick(section.tiles, Qt.Key.Key_Down)
    assert studio.selection.token == scene.grid.token_at(4, 4)


def test_the_mouse_reads_from_where_to_where_and_the_value(similarity, scene):
    section = similarity(scene)
    layout = section.tiles.layout_now()
    tip = section.tiles.tip_at(layout.cell_rect(1, 2, cell=(4, 5), shape=(7, 7)).center())
    assert "from token 10 · patch (2, 3)" in tip
    assert "to token 34 · patch (5, 6)" in tip
    value = float(tip.rpartition(": ")[2].replace("−", "-"))
    assert np.float32(value) == section.tiles.tiles[1, 2, 4, 5]


def test_the_range_is_shared_or_the_views_or_fixed(similarity, scene, studio):
    section = similarity(scene)
    studio.selection.set_token(13)
    others = section.pictures.matrix[~np.eye(50, dtype=bool)]
    shared = Levels.symmetric(others)
    assert section.tiles.levels == section.tile.levels == section.cls_tile.levels == shared
    studio.viewing.set_scale(ScaleMode.VIEW)
    own = np.delete(section.tile.array.ravel(), 12)
    assert section.tile.levels == Levels.symmetric(own)
    assert section.cls_tile.levels == Levels.symmetric(section.cls_tile.array)
    studio.viewing.set_scale(ScaleMode.FIXED)
    assert section.tiles.levels == section.tile.levels == Levels(-1, 1)
    for bar in section.bars:
        assert bar._caption == "fixed range"


def test_cosines_of_one_sign_are_magnitudes(similarity, make_scene, scene, studio):
    sines = similarity(make_scene(ViTConfig(depth=1, pos_embed="sincos_2d")))
    assert sines.bars[0]._colour_map is ColourMap.SEQUENTIAL
    assert sines.tiles.levels.low > 0
    studio.viewing.set_scale(ScaleMode.FIXED)
    assert sines.bars[0]._colour_map is ColourMap.DIVERGING  # as the cosines of any other table, so that they compare
    assert similarity(scene).bars[0]._colour_map is ColourMap.DIVERGING


def test_a_class_token_of_zeros_is_said_to_have_no_direction(similarity, make_scene, scene):
    section = similarity(make_scene(ViTConfig(depth=1, pos_embed="sincos_2d")))
    assert not section.cls_tile.array.any()
    assert "without direction" in section.cls_panel.sentence
    assert not similarity(scene).cls_panel.sentence


@pytest.mark.parametrize(("layer", "head"), [(0, 1), (2, 0), (1, None)])
def test_relative_positions_show_the_bias_of_layer_and_head(similarity, relative_scene, studio, layer, head):
    section = similarity(relative_scene)
    studio.selection.set_layer(layer)
    studio.selection.set_head(head)
    studio.selection.set_token(7)
    trace, positions = relative_scene.trace, relative_scene.positions
    q = trace.q[layer].astype(np.float64)
    for row, column in ((0, 0), (3, 1)):
        key = 1 + 4 * row + column
        r = positions.rel_pos[layer, positions.rel_indices[7, key]].reshape(2, 8)
        biases = [sum(q[one, 7] * r[one]) / 8**0.5 for one in range(2)]
        expected = sum(biases) / 2 if head is None else biases[head]
        assert section.tile.array[row, column] == pytest.approx(expected, abs=1e-5)
    assert section.chooser.isVisible()
    assert section.chooser.layers.currentIndex() == layer


def test_layer_and_head_can_be_chosen_here_too(similarity, relative_scene, studio):
    section = similarity(relative_scene)
    section.chooser.layers.activated.emit(1)
    section.chooser.heads.activated.emit(2)
    assert (studio.selection.layer, studio.selection.head) == (1, 1)


def test_what_is_added_needs_no_layer(similarity, scene):
    assert not similarity(scene).chooser.isVisible()


def test_without_positions_it_says_so_and_leads_to_the_kinds(similarity, make_scene, studio):
    section = similarity(make_scene(ViTConfig(depth=1, pos_embed="none")))
    assert section.nothing.isVisible()
    assert not section.tiles.isVisible()
    QTest.mouseClick(section.nothing.button, Qt.MouseButton.LeftButton)
    assert studio.viewing.get("tokens.section") == "kinds"


def test_another_model_brings_its_own_pictures(similarity, make_scene, studio, relative_scene):
    section = similarity(make_scene(NOTEBOOK))
    studio.show(make_scene(ViTConfig(depth=1, pos_embed="none")))
    assert section.nothing.isVisible()
    studio.show(relative_scene)
    assert section.tiles.isVisible()
    assert section.tiles.tiles.shape == (4, 4, 4, 4)
    assert "Bias" in section.tiles_panel.title
    studio.show(make_scene())
    assert section.tiles.tiles.shape == (7, 7, 7, 7)
    assert "Cosine" in section.tiles_panel.title
