"""Cutting an image into patches keeps every pixel, in the order that is promised."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.vit.patches import fold_patches, unfold_patches


@given(grid=st.integers(1, 5), patch=st.integers(1, 6), channels=st.integers(1, 3), batch=st.integers(1, 3))
def test_each_row_is_the_box_that_the_grid_names(grid, patch, channels, batch):
    side = grid * patch
    images = torch.arange(batch * channels * side * side, dtype=torch.float32).view(batch, channels, side, side)
    patches = unfold_patches(images, patch)
    assert patches.shape == (batch, grid**2, channels * patch**2)
    places = PatchGrid(side, patch)
    for token in range(1, places.num_tokens):
        box = places.box(token)
        cut = images[:, :, box.top : box.top + box.side, box.left : box.left + box.side]
        assert torch.equal(patches[:, places.patch_of(token)], cut.flatten(1))
    assert torch.equal(fold_patches(patches, side, patch), images)


def test_agrees_with_numpy_reshaping():
    images = torch.rand(2, 3, 12, 12)
    by_numpy = images.numpy().reshape(2, 3, 3, 4, 3, 4).transpose(0, 2, 4, 1, 3, 5).reshape(2, 9, 48)
    np.testing.assert_array_equal(unfold_patches(images, 4).numpy(), by_numpy)
