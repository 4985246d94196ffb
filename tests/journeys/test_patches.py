"""A person takes an image apart: other patch sizes, the order of the tokens, and a training that is only prepared."""

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt

from vit_studio.vit.config import divisors
from vit_studio.vit.patches import unfold_patches
from vit_studio.window.pages.stage import Stage


@pytest.fixture
def page(visit):
    page = visit.go_to(Stage.PATCHES)
    visit.qtbot.waitUntil(lambda: page.image.fit() is not None)
    visit.window.activateWindow()
    return page


def click_patch(visit, page, token):
    place = page.image.fit().rect(token).center().toPoint()
    visit.qtbot.mouseClick(page.image, Qt.MouseButton.LeftButton, pos=place)


def test_the_slider_is_moved_by_keys_and_everything_is_cut_anew(visit, page):
    slider = page.size_bar.slider.slider
    slider.setFocus()
    visit.qtbot.keyClick(slider, Qt.Key.Key_Home)
    seen = []
    for _ in divisors(28):
        unfolded = unfold_patches(torch.tensor(visit.studio.scene.trace.image)[None], page.cut.config.patch_size)
        np.testing.assert_array_equal(page.pictures.matrix.array, unfolded[0].numpy())
        seen.append((page.cut.config.patch_size, page.size_bar.ledger.rows[page.cut.is_models ^ 1][1]))
        visit.qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert seen == [(size, str((28 // size) ** 2)) for size in divisors(28)]
    visit.qtbot.mouseClick(page.size_bar.back, Qt.MouseButton.LeftButton)
    assert page.cut.is_models and visit.studio.viewing.get("patches.size") == ""


def test_a_patch_that_was_clicked_at_another_size_is_there_on_the_other_pages(visit, page):
    visit.studio.viewing.set("patches.size", "14")
    click_patch(visit, page, 4)
    assert page.token == 4
    # the middle of the lower right quarter is pixel (21, 21): patch (6, 6) of the model's 7 × 7
    assert visit.studio.selection.token == 5 * 7 + 5 + 1
    visit.go_to(Stage.EMBEDDING)
    visit.go_to(Stage.PATCHES)
    assert page.token == 4 and page.cut.config.patch_size == 14


def test_a_new_image_is_cut_at_the_tried_size(visit, page):
    visit.studio.viewing.set("patches.size", "7")
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Period)
    visit.wait_until_settled()
    image = torch.tensor(visit.studio.scene.trace.image)[None]
    np.testing.assert_array_equal(page.pictures.matrix.array, unfold_patches(image, 7)[0].numpy())


def test_the_keys_play_step_and_pause_the_walk(visit, page):
    walk = page.player.walk
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_N)
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_N)
    assert walk.place == page.image.walked == page.pictures.matrix.walked == 1
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_B)
    assert walk.place == 0
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_P)
    assert walk.playing
    visit.wait_for(lambda: walk.place >= 3)
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_P)
    assert not walk.playing
    assert visit.studio.selection.token == 25
    visit.go_to(Stage.ENCODER)
    assert walk.place is None


def test_the_keys_reach_the_walk_from_the_image_and_from_the_slider(visit, page):
    for focused in (page.image, page.size_bar.slider.slider):
        focused.setFocus()
        visit.qtbot.keyClick(focused, Qt.Key.Key_N)
    assert page.player.walk.place == 1


def test_a_training_is_filled_in_and_not_started(visit, page):
    visit.studio.viewing.set("patches.size", "7")
    visit.qtbot.mouseClick(page.size_bar.train, Qt.MouseButton.LeftButton)
    dock = visit.place.training
    assert dock.is_open and dock.isVisible()
    assert dock.choice.recipe.config(visit.studio.images).patch_size == 7
    assert not visit.studio.trainer.running
