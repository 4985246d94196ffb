import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.analysis.expression import evaluate
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.embedding.embedding_page import EmbeddingPage


@pytest.fixture
def page(qtbot, studio):
    page = EmbeddingPage(studio)
    qtbot.addWidget(page)
    page.resize(1000, 620)
    page.show()
    page.show_section("number")
    return page


@pytest.fixture
def number(page):
    return page.section("number")


def shown(view):
    """The numbers of a picture, without the gaps between channels."""
    return view.array[:, ~np.isnan(view.array).any(axis=0)]


@pytest.mark.parametrize("config", [ViTConfig(), NOTEBOOK, ViTConfig(in_channels=3)])
def test_patch_times_kernel_is_products_and_their_sum_is_the_token(number, studio, make_scene, config):
    scene = make_scene(config)
    studio.show(scene)
    for token, dim in ((1, 0), (config.num_patches, config.embed_dim - 1)):
        studio.selection.set_token(token)
        studio.selection.set_dim(dim)
        patch, kernel, products = map(shown, (number.patch, number.kernel, number.products))
        np.testing.assert_allclose(products, patch * kernel, rtol=1e-6, atol=1e-9)
        value = products.sum(dtype=np.float64) + scene.proof.bias[dim]
        assert value == pytest.approx(float(scene.trace.patch_tokens[token - 1, dim]), abs=1e-5)
        written = [float(text.replace("−", "-")) for text in number.sum.values]
        assert written[2] == pytest.approx(value, abs=1e-6)
        assert written[3] == pytest.approx(float(scene.trace.patch_tokens[token - 1, dim]), abs=1e-8)


def test_the_captions_are_true(number, studio, scene):
    studio.show(scene)
    studio.selection.set_token(25)
    studio.selection.set_dim(7)
    np.testing.assert_allclose(evaluate(number.panel.expression, scene)[0], number.products.array, rtol=1e-6)
    written = [float(text.replace("−", "-")) for text in number.sum.values]
    np.testing.assert_allclose(evaluate(number.sum_panel.expression, scene), written, atol=1e-8)


def test_the_curve_grows_to_the_value(number, studio, scene):
    studio.show(scene)
    studio.selection.set_token(25)
    sums, bias = number.curve.curves()
    products = scene.trace.patches[24].astype(np.float64) * scene.proof.weight[:, 0].astype(np.float64)
    np.testing.assert_allclose(sums.ys, np.concatenate([[0], np.cumsum(products)]), atol=1e-12)
    assert bias.ys[-1] == pytest.approx(float(scene.trace.patch_tokens[24, 0]), abs=1e-6)


def test_a_pixel_under_the_mouse_is_lit_in_all_three(number, studio, scene, qapp):
    studio.show(scene)
    qapp.processEvents()
    QTest.mouseMove(number.kernel, number.kernel.grid().cell(2, 1).center().toPoint())
    assert [view.echo for view in (number.patch, number.kernel, number.products)] == [(2, 1)] * 3
    number.kernel.hover_left.emit()
    assert [view.echo for view in (number.patch, number.kernel, number.products)] == [None] * 3


def test_a_product_is_told_with_its_factors(number, studio, scene):
    studio.show(scene)
    studio.selection.set_token(25)
    factors, value = number.products.hover_text(3, 3).replace("−", "-").split(": ")
    one, other = map(float, factors.split(" × "))
    assert one * other == pytest.approx(float(value), rel=1e-6)


def test_numbers_can_be_read_in_a_usual_window(number, studio, scene, qapp):
    studio.show(scene)
    qapp.processEvents()
    for view in (number.patch, number.kernel, number.products):
        assert min(view.grid().cell_width, view.grid().cell_height) >= 28


def test_the_class_token_has_no_product_but_a_kernel(number, studio, scene):
    studio.show(scene)
    studio.selection.set_token(25)
    studio.selection.set_token(CLASS_TOKEN)
    assert np.isnan(number.patch.array).all() and np.isnan(number.products.array).all()
    np.testing.assert_array_equal(number.kernel.array, scene.proof.kernels[0, 0])
    assert not number.sum.shows_sum and number.table.orders == () and not number.curve.curves()
    assert number.panel.tensor == "" and "no patch" in number.panel.sentence
    captions = [figure.caption.split("  ")[0] for figure in number.figures]
    assert captions == ["no patch", "kernels[0]", "no products"]
    studio.selection.set_token(1)
    assert number.sum.shows_sum and len(number.table.orders) == 6


def test_the_scale_of_products_holds_every_product(number, studio, scene):
    studio.show(scene)
    products = np.abs(scene.trace.patches[:, :, None] * scene.proof.weight[None])  # (N, C·P², D)
    assert number.products.levels.high == pytest.approx(float(products.max()), rel=1e-6)
    assert number.bars[2].caption == "holds any product"
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert number.products.levels.high == pytest.approx(float(np.abs(number.products.array).max()))
    assert {bar.caption for bar in number.bars} == {"range of this view"}


def test_only_the_last_place_has_the_sum_with_the_bias(number, studio, scene):
    studio.show(scene)
    QTest.keyClick(number.curve, Qt.Key.Key_End)
    assert number.curve.accessibleDescription().startswith("bias: plus the bias ")
    value = float(scene.trace.patch_tokens[studio.selection.token - 1, studio.selection.dim])
    told = float(number.curve.entries[1].value.replace("−", "-"))
    assert told == pytest.approx(value, rel=1e-3)
    QTest.keyClick(number.curve, Qt.Key.Key_Left)
    assert number.curve.accessibleDescription().startswith("pixels added 16: sum so far ")
    assert "bias" not in number.curve.accessibleDescription()
    points = number.curve.view_data().arrays()["curve_1"]
    assert points.shape == (1, 2) and points[0, 1] == pytest.approx(value, abs=1e-6)
