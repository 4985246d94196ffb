import numpy as np
import pytest
import torch

from vit_studio.tracing.head_survey import MOST_WEIGHTS, attention_by_layer, survey_batch
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import DEFAULT, PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer


@pytest.mark.parametrize("kind", PosEmbed)
def test_the_weights_are_those_of_single_traces(kind):
    torch.manual_seed(0)
    model = VisionTransformer(ViTConfig(patch_size=7, depth=3, pos_embed=kind)).eval()
    images = torch.randn(3, 1, 28, 28)
    layers = list(attention_by_layer(model, images))
    assert len(layers) == 3
    for index, image in enumerate(images):
        alone = trace(model, image).attn_weights
        np.testing.assert_allclose([layer[index] for layer in layers], alone, atol=1e-6)


def test_the_mode_does_not_leak_to_who_asks():
    model = VisionTransformer(ViTConfig(patch_size=14, depth=1, embed_dim=8, num_heads=2)).eval()
    for _ in attention_by_layer(model, torch.randn(1, 1, 28, 28)):
        assert not torch.is_inference_mode_enabled()


def test_batches_stay_within_the_memory():
    assert survey_batch(DEFAULT) == 64
    large = ViTConfig(image_size=224, patch_size=16, embed_dim=768, depth=12, num_heads=12)
    assert 1 <= survey_batch(large) <= MOST_WEIGHTS // (12 * 197**2)
