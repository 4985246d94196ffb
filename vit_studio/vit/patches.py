"""Cut images into patches and lay each patch out as one row; and back."""

import torch
from torch.nn import functional as F


def unfold_patches(images: torch.Tensor, patch_size: int) -> torch.Tensor:
    """Images to rows of pixels: x to x_p of arXiv 2010.11929, section 3.1.

    images: (batch, C, H, W), with patch_size P dividing H and W.
    Returns (batch, N, C·P²), N = H·W / P²: patches in raster order; in each row channel by channel, then pixel row by
    pixel row, the order in which a convolution kernel lies in memory.
    """
    columns = F.unfold(images, kernel_size=patch_size, stride=patch_size)  # (batch, C·P², N)
    return columns.transpose(1, 2)


def fold_patches(patches: torch.Tensor, image_size: int, patch_size: int) -> torch.Tensor:
    """Undo `unfold_patches`: (batch, N, C·P²) to (batch, C, image_size, image_size)."""
    columns = patches.transpose(1, 2)
    return F.fold(columns, output_size=image_size, kernel_size=patch_size, stride=patch_size)
