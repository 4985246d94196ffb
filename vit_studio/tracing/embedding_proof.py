"""Compute the patch embedding in its two views, apart, and compare."""

import torch

from vit_studio.tracing.trace import Array, EmbeddingProof
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patch_embed import embed_by_convolution, embed_by_matmul, kernels_to_matrix
from vit_studio.vit.patches import unfold_patches


@torch.inference_mode()
def prove_embedding(model: VisionTransformer, image: torch.Tensor) -> EmbeddingProof:
    """Both views of one image (C, H, W), each computed by its own route from the same weight."""
    projection = model.patch_embed.proj
    kernels, bias = projection.weight, projection.bias
    assert bias is not None
    patches = unfold_patches(image[None], model.config.patch_size)
    by_matmul = embed_by_matmul(patches, kernels, bias)[0]  # (N, D)
    by_convolution = embed_by_convolution(image[None], kernels, bias)[0]  # (D, grid_size, grid_size)
    as_tokens = by_convolution.flatten(1).T  # (N, D)
    return EmbeddingProof(
        weight=_array(kernels_to_matrix(kernels)),
        bias=_array(bias),
        kernels=_array(kernels),
        by_matmul=_array(by_matmul),
        by_convolution=_array(by_convolution),
        max_difference=float((by_matmul - as_tokens).abs().max()),
        allclose=torch.allclose(by_matmul, as_tokens, rtol=1e-5, atol=1e-6),
    )


def _array(tensor: torch.Tensor) -> Array:
    return tensor.detach().cpu().numpy().copy()
