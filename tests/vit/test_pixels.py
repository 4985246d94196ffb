"""Pixels become the model's input by one formula."""

import numpy as np

from vit_studio.vit.pixels import to_input


def test_the_formula():
    images = np.array([[[0, 255], [51, 102]]], dtype=np.uint8)
    images.setflags(write=False)
    expected = (images[:, None].astype(np.float64) / 255 - 0.286) / 0.353
    found = to_input(images, mean=0.286, std=0.353)
    assert found.shape == (1, 1, 2, 2)
    np.testing.assert_allclose(found.numpy(), expected, atol=1e-6)
