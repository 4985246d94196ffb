"""The image cut in the window, against the unfolding that the model does."""

import numpy as np
import pytest
import torch

from vit_studio.analysis.expression import evaluate
from vit_studio.errors import ConfigError
from vit_studio.vit.config import NOTEBOOK, ViTConfig, divisors
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.vit.patches import unfold_patches
from vit_studio.window.pages.patches.cut import cut_image, same_place, unfold


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("size", divisors(28))
def test_it_unfolds_as_the_model_does(channels, size):
    image = torch.randn(channels, 28, 28)
    np.testing.assert_array_equal(unfold(image.numpy(), size), unfold_patches(image[None], size)[0].numpy())


def test_the_models_own_patches_are_those_of_the_pass(scene):
    cut = cut_image(scene, 4)
    assert cut.is_models and cut.patches is scene.trace.patches and cut.config is scene.config
    np.testing.assert_array_equal(unfold(scene.trace.image, 4), scene.trace.patches)


@pytest.mark.parametrize("config", [ViTConfig(), NOTEBOOK, ViTConfig(in_channels=3)])
@pytest.mark.parametrize("size", divisors(28))
def test_the_expression_gives_the_patches(make_scene, config, size):
    scene = make_scene(config)
    cut = cut_image(scene, size)
    np.testing.assert_array_equal(evaluate(cut.expression, scene), cut.patches)
    assert cut.patches.shape == (cut.config.num_patches, cut.config.patch_dim)
    assert cut.grid.side**2 == len(cut.patches)


def test_a_size_that_does_not_divide_is_refused(scene):
    with pytest.raises(ConfigError):
        cut_image(scene, 5)


@pytest.mark.parametrize("source", divisors(28))
@pytest.mark.parametrize("target", divisors(28))
def test_a_patch_is_found_again_where_its_middle_lies(source, target):
    here, there = PatchGrid(28, source), PatchGrid(28, target)
    for token in range(1, here.num_tokens):
        found = same_place(token, here, there)
        middle = np.array(here.place(token)) * source + source // 2
        assert there.place(found) == tuple(middle // target)
    assert same_place(CLASS_TOKEN, here, there) == CLASS_TOKEN
