"""The two views of the embedding are one."""

import pytest
import torch

from vit_studio.vit.config import NOTEBOOK
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patch_embed import PatchEmbed, embed_by_convolution, embed_by_matmul
from vit_studio.vit.patches import unfold_patches
from vit_studio.vit.positions import prepend_cls_token


@pytest.mark.parametrize("patch_size", [1, 2, 4, 7, 14, 28])
@pytest.mark.parametrize("channels", [1, 3])
def test_matrix_product_and_convolution_agree(patch_size, channels):
    torch.manual_seed(patch_size)
    embed = PatchEmbed(patch_size=patch_size, in_channels=channels, embed_dim=24)
    images = torch.randn(3, channels, 28, 28)
    by_matmul = embed_by_matmul(unfold_patches(images, patch_size), embed.proj.weight, embed.proj.bias)
    by_convolution = embed_by_convolution(images, embed.proj.weight, embed.proj.bias)
    assert torch.allclose(by_matmul, by_convolution.flatten(2).transpose(1, 2), rtol=1e-5, atol=1e-6)
    assert torch.equal(by_matmul, embed(images))


def test_in_double_precision_they_agree_with_allclose_as_it_comes():
    torch.manual_seed(0)
    embed = PatchEmbed(patch_size=14, in_channels=1, embed_dim=8).double()
    images = torch.randn(2, 1, 28, 28, dtype=torch.float64)
    by_convolution = embed_by_convolution(images, embed.proj.weight, embed.proj.bias)
    assert torch.allclose(embed(images), by_convolution.flatten(2).transpose(1, 2))


def test_shapes_of_the_notebook():
    model = VisionTransformer(NOTEBOOK)
    images = torch.randn(2, 1, 28, 28)
    assert unfold_patches(images, NOTEBOOK.patch_size).shape == (2, 4, 196)
    tokens = model.patch_embed(images)
    assert tokens.shape == (2, 4, 8)
    assert prepend_cls_token(tokens, model.cls_token).shape == (2, 5, 8)
    assert model.pos_embed.shape == (1, 32, 8)
    assert model.embed(images).shape == (2, 5, 8)
