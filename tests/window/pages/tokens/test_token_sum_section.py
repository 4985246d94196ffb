import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.tokens.token_sum_section import tokens_before_positions


def click(view, point: QPointF) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())


@pytest.fixture
def open_page(open_tokens):
    return lambda scene, size=(1000, 620): open_tokens(scene, "sum", size)


def matrices(page):
    return page.tokens, page.positions, page.z0


def test_the_three_matrices_add_up(open_page, scene):
    page = open_page(scene)
    np.testing.assert_array_equal(page.tokens.array[0], scene.trace.cls_token)
    np.testing.assert_array_equal(page.tokens.array[1:], scene.trace.patch_tokens)
    np.testing.assert_array_equal(page.positions.array, scene.trace.pos_embed)
    np.testing.assert_array_equal(page.z0.array, scene.trace.tokens[0])
    np.testing.assert_allclose(page.tokens.array + page.positions.array, page.z0.array, atol=1e-6)


def test_one_symmetric_scale_holds_all_three(open_page, scene):
    page = open_page(scene)
    greatest = max(np.abs(view.array).max() for view in matrices(page))
    for view in (*matrices(page), page.sum_rows):
        assert view.levels.high == pytest.approx(greatest)
        assert view.levels.low == -view.levels.high


def test_the_selection_is_lit_in_all(open_page, scene, studio):
    page = open_page(scene)
    studio.selection.set_token(13)
    studio.selection.set_dim(5)
    for view in matrices(page):
        assert (view.selected_row, view.selected_column) == (13, 5)
    assert page.sum_rows.selected_column == 5
    assert "13" in page.sum_panel.title
    assert "6" in page.sum_panel.title  # people count dimensions from 1


def test_the_sum_is_written_in_numbers(open_page, scene, studio):
    page = open_page(scene)
    studio.selection.set_token(13)
    studio.selection.set_dim(5)
    token, position, total = (view.array[13, 5] for view in matrices(page))
    signs = ("", "+ ", "= ")
    expected = [
        sign + f"{value:.4f}".replace("-", "−") for sign, value in zip(signs, (token, position, total), strict=True)
    ]
    assert page.sum_rows.values == expected


@pytest.mark.parametrize("which", range(3))
@pytest.mark.parametrize(("token", "dim"), [(CLASS_TOKEN, 0), (1, 63), (49, 31)])
def test_a_click_selects_token_and_dimension(open_page, scene, studio, which, token, dim):
    page = open_page(scene)
    view = matrices(page)[which]
    click(view, view.grid().cell(token, dim).center())
    assert (studio.selection.token, studio.selection.dim) == (token, dim)


def test_a_click_in_the_sum_selects_the_dimension_only(open_page, scene, studio):
    page = open_page(scene)
    studio.selection.set_token(13)
    click(page.sum_rows, page.sum_rows.grid().cell(2, 40).center())
    assert (studio.selection.token, studio.selection.dim) == (13, 40)


def test_a_click_on_the_image_selects_the_patch(open_page, scene, studio):
    page = open_page(scene)
    click(page.image, page.image.fit().rect(8).center())
    assert studio.selection.token == 8
    click(page.image, page.image.fit().chip.center())
    assert studio.selection.token == CLASS_TOKEN


def test_the_class_token_stands_apart(open_page, scene):
    grid = open_page(scene).z0.grid()
    assert grid.row(1).top() - grid.row(0).bottom() >= 6
    assert grid.row(0).height() > grid.row(1).height()


def test_the_tip_tells_token_dimension_and_value(open_page, scene):
    page = open_page(scene)
    tip = page.z0.tip_at(page.z0.grid().cell(0, 2).center())
    assert tip.startswith("class token, dimension 3: ")
    value = float(tip.rpartition(": ")[2].replace("−", "-"))
    assert value == pytest.approx(float(scene.trace.tokens[0, 0, 2]))


def test_a_longer_table_says_how_many_rows_are_in_use(open_page, make_scene):
    page = open_page(make_scene(NOTEBOOK))
    assert page.positions.array.shape == (5, 8)
    assert "rows in use 5 of 32" in page.panel.sentence


def test_a_table_of_the_right_length_is_not_remarked_on(open_page, scene):
    assert "rows in use" not in open_page(scene).panel.sentence


@pytest.mark.parametrize(("kind", "said"), [("none", "has no positions"), ("relative", "in each layer’s attention")])
def test_where_nothing_is_added_zeros_are_shown_and_explained(open_page, make_scene, kind, said):
    page = open_page(make_scene(ViTConfig(pos_embed=kind, depth=1)))
    assert not page.positions.array.any()
    assert said in page.panel.sentence
    np.testing.assert_array_equal(page.tokens.array, page.z0.array)


@pytest.mark.parametrize("kind", PosEmbed)
def test_each_kind_adds_up(open_page, make_scene, kind):
    page = open_page(make_scene(ViTConfig(pos_embed=kind, depth=1)))
    np.testing.assert_allclose(page.tokens.array + page.positions.array, page.z0.array, atol=1e-6)


def test_the_switch_gives_each_matrix_its_own_range_and_says_so(open_page, scene, studio):
    page = open_page(scene)
    assert {bar._caption for bar in page.bars} == {"shared by the three"}
    studio.viewing.set_scale(ScaleMode.VIEW)
    for view, bar in zip(matrices(page), page.bars, strict=True):
        assert view.levels.high == pytest.approx(np.abs(view.array).max())
        assert bar._levels == view.levels
        assert bar._caption == "range of this view"


def test_a_fixed_range_stays_with_another_image(open_page, make_scene, studio):
    page = open_page(make_scene())
    before = page.tokens.levels
    studio.viewing.set_scale(ScaleMode.FIXED)
    studio.show(make_scene(index=3))
    assert page.tokens.levels == before


@pytest.mark.parametrize(
    "config",
    [ViTConfig(patch_size=28, depth=1, num_heads=1), ViTConfig(patch_size=2, depth=1), NOTEBOOK],
    ids=["two tokens", "197 tokens", "notebook"],
)
@pytest.mark.parametrize("size", [(1000, 620), (1600, 900)])
def test_other_models_are_painted_without_scrolling(open_tokens, make_scene, config, size):
    page = open_tokens(make_scene(config), "sum", size)
    assert page.z0.array.shape == (config.num_tokens, config.embed_dim)
    assert not page.grab().isNull()
    assert page.parentWidget().height() <= size[1]


def test_another_model_brings_its_own_matrices(open_page, scene, notebook_scene, studio):
    page = open_page(scene)
    studio.selection.set_token(49)
    studio.show(notebook_scene)
    assert page.tokens.selected_row == 4
    np.testing.assert_array_equal(page.tokens.array, tokens_before_positions(notebook_scene.trace))


def test_the_three_matrices_are_magnified_alike(open_page, scene, studio):
    page = open_page(scene)
    page.positions.zoom_by(4.0, page.positions.grid().cell(20, 30).center())
    assert page.tokens.zoom == page.positions.zoom == page.z0.zoom
    assert page.z0.is_zoomed
    studio.selection.set_token(49)
    assert page.tokens.zoom == page.positions.zoom == page.z0.zoom
    assert 49 in page.z0.grid().visible_rows
    page.z0.fit_picture()
    assert not page.tokens.is_zoomed


def test_the_sum_is_read_with_part_token_and_dimension(open_page, scene, studio):
    page = open_page(scene)
    studio.selection.set_token(24)
    words = [page.sum_rows.reading(row, 6).words for row in range(3)]
    assert words == [f"{part}\ntoken 24 · patch (4, 3), dimension 7" for part in ("token", "+ position", "= z₀")]
