"""The patch embedding, in its two equal views: a matrix product and a strided convolution."""

import torch
from torch import nn
from torch.nn import functional as F

from vit_studio.vit.patches import unfold_patches


def kernels_to_matrix(kernels: torch.Tensor) -> torch.Tensor:
    """Kernels (D, C, P, P) as the matrix E (C·P², D) of equation 1: column d is kernel d, unfolded."""
    return kernels.flatten(1).T


def embed_by_matmul(patches: torch.Tensor, kernels: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """Unfolded patches (batch, N, C·P²) × E (C·P², D) + bias (D,) = patch tokens (batch, N, D)."""
    return patches @ kernels_to_matrix(kernels) + bias


def embed_by_convolution(images: torch.Tensor, kernels: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """The same from the image: kernels (D, C, P, P) step over (batch, C, H, W) with stride = kernel_size = P.

    Returns (batch, D, H/P, W/P); flatten the grid and swap the axes for the patch tokens of `embed_by_matmul`.
    """
    return F.conv2d(images, kernels, bias, stride=kernels.shape[-1])


class PatchEmbed(nn.Module):
    """Holds the one weight of both views; `proj.weight` is (D, C, P, P), `proj.bias` is (D,)."""

    def __init__(self, *, patch_size: int, in_channels: int, embed_dim: int) -> None:
        super().__init__()
        self.patch_size = patch_size
        self.proj = nn.Conv2d(in_channels, embed_dim, kernel_size=patch_size, stride=patch_size)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Images (batch, C, H, W) to patch tokens (batch, N, D)."""
        assert self.proj.bias is not None
        return embed_by_matmul(unfold_patches(images, self.patch_size), self.proj.weight, self.proj.bias)
