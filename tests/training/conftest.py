"""Small sets and small models, so that a whole training takes a second."""

import dataclasses

import numpy as np
import pytest

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig


@pytest.fixture(scope="session")
def garments():
    """200 training images and 40 of the test split."""
    return draw_garments(count=240, seed=1)


@pytest.fixture
def poisoned_test_split(garments):
    """The same set, but whoever looks at a test image or its label is found out by what it does to the numbers."""
    images, labels = garments.images.copy(), garments.labels.copy()
    images[~garments.is_train] = np.random.default_rng(0).integers(0, 256, size=(28, 28), dtype=np.uint8)
    labels[~garments.is_train] = 9
    return dataclasses.replace(garments, images=images, labels=labels)


@pytest.fixture
def tiny():
    """4 patches, one layer."""
    return ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2)


@pytest.fixture
def brief():
    """Two epochs of 5 steps."""
    return TrainSettings(epochs=2, batch_size=32, learning_rate=5e-3, valid_images=40, eval_train_images=50)
