import dataclasses

import pytest

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.vit.config import DEFAULT, NOTEBOOK
from vit_studio.window.docks.training.model_presets import Preset


@pytest.fixture(scope="module")
def images():
    return draw_garments(20)


def test_presets_are_the_models_of_that_name(images):
    assert Preset.DEFAULT.config_for(images) == DEFAULT
    assert Preset.NOTEBOOK.config_for(images) == NOTEBOOK
    assert Preset.TINY.config_for(images).num_patches == 16


def test_the_summary_tells_its_numbers():
    assert Preset.DEFAULT.summary == "patch 4 · width 64 · 6 layers × 4 heads"


@pytest.mark.parametrize("preset", Preset)
def test_other_images_and_classes_change_the_model_with_them(images, preset):
    larger = dataclasses.replace(images, images=images.images.repeat(2, axis=1).repeat(2, axis=2))
    config = preset.config_for(larger)
    assert config.image_size == 56
    assert config.max_tokens >= config.num_tokens
