"""What is kept stays within its budget, nearest first, and belongs to one image."""

import pytest

from vit_studio.session import timeline_store
from vit_studio.session.opening import View, make_scene
from vit_studio.session.timeline_store import FEWEST, TimelineStore
from vit_studio.vit.config import ViTConfig


@pytest.fixture
def store(small, monkeypatch):
    made = TimelineStore(small)
    made.most_models, made.most_scenes = 4, 3
    return made


def test_models_that_are_far_away_go(store, held):
    for step in (0, 10, 20, 30, 45, 55):
        store.keep_model(step, held, near=31)
    assert [step for step in range(60) if store.model(step) is not None] == [10, 20, 30, 45]


def test_scenes_are_those_of_one_image(store, held, images):
    first, second = (make_scene(View(images=images, index=index, held=held)) for index in (0, 1))
    store.keep_scene(5, first, near=5)
    assert store.scene(5, images, 0) is first
    assert store.scene(5, images, 1) is None
    store.keep_scene(6, second, near=6)
    assert store.scene(5, images, 0) is None
    assert store.scene(6, images, 1) is second


def test_a_large_model_keeps_few_scenes_but_some():
    large = TimelineStore(
        ViTConfig(image_size=224, patch_size=16, embed_dim=768, depth=12, num_heads=12, num_classes=10)
    )
    assert large.most_scenes == FEWEST
    assert large.most_models == FEWEST
    assert TimelineStore(ViTConfig()).most_scenes > 60
    assert timeline_store.SCENES_BUDGET < 2**28
