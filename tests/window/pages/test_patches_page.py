import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from vit_studio.vit.config import ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.patches_page import PatchesPage

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
    assert page.matrix.selected_row == 24
    np.testing.assert_array_equal(page.row.array[0], scene.trace.patches[24])
    box = scene.grid.box(25)
    cut = scene.pixels[box.top : box.top + 4, box.left : box.left + 4]
    np.testing.assert_array_equal(page.patch.array, cut)
    assert page.patch_panel.sentence == "token 25 · patch (4, 4)"
    assert page.row_panel.title.startswith("Row 25:")


def test_a_click_on_the_image_selects(page, show, studio, scene):
    show(scene)
    click(page.image, in_patch(page, 10))
    assert studio.selection.token == 10


def test_a_click_on_the_matrix_selects(page, show, studio, scene):
    show(scene)
    click(page.matrix, in_cell(page.matrix, 40, 5))
    assert studio.selection.token == 41


def test_arrows_choose_a_neighbour(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    QTest.keyClick(page.image, Qt.Key.Key_Down)
    assert studio.selection.token == 32
    QTest.keyClick(page.image, Qt.Key.Key_Left)
    assert studio.selection.token == 31
    QTest.keyClick(page.matrix, Qt.Key.Key_Up)
    assert studio.selection.token == 30


def test_the_class_token_is_said_to_be_no_patch(page, show, studio, scene):
    show(scene)
    click(page.image, page.image.fit().chip.center().toPoint())
    assert studio.selection.token == CLASS_TOKEN
    assert "no patch" in page.patch_panel.sentence and "class token" in page.row_panel.title
    assert page.matrix.selected_row is None
    assert np.isnan(page.patch.array).all() and np.isnan(page.row.array).all()
    np.testing.assert_array_equal(page.matrix.array, scene.trace.patches)
    page.grab()
    click(page.matrix, in_cell(page.matrix, 3, 3))
    assert studio.selection.token == 4 and "no patch" not in page.patch_panel.sentence


def test_the_ledger_shows_how_the_numbers_come_about(page, show, scene, notebook_scene):
    show(scene)
    assert page.ledger.values[:3] == ("7 × 7", "28 · 28 / 4² = 49", "1 · 4² = 16")
    show(notebook_scene)
    assert page.ledger.values[:3] == ("2 × 2", "28 · 28 / 14² = 4", "1 · 14² = 196")


def test_hover_reads_a_pixel_of_the_image(page, show, scene):
    show(scene)
    fit = page.image.fit().image
    at = QPoint(round(fit.left + 9.5 * fit.scale), round(fit.top + 14.5 * fit.scale))
    QTest.mouseMove(page.image, at)
    assert page.ledger.values[3] == f"(15, 10) = {scene.pixels[14, 9]}"


def test_a_pixel_under_the_mouse_is_lit_in_patch_row_and_matrix(page, show, studio, scene):
    show(scene)
    studio.selection.set_token(25)
    everywhere = (page.patch, page.row, page.matrix)
    QTest.mouseMove(page.patch, in_cell(page.patch, 2, 1))
    assert [view.echo for view in everywhere] == [(2, 1), (0, 9), (24, 9)]
    QTest.mouseMove(page.row, in_cell(page.row, 0, 7))
    assert [view.echo for view in everywhere] == [(1, 3), (0, 7), (24, 7)]
    QTest.mouseMove(page.matrix, in_cell(page.matrix, 24, 12))
    assert [view.echo for view in everywhere] == [(3, 0), (0, 12), (24, 12)]
    QTest.mouseMove(page.matrix, in_cell(page.matrix, 30, 12))
    assert [view.echo for view in everywhere] == [None] * 3


def test_the_numbers_are_written_in_the_patch_and_in_its_row(page, show, scene, qapp):
    show(scene)
    qapp.processEvents()
    for view in (page.patch, page.row):
        grid = view.grid()
        assert min(grid.cell_width, grid.cell_height) >= 28


def test_matrix_and_row_share_their_scale(page, show, scene):
    show(scene)
    greatest = np.abs(scene.trace.patches).max()
    assert page.matrix.levels == page.row.levels == page.matrix_panel.colour_bar._levels
    assert page.matrix.levels.high == pytest.approx(greatest)


def test_a_patch_of_three_channels_shows_them_side_by_side(page, show, studio, make_scene):
    show(make_scene(ViTConfig(in_channels=3)))
    studio.selection.set_token(25)
    assert page.patch.array.shape == (4, 14)
    assert np.isnan(page.patch.array[:, [4, 9]]).all()
    QTest.mouseMove(page.patch, in_cell(page.patch, 1, 7))
    assert page.row.echo == (0, 16 + 4 + 2)


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("size", [(760, 460), (1080, 640)])
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
    assert page.matrix.array.shape == (config.num_patches, config.patch_dim)


def test_another_scene_replaces_everything(page, show, studio, scene, notebook_scene, make_scene):
    show(scene)
    studio.selection.set_token(49)
    show(notebook_scene)
    assert studio.selection.token == 4
    assert page.matrix.selected_row == 3
    assert page.patch.array.shape == (14, 14)
    other = make_scene(index=5)
    show(other)
    np.testing.assert_array_equal(page.matrix.array, other.trace.patches)
    np.testing.assert_array_equal(page.row.array[0], other.trace.patches[3])


def test_selecting_does_not_rebuild_the_large_pictures(page, show, studio, scene, monkeypatch):
    show(scene)
    page.grab()
    stills = (page.image._still, page.matrix._still)
    studio.selection.set_token(3)
    page.grab()
    assert (page.image._still, page.matrix._still) == stills
