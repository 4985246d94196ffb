"""A person follows one number of the embedding: in both views, written out, and down to its rounding."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from vit_studio.window.pages.stage import Stage


@pytest.fixture
def page(visit):
    page = visit.go_to(Stage.EMBEDDING)
    visit.window.activateWindow()
    return page


def click_cell(visit, view, row, column):
    place = view.grid().cell(row, column).center().toPoint()
    visit.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)


def choose(visit, page, name):
    visit.qtbot.mouseClick(page.header.sections[name], Qt.MouseButton.LeftButton)
    section = page.section(name)
    visit.qtbot.waitUntil(section.isVisible)
    return section


def test_one_number_is_the_same_in_every_section(visit, page):
    scene, selection = visit.studio.scene, visit.studio.selection
    views = page.section("views")
    click_cell(visit, views.equation.tokens, 17, 40)
    assert (selection.token, selection.dim) == (18, 40)
    by_convolution = views.convolution.map.array[views.convolution.map.place]
    number = choose(visit, page, "number")
    stored = float(number.sum.values[3].replace("−", "-"))
    products = number.patch.array.astype(np.float64) * number.kernel.array
    assert stored == pytest.approx(products.sum() + scene.proof.bias[40], abs=1e-6)
    assert stored == pytest.approx(float(by_convolution), abs=1e-6)
    filters = choose(visit, page, "filters")
    np.testing.assert_array_equal(filters.kernel.array, number.kernel.array)
    rounding = choose(visit, page, "rounding")
    assert (rounding.views[0].selected_row, rounding.views[0].selected_column) == (17, 40)


def test_the_kernel_steps_over_the_image_by_key(visit, page):
    views = page.section("views")
    for _ in range(8):
        visit.qtbot.keyClick(visit.window, Qt.Key.Key_N)
    assert views.convolution.image.corner == (1, 0)
    assert views.convolution.map.walked == views.equation.tokens.walked == 7
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_P)
    visit.wait_for(lambda: views.convolution.map.walked >= 9)
    choose(visit, page, "number")
    assert not views.player.walk.playing and views.convolution.map.walked is None


def test_the_badge_tells_the_truth_of_this_machine(visit, page):
    proof = visit.studio.scene.proof
    tokens = proof.by_convolution.reshape(64, -1).T
    greatest = float(np.abs(tokens - proof.by_matmul).max())
    assert proof.max_difference == pytest.approx(greatest)
    views = page.section("views")
    assert "allclose ✓" in views.proof.badge.text
    visit.qtbot.mouseClick(views.proof.why, Qt.MouseButton.LeftButton)
    rounding = page.section("rounding")
    assert rounding.isVisible()
    sentence = rounding.panels[0].sentence
    assert ("bit for bit" in sentence) == (greatest == 0)
    exact = visit.studio.scene.trace.patches.astype(np.float64) @ proof.weight.astype(np.float64) + proof.bias
    off = np.abs(proof.by_matmul - exact)
    assert 0 < off.max() < 1e-5
    assert rounding.views[2].array == pytest.approx(proof.by_matmul - exact)


def test_the_components_of_the_bundled_kernels_hold_all_of_their_variance(visit, page):
    filters = choose(visit, page, "filters")
    assert len(filters.shares) == 16
    assert filters.shares.sum() == pytest.approx(1.0, abs=1e-5)
    assert (np.diff(filters.shares) <= 1e-6).all()


def test_a_new_image_changes_the_numbers_and_keeps_the_section(visit, page):
    number = choose(visit, page, "number")
    before = number.patch.array
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Period)
    visit.wait_until_settled()
    assert number.isVisible() and not np.array_equal(number.patch.array, before)
