import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.window.pages.encoder.choices import MERGE


def rolled_out(attn_weights, fuse=np.mean):
    """Abnar & Zuidema's algorithm, written out: half the merged heads, half the identity, multiplied from the left."""
    reached = np.eye(attn_weights.shape[-1])
    after = []
    for layer in attn_weights.astype(np.float64):
        mixed = 0.5 * fuse(layer, axis=0) + 0.5 * np.eye(len(reached))
        mixed = mixed / mixed.sum(axis=1)[:, None]
        reached = mixed @ reached
        after.append(reached)
    return np.array(after)


@pytest.fixture
def section(open_section, scene):
    return open_section("rollout", scene)


def click(view, rect):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def test_the_matrix_is_the_rollout_after_the_selected_layer(section, scene, studio):
    expected = rolled_out(scene.trace.attn_weights)
    np.testing.assert_allclose(section.linked.matrix.array, expected[5], atol=1e-6)
    studio.selection.set_layer(1)
    np.testing.assert_allclose(section.linked.matrix.array, expected[1], atol=1e-6)


def test_it_is_of_the_class_token_first(section, scene):
    expected = rolled_out(scene.trace.attn_weights)
    np.testing.assert_allclose(section.linked.image.view_data().overlay.ravel(), expected[5, 0, 1:], atol=1e-6)
    np.testing.assert_allclose(section.multiples.view_data().array.reshape(6, 49), expected[:, 0, 1:], atol=1e-6)


def test_a_click_on_a_patch_shows_that_patch_and_the_button_the_class_token_again(section, scene, studio):
    expected = rolled_out(scene.trace.attn_weights)
    click(section.linked.image, section.linked.image.fit().rect(12))
    assert studio.selection.token == 12
    np.testing.assert_allclose(section.linked.image.view_data().overlay.ravel(), expected[5, 12, 1:], atol=1e-6)
    section.of.button(0).click()
    np.testing.assert_allclose(section.linked.image.view_data().overlay.ravel(), expected[5, 0, 1:], atol=1e-6)
    assert studio.selection.token == 12


def test_a_small_picture_chooses_its_layer(section, studio):
    click(section.multiples, section.multiples.layout_now().rect(2, 0))
    assert studio.selection.layer == 2


def test_heads_may_be_merged_by_their_maximum(section, scene, studio):
    studio.viewing.set(MERGE, "max")
    expected = rolled_out(scene.trace.attn_weights, np.max)
    np.testing.assert_allclose(section.linked.matrix.array, expected[5], atol=1e-6)


def test_it_shows_that_rows_sum_to_1_and_why_the_identity_is_there(section):
    text = section.check.text()
    off = float(text.partition("is ")[2].split(" ")[0].rstrip(".").replace("−", "-"))
    assert 0 <= off < 1e-6
    assert "All 50 rows of all 6 layers" in text
    assert "shortcut" in text


def test_the_arrow_points_where_the_information_has_gone(section):
    image = section.linked.image
    assert image.arrow().p1() == image.token_rect(image.key).center()


def test_small_maps_name_their_patches_and_have_a_bar(section):
    layout = section.multiples.layout_now()
    words = section.multiples.reading_at(layout.cell_rect(2, 0, cell=(5, 3), shape=(7, 7)).center()).words
    assert "token 39 · patch (6, 4)" in words
    assert section.small_panel.scale_bar.levels == section.linked.matrix.levels
