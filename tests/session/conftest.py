"""A small set of images, and a small model in a file."""

import os

import numpy as np
import pytest

from vit_studio.data.images import FASHION_CLASSES, ImageSet
from vit_studio.session.held_model import HeldModel
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model_info import ModelInfo

# torch's threads wait for each other by spinning: beside other work on the same cores that makes 8 steps of a tiny
# training take 10 s; read once, when torch is imported
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

SMALL = ViTConfig(patch_size=7, embed_dim=8, depth=2, num_heads=2)


def _make_images(count=24, *, size=28, num_classes=10, seed=0, name="noise"):
    """Noise, labelled in turn; the last quarter is the test split."""
    train = count - count // 4
    rng = np.random.default_rng(seed)
    return ImageSet(
        name=name,
        images=rng.integers(0, 256, (count, size, size), dtype=np.uint8),
        labels=(np.arange(count) % num_classes).astype(np.uint8),
        class_names=FASHION_CLASSES[:num_classes],
        is_train=np.arange(count) < train,
        numbers=np.concatenate([np.arange(train), np.arange(count - train)]).astype(np.int32),
        mean=0.5,
        std=0.25,
        source="a test",
    )


def _make_held(config=SMALL, *, seed=0, step=None, name="small"):
    """A model that nobody trained."""
    import torch

    from vit_studio.vit.model import VisionTransformer

    torch.manual_seed(seed)
    info = ModelInfo(name=name, pixel_mean=0.3, pixel_std=0.4, class_names=FASHION_CLASSES)
    return HeldModel(model=VisionTransformer(config).eval(), info=info, step=step)


@pytest.fixture
def small():
    return SMALL


@pytest.fixture
def make_images():
    return _make_images


@pytest.fixture
def make_held():
    return _make_held


@pytest.fixture
def images():
    return _make_images()


@pytest.fixture
def held():
    return _make_held()


@pytest.fixture
def save(tmp_path):
    """Write a model of some shape to a file."""

    def write(config=SMALL, *, name="saved", seed=0):
        from vit_studio.vit.weights import save_model

        made = _make_held(config, seed=seed, name=name)
        path = tmp_path / f"{name}.safetensors"
        save_model(path, made.model, made.info)
        return path

    return write
