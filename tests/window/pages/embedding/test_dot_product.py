import numpy as np
import pytest

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
