"""Stored pixels to the model's input."""

import numpy as np
import numpy.typing as npt
import torch


def to_input(images: npt.NDArray[np.uint8], *, mean: float, std: float) -> torch.Tensor:
    """Grey images (batch, H, W), 0..255, to (batch, 1, H, W) float32: scaled to 0..1, less the mean, over the std."""
    pixels = torch.from_numpy(np.array(images, dtype=np.float32))
    return pixels.div_(255.0).sub_(mean).div_(std).unsqueeze(1)
