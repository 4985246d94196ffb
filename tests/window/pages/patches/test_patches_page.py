import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from vit_studio.analysis.expression import evaluate
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, ViTConfig, divisors
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.vit.patches import unfold_patches
from vit_studio.window.pages.patches.patches_page import SIZE, PatchesPage
from vit_studio.window.text import exact_text

CONFIGS = [
    ViTConfig(),
    ViTConfig(patch_size=2),
    ViTConfig(patch_size=28),
    ViTConfig(in_channels=3),
    ViTConfig(patch_size=14, in_channels=3),
    ViTConfig(depth=12),
]


@pytest.fixture
def page(qtbot, studio):
    page = PatchesPage(studio)
    qtbot.addWidget(page)
    page.resize(1000, 620)
    page.show()
    return page


@pytest.fixture
def show(page, studio, qapp):
    """Show a scene, with everything in its place."""

    def shown(scene):
        studio.show(scene)
        qapp.processEvents()

    return shown


def in_cell(view, row, column):
    return view.grid().cell(row, column).center().toPoint()


def click(view, point):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)


def in_patch(page, token):
    fit = page.image.fit()
    return fit.rect(token).center().toPoint()


def test_the_selected_patch_is_lit_in_all(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    assert page.image._token == 25
    assert page.pictures.matrix.selected_row == 24
    np.testing.assert_array_equal(page.pictures.row.array[0], scene.trace.patches[24])
    box = scene.grid.box(25)
    cut = scene.pixels[box.top : box.top + 4, box.left : box.left + 4]
    np.testing.assert_array_equal(page.pictures.patch.array, cut)
    assert page.pictures.patch_panel.sentence == "token 25 · patch (4, 4)"
    assert page.pictures.row_panel.title.startswith("Row 25:")


def test_a_click_on_the_image_selects(page, show, studio, scene):
    show(scene)
    click(page.image, in_patch(page, 10))
    assert studio.selection.token == 10


def test_a_click_on_the_matrix_selects(page, show, studio, scene):
    show(scene)
    click(page.pictures.matrix, in_cell(page.pictures.matrix, 40, 5))
    assert studio.selection.token == 41


def test_arrows_choose_a_neighbour(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    QTest.keyClick(page.image, Qt.Key.Key_Down)
    assert studio.selection.token == 32
    QTest.keyClick(page.image, Qt.Key.Key_Left)
    assert studio.selection.token == 31
    QTest.keyClick(page.pictures.matrix, Qt.Key.Key_Up)
    assert studio.selection.token == 30


def test_the_class_token_is_said_to_be_no_patch(page, show, studio, scene):
    show(scene)
    click(page.image, page.image.fit().chip.center().toPoint())
    assert studio.selection.token == CLASS_TOKEN
    assert "no patch" in page.pictures.patch_panel.sentence and "class token" in page.pictures.row_panel.title
    assert page.pictures.matrix.selected_row is None
    assert np.isnan(page.pictures.patch.array).all() and np.isnan(page.pictures.row.array).all()
    np.testing.assert_array_equal(page.pictures.matrix.array, scene.trace.patches)
    page.grab()
    click(page.pictures.matrix, in_cell(page.pictures.matrix, 3, 3))
    assert studio.selection.token == 4 and "no patch" not in page.pictures.patch_panel.sentence


def test_the_ledger_shows_the_models_numbers(page, show, scene, notebook_scene):
    show(scene)
    assert page.size_bar.ledger.rows[0][:4] == ("7 × 7", "49", "50", "16")
    assert page.size_bar.ledger.rows[0][4] == f"{scene.num_parameters:,}"
    show(notebook_scene)
    assert page.size_bar.ledger.rows[0][:4] == ("2 × 2", "4", "5", "196")


def test_hover_reads_a_pixel_of_the_image(page, show, scene):
    show(scene)
    fit = page.image.fit().image
    at = QPoint(round(fit.left + 9.5 * fit.scale), round(fit.top + 14.5 * fit.scale))
    reading = page.image.reading_at(QPointF(at))
    assert reading.value == str(scene.pixels[14, 9])
    assert reading.words == "token 24 · patch (4, 3)\npixel (15, 10)"


@pytest.mark.parametrize("size", [4, 7])
def test_the_matrix_is_read_in_the_words_of_the_patches(page, show, studio, scene, size):
    show(scene)
    studio.viewing.set(SIZE, str(size))
    side = 28 // size
    reading = page.pictures.matrix.reading(side + 1, 8)
    assert reading.words.replace("\n", " · ") == f"token {side + 2} · patch (2, 2) · pixel 9"
    assert reading.value == exact_text(page.cut.patches[side + 1, 8])


@pytest.mark.parametrize("size", [1, 2, 4, 7, 14])
def test_whatever_the_size_the_matrix_makes_use_of_its_room(page, show, studio, scene, size, qapp):
    show(scene)
    studio.viewing.set(SIZE, str(size))
    qapp.processEvents()
    picture, room = page.pictures.matrix.picture_rect(), page.pictures.matrix_panel
    assert picture.height() > 0.4 * room.height()
    assert picture.width() > 0.2 * room.width()


def test_a_pixel_under_the_mouse_is_lit_in_patch_row_and_matrix(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    everywhere = (page.pictures.patch, page.pictures.row, page.pictures.matrix)
    QTest.mouseMove(page.pictures.patch, in_cell(page.pictures.patch, 2, 1))
    assert [view.echo for view in everywhere] == [(2, 1), (0, 9), (24, 9)]
    QTest.mouseMove(page.pictures.row, in_cell(page.pictures.row, 0, 7))
    assert [view.echo for view in everywhere] == [(1, 3), (0, 7), (24, 7)]
    QTest.mouseMove(page.pictures.matrix, in_cell(page.pictures.matrix, 24, 12))
    assert [view.echo for view in everywhere] == [(3, 0), (0, 12), (24, 12)]
    QTest.mouseMove(page.pictures.matrix, in_cell(page.pictures.matrix, 30, 12))
    assert [view.echo for view in everywhere] == [None] * 3


def test_the_numbers_are_written_in_the_patch_and_in_its_row(page, show, scene, qapp):
    show(scene)
    qapp.processEvents()
    for view in (page.pictures.patch, page.pictures.row):
        grid = view.grid()
        assert min(grid.cell_width, grid.cell_height) >= 28


def test_matrix_and_row_share_their_scale(page, show, scene):
    show(scene)
    greatest = np.abs(scene.trace.patches).max()
    assert page.pictures.matrix.levels == page.pictures.row.levels == page.pictures.matrix_panel.colour_bar._levels
    assert page.pictures.matrix.levels.high == pytest.approx(greatest)


def test_a_patch_of_three_channels_shows_them_side_by_side(page, show, studio, make_scene):
    show(make_scene(ViTConfig(in_channels=3)))
    studio.selection.set_token(25)
    assert page.pictures.patch.array.shape == (4, 14)
    assert np.isnan(page.pictures.patch.array[:, [4, 9]]).all()
    QTest.mouseMove(page.pictures.patch, in_cell(page.pictures.patch, 1, 7))
    assert page.pictures.row.echo == (0, 16 + 4 + 2)


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("size", [(1000, 620), (1600, 1000)])
def test_any_model_fits_without_scrolling(page, show, studio, make_scene, config, size, qapp):
    scene = make_scene(config)
    show(scene)
    page.resize(*size)
    for token in (1, config.num_patches, CLASS_TOKEN):
        studio.selection.set_token(token)
        qapp.processEvents()
        page.grab()
    area = page.findChild(QScrollArea)
    assert not area.verticalScrollBar().isVisible() and not area.horizontalScrollBar().isVisible()
    assert page.pictures.matrix.array.shape == (config.num_patches, config.patch_dim)


def test_another_scene_replaces_everything(page, show, studio, scene, notebook_scene, make_scene):
    show(scene)
    studio.selection.set_token(49)
    show(notebook_scene)
    assert studio.selection.token == 4
    assert page.pictures.matrix.selected_row == 3
    assert page.pictures.patch.array.shape == (14, 14)
    other = make_scene(index=5)
    show(other)
    np.testing.assert_array_equal(page.pictures.matrix.array, other.trace.patches)
    middle = 5 * 7 + 5  # of 7 × 7, the patch in which the middle of the last of 2 × 2 lies
    np.testing.assert_array_equal(page.pictures.row.array[0], other.trace.patches[middle])


def test_selecting_does_not_rebuild_the_large_pictures(page, show, studio, scene, monkeypatch):
    show(scene)
    page.grab()
    stills = (page.image._still, page.pictures.matrix._still)
    studio.selection.set_token(3)
    page.grab()
    assert (page.image._still, page.pictures.matrix._still) == stills


# a patch size that is tried


def test_another_size_cuts_image_patch_and_matrix(page, show, studio, scene):
    show(scene)
    page.size_bar.slider.slider.setValue(page.size_bar.slider.values.index(7))
    assert studio.viewing.get("patches.size") == "7"
    unfolded = unfold_patches(torch.tensor(scene.trace.image)[None], 7)[0].numpy()
    np.testing.assert_array_equal(page.pictures.matrix.array, unfolded)
    np.testing.assert_array_equal(page.pictures.row.array[0], unfolded[page.token - 1])
    row, column = divmod(page.token - 1, 4)
    cut = scene.pixels[7 * row : 7 * row + 7, 7 * column : 7 * column + 7]
    np.testing.assert_array_equal(page.pictures.patch.array, cut)
    assert page.image.fit().grid.patch_size == 7
    assert page.size_bar.ledger.rows[1][:4] == ("4 × 4", "16", "17", "49")


@pytest.mark.parametrize("config", [ViTConfig(), NOTEBOOK, ViTConfig(in_channels=3)])
@pytest.mark.parametrize("size", divisors(28))
def test_each_panel_says_how_its_numbers_come_about(page, show, studio, make_scene, config, size):
    scene = make_scene(config)
    show(scene)
    studio.selection.set_token(config.num_patches)
    studio.viewing.set("patches.size", str(size))
    pictures = page.pictures
    np.testing.assert_array_equal(evaluate(pictures.matrix_panel.expression, scene), pictures.matrix.array)
    np.testing.assert_array_equal(evaluate(pictures.row_panel.expression, scene), pictures.row.array[0])
    np.testing.assert_array_equal(evaluate(page.image_panel.expression, scene), scene.pixels)
    pixels = np.atleast_3d(np.asarray(evaluate(pictures.patch_panel.expression, scene)).T).T  # (C, P, P)
    shown = pictures.patch.array[:, ~np.isnan(pictures.patch.array).any(axis=0)]
    np.testing.assert_allclose(np.concatenate(list(pixels), axis=1), shown, atol=1e-3)


def test_the_model_is_said_to_have_no_weights_for_it(page, show, studio, scene):
    show(scene)
    assert not page.size_bar.back.isEnabled()
    studio.viewing.set("patches.size", "14")
    assert page.size_panel.sentence.startswith("No trained weights exist for size 14.")
    assert page.size_bar.train.isVisible()
    click(page.size_bar.back, page.size_bar.back.rect().center())
    assert studio.viewing.get("patches.size") == ""
    assert page.cut.is_models and page.pictures.matrix.array is scene.trace.patches
    assert "No trained weights" not in page.size_panel.sentence


def test_a_training_with_this_size_is_asked_for_not_started(page, show, studio, scene):
    show(scene)
    studio.viewing.set("patches.size", "7")
    click(page.size_bar.train, page.size_bar.train.rect().center())
    assert studio.viewing.get("training.patch_size") == "7"
    assert studio.viewing.get("training.open") == "yes"


@pytest.mark.parametrize("size", [1, 2, 7, 14, 28])
def test_a_click_selects_there_and_nothing_jumps(page, show, studio, scene, size, qapp):
    show(scene)
    studio.viewing.set("patches.size", str(size))
    qapp.processEvents()
    count = page.cut.config.num_patches
    for token in {1, count // 2 + 1, count}:
        click(page.image, in_patch(page, token))
        assert page.token == token and page.image._token == token
        box = page.cut.grid.box(token)
        middle = (box.top + size // 2, box.left + size // 2)
        assert studio.selection.token == scene.grid.token_at_pixel(*middle)


def test_the_selection_of_other_pages_is_found_in_the_tried_grid(page, show, studio, scene):
    show(scene)
    studio.viewing.set("patches.size", "2")
    click(page.image, in_patch(page, 2))
    assert (page.token, studio.selection.token) == (2, 1)
    studio.selection.set_token(49)  # its middle pixel is (26, 26)
    assert page.cut.grid.place(page.token) == (13, 13)
    studio.selection.set_token(CLASS_TOKEN)
    assert page.token == CLASS_TOKEN and page.pictures.matrix.selected_row is None


@pytest.mark.parametrize("size", ["5", "0", "-4", "four", "56"])
def test_a_size_that_does_not_divide_is_the_models(page, show, studio, scene, size):
    studio.viewing.set("patches.size", size)
    show(scene)
    assert page.cut.is_models and page.size_bar.slider.value == 4


def test_another_model_of_the_tried_size_is_not_tried_any_more(page, show, studio, scene, make_scene):
    show(scene)
    studio.viewing.set("patches.size", "7")
    show(make_scene(ViTConfig(patch_size=7)))
    assert page.cut.is_models
    assert not page.size_bar.back.isEnabled()


@pytest.mark.parametrize("size", divisors(28))
def test_each_size_fits_without_scrolling(page, show, studio, scene, size, qapp):
    show(scene)
    studio.viewing.set("patches.size", str(size))
    qapp.processEvents()
    page.grab()
    area = page.findChild(QScrollArea)
    assert not area.verticalScrollBar().isVisible() and not area.horizontalScrollBar().isVisible()


def test_a_narrow_page_scrolls_down_but_not_aside(page, show, studio, scene, qapp):
    show(scene)
    page.resize(720, 460)
    qapp.processEvents()
    assert not page.findChild(QScrollArea).horizontalScrollBar().isVisible()


# the order of the tokens


def test_the_order_is_shown_on_demand(page, show, studio, scene):
    show(scene)
    assert not page.image.shows_order
    page.order.click()
    assert page.image.shows_order and studio.viewing.get("patches.order") == "yes"
    page.order.click()
    assert not page.image.shows_order


def test_a_walk_lights_patch_and_row_and_leaves_the_selection(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    walk = page.player.walk
    for patch in range(3):
        walk.step()
        assert page.image.walked == page.pictures.matrix.walked == patch
        np.testing.assert_array_equal(page.pictures.row.array[0], scene.trace.patches[patch])
        assert page.pictures.patch_panel.sentence.startswith(f"token {patch + 1} ")
    assert studio.selection.token == 25 and page.pictures.matrix.selected_row == 24
    walk.stop()
    assert page.image.walked is None
    np.testing.assert_array_equal(page.pictures.row.array[0], scene.trace.patches[24])


def test_a_click_on_the_way_moves_the_walk(page, show, studio, scene):
    show(scene)
    page.player.walk.step()
    click(page.image, in_patch(page, 30))
    assert studio.selection.token == 30 and page.player.walk.place == 29
    page.player.walk.step()
    assert page.image.walked == 30 and studio.selection.token == 30


def test_a_walk_plays_through_all_patches_of_the_tried_size(page, show, studio, scene, qtbot, monkeypatch):
    show(scene)
    studio.viewing.set("patches.size", "14")
    monkeypatch.setattr(type(page.player.walk), "interval", 1)
    seen = []
    page.player.moved.connect(seen.append)
    page.player.walk.toggle()
    qtbot.waitUntil(lambda: not page.player.walk.playing)
    assert seen == [0, 1, 2, 3]


def test_a_walk_ends_out_of_sight_and_at_another_size(page, show, studio, scene):
    show(scene)
    page.player.walk.toggle()
    page.hide()
    assert not page.player.walk.playing and page.image.walked is None
    page.show()
    page.player.walk.step()
    studio.viewing.set("patches.size", "7")
    assert page.player.walk.place is None and page.player.walk.count == 16


# what range the colours span


def test_the_scale_is_shared_own_or_fixed(page, show, studio, scene, make_scene):
    show(scene)
    pictures = page.pictures
    of_all = float(np.abs(scene.trace.patches).max())
    assert pictures.row.levels.high == pytest.approx(of_all)
    assert pictures.matrix_bar.caption == "shared by all patches"
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert pictures.row.levels.high == pytest.approx(float(np.abs(pictures.row.array).max()))
    assert pictures.matrix.levels.high == pytest.approx(of_all)
    assert pictures.patch.levels.high == pictures.patch.array.max()
    assert pictures.matrix_bar.caption == "range of this view"
    studio.viewing.set_scale(ScaleMode.SHARED)
    studio.viewing.set_scale(ScaleMode.FIXED)
    show(make_scene(index=5))
    assert pictures.row.levels.high == pytest.approx(of_all)
    assert (pictures.patch.levels.low, pictures.patch.levels.high) == (0, 255)
