import numpy as np
import pytest

from vit_studio.analysis.subtracted import parts_of
from vit_studio.session.difference import difference
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.window.pages.embedding.dot_product import dot_product


@pytest.mark.parametrize("config", [ViTConfig(), NOTEBOOK, ViTConfig(in_channels=3), ViTConfig(patch_size=28)])
def test_the_sum_is_the_number_that_the_model_stored(make_scene, config):
    scene = make_scene(config)
    for patch in range(0, config.num_patches, 5):
        for dim in range(0, config.embed_dim, 3):
            product = dot_product(scene, patch=patch, dim=dim)
            assert product.stored == scene.trace.patch_tokens[patch, dim]
            assert product.value == pytest.approx(float(product.stored), abs=1e-5)


def test_it_is_the_sum_of_the_pictures(scene):
    product = dot_product(scene, patch=24, dim=21)
    assert product.patch.shape == product.kernel.shape == (1, 4, 4)
    both = product.patch.astype(np.float64) * product.kernel.astype(np.float64)
    assert product.product_sum == pytest.approx(both.sum(), abs=1e-12)
    assert product.value == product.product_sum + product.bias


def test_the_patch_is_cut_from_the_input(scene):
    box = scene.grid.box(25)
    cut = scene.trace.image[:, box.top : box.top + 4, box.left : box.left + 4]
    np.testing.assert_array_equal(dot_product(scene, patch=24, dim=0).patch, cut)


def test_the_sum_grows_product_by_product_and_ends_with_the_bias(scene):
    product = dot_product(scene, patch=24, dim=21)
    growth = product.growth
    assert growth.shape == (product.patch.size + 2,)
    assert growth[0] == 0
    np.testing.assert_allclose(np.diff(growth)[:-1], product.products.ravel(), atol=1e-12)
    assert growth[-2] == pytest.approx(product.product_sum, abs=1e-12)
    assert growth[-1] == product.value


def test_of_a_difference_products_and_growth_remember_those_of_both(make_scene):
    a, b = make_scene(ViTConfig(), seed=0), make_scene(ViTConfig(), seed=1)
    taken = dot_product(difference(a, b), patch=24, dim=21)
    ones, others = (dot_product(each, patch=24, dim=21) for each in (a, b))
    for name in ("kernel", "products", "growth"):
        found = getattr(taken, name)
        for part, whole in zip(parts_of(found), (ones, others), strict=True):
            np.testing.assert_array_equal(part, getattr(whole, name))
        np.testing.assert_allclose(found, getattr(ones, name) - getattr(others, name), atol=1e-6)
    assert taken.growth[-1] == pytest.approx(taken.value, abs=1e-12)
