import functools

import numpy as np
import pytest

from vit_studio.data.images import FASHION_CLASSES, ImageSet
from vit_studio.session.prediction_table import PredictionTable


@pytest.fixture(scope="session")
def many_images() -> ImageSet:
    """70,000 small images: 60,000 for training, then 10,000 for testing; image i has label i % 10 and one grey."""
    count, numbers = 70_000, np.arange(70_000)
    grey = (numbers % 256).astype(np.uint8)
    is_train = numbers < 60_000
    return ImageSet(
        name="greys",
        images=np.broadcast_to(grey[:, None, None], (count, 8, 8)),
        labels=(numbers % 10).astype(np.uint8),
        class_names=FASHION_CLASSES,
        is_train=is_train,
        numbers=np.where(is_train, numbers, numbers - 60_000).astype(np.int32),
        mean=0.5,
        std=0.25,
        source="made for the tests",
    )


@pytest.fixture(scope="session")
def followed():
    """followed(positions, depth=3, seed=0): a small model's pass, line by line; the same for the same arguments."""
    import torch

    from vit_studio.tracing.line_trace import trace_lines
    from vit_studio.vit.config import PosEmbed, ViTConfig
    from vit_studio.vit.model import VisionTransformer

    @functools.cache
    def make(positions=PosEmbed.LEARNED_1D, *, depth=3, seed=0):
        torch.manual_seed(seed)
        config = ViTConfig(patch_size=7, embed_dim=16, depth=depth, num_heads=2, pos_embed=positions)
        return trace_lines(VisionTransformer(config).eval(), torch.rand(1, 28, 28))

    return make


@pytest.fixture(scope="session")
def table(many_images) -> PredictionTable:
    """Answers by rule: every fifth is the next class; test image n has a confidence of (n % 100 + 0.5) %."""
    indices = np.flatnonzero(~many_images.is_train)
    labels = many_images.labels[indices].astype(np.int64)
    numbers = many_images.numbers[indices]
    return PredictionTable(
        model_hash="0" * 12,
        class_names=many_images.class_names,
        indices=indices,
        best=np.where(numbers % 5 == 0, (labels + 1) % 10, labels),
        confidence=((numbers % 100 + 0.5) / 100).astype(np.float32),
        labels=labels,
    )
