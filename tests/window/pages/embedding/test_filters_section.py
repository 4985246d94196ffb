import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.analysis.expression import evaluate
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.window.pages.embedding.embedding_page import EmbeddingPage


@pytest.fixture
def page(qtbot, studio):
    page = EmbeddingPage(studio)
    qtbot.addWidget(page)
    page.resize(1000, 620)
    page.show()
    page.show_section("filters")
    return page


@pytest.fixture
def filters(page):
    return page.section("filters")


def click_picture(view, index):
    layout = view.layout_now()
    place = layout.rect(*divmod(index, layout.columns)).center().toPoint()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(("config", "count"), [(ViTConfig(), 16), (NOTEBOOK, 7), (ViTConfig(patch_size=28), 28)])
def test_components_are_eigenvectors_of_the_covariance(filters, studio, make_scene, config, count):
    scene = make_scene(config)
    studio.show(scene)
    kernels = scene.proof.kernels.reshape(config.embed_dim, -1).astype(np.float64)
    covariance = np.cov(kernels, rowvar=False)
    values = np.linalg.eigvalsh(covariance)[::-1]
    np.testing.assert_allclose(filters.shares, values[:count] / values.sum(), atol=1e-5)
    for index in range(count):
        direction = filters._directions[index].ravel()
        np.testing.assert_allclose(covariance @ direction, values[index] * direction, atol=1e-6)
    together = filters.curve.curves()[1].ys
    np.testing.assert_allclose(together, np.cumsum(values[:count]) / values.sum(), atol=1e-5)


def test_the_captions_are_true(filters, studio, scene):
    studio.show(scene)
    components = evaluate(filters.components_panel.expression, scene)
    np.testing.assert_array_equal(components[:, 0], filters.components._pictures)
    np.testing.assert_array_equal(evaluate(filters.shares_panel.expression, scene), filters.shares)
    np.testing.assert_array_equal(evaluate(filters.kernels_panel.expression, scene)[:, 0], filters.kernels._pictures)


def test_a_click_on_a_kernel_selects_its_dimension(filters, studio, scene, qapp):
    studio.show(scene)
    qapp.processEvents()
    click_picture(filters.kernels, 37)
    assert studio.selection.dim == 37
    np.testing.assert_array_equal(filters.kernel.array, scene.proof.kernels[37, 0])


def test_a_click_on_a_component_brings_it_up(filters, studio, scene, qapp):
    studio.show(scene)
    qapp.processEvents()
    click_picture(filters.components, 5)
    assert studio.viewing.get("embedding.component") == "5"
    np.testing.assert_array_equal(filters.component.array, filters._directions[5, 0])
    kernels = scene.proof.kernels
    along = float(((kernels[0] - kernels.mean(axis=0)) * filters._directions[5]).sum())
    assert f"= {along:.2f}".replace("-", "−") in filters.pair_panel.sentence


@pytest.mark.parametrize("choice", ["99", "none", "-1"])
def test_a_component_that_is_not_there_is_another(filters, studio, scene, choice):
    studio.viewing.set("embedding.component", choice)
    studio.show(scene)
    assert filters.component.array.shape == (4, 4)


def test_another_image_of_the_same_model_costs_nothing(filters, studio, make_scene, monkeypatch):
    studio.show(make_scene())
    monkeypatch.setattr("vit_studio.window.pages.embedding.filters_section.principal_components", None)
    studio.show(make_scene(index=3))


def test_hover_tells_the_share(filters, studio, scene, qapp):
    studio.show(scene)
    qapp.processEvents()
    text = filters._describe_component(0, 1)
    assert text.startswith(f"component 2: {filters.shares[1] * 100:.1f} %")
    assert text.endswith(f"{filters.shares[:2].sum() * 100:.1f} %")


def test_the_scale_is_shared_or_own(filters, studio, scene):
    studio.show(scene)
    greatest = float(np.abs(scene.proof.kernels).max())
    assert filters.kernel.levels.high == pytest.approx(greatest)
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert filters.kernel.levels.high == pytest.approx(float(np.abs(scene.proof.kernels[0]).max()))
    assert filters.kernels_bar.caption == "range of this view"


def test_the_shares_told_are_those_of_the_chosen_component(filters, studio, scene):
    studio.show(scene)
    filters.curve.place_clicked.emit(6)
    assert studio.viewing.get("embedding.component") == "5"
    shares = filters.shares.astype(np.float64)
    told = [entry.value for entry in filters.curve.entries]
    assert told == [f"{shares[5] * 100:.1f} %", f"{shares[:6].sum() * 100:.1f} %"]
    assert filters.curve.layout_now().x.ticks[0] == 1  # there is no component 0


@pytest.mark.parametrize("mode", list(ScaleMode))
def test_each_picture_of_a_pair_has_a_bar_with_its_range(filters, studio, scene, mode):
    studio.show(scene)
    studio.viewing.set_scale(mode)
    for view, bar in ((filters.component, filters.component_bar), (filters.kernel, filters.kernel_bar)):
        assert bar.isVisible()
        assert bar._levels == view.levels
        own = float(np.abs(view.array).max())
        assert view.levels.high >= own
        assert mode is not ScaleMode.VIEW or view.levels.high == pytest.approx(own)
