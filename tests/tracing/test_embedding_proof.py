"""Both views of the embedding, computed apart."""

import numpy as np
import pytest
import torch

from vit_studio.tracing.embedding_proof import prove_embedding
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import DEFAULT, NOTEBOOK, ViTConfig
from vit_studio.vit.model import VisionTransformer


@pytest.mark.parametrize("config", [DEFAULT, NOTEBOOK, ViTConfig(image_size=32, patch_size=8, in_channels=3)], ids=str)
def test_the_views_agree_with_each_other_and_with_the_pass(config):
    torch.manual_seed(1)
    model = VisionTransformer(config)
    image = torch.randn(config.in_channels, config.image_size, config.image_size)
    proof = prove_embedding(model, image)
    found = trace(model, image)
    assert proof.allclose
    assert proof.max_difference < 1e-5
    np.testing.assert_array_equal(proof.by_matmul, found.patch_tokens)
    grid = config.grid_size
    for dim in range(0, config.embed_dim, 7):
        np.testing.assert_array_equal(proof.weight[:, dim], proof.kernels[dim].ravel())
        np.testing.assert_allclose(
            proof.by_convolution[dim], proof.by_matmul[:, dim].reshape(grid, grid), rtol=1e-5, atol=1e-6
        )
    by_hand = found.patches.astype(np.float64) @ proof.weight + proof.bias
    np.testing.assert_allclose(proof.by_matmul, by_hand, atol=1e-5)


def test_a_difference_is_not_hidden(monkeypatch):
    model = VisionTransformer(NOTEBOOK)
    off_by = 1e-3
    from vit_studio.tracing import embedding_proof

    real = embedding_proof.embed_by_convolution
    monkeypatch.setattr(embedding_proof, "embed_by_convolution", lambda *parts: real(*parts) + off_by)
    proof = prove_embedding(model, torch.randn(1, 28, 28))
    assert not proof.allclose
    assert proof.max_difference == pytest.approx(off_by, rel=1e-2)
