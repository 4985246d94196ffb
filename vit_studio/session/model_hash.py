"""A name for what a model computes: the same numbers in the same shape have the same one."""

import hashlib
import json
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from vit_studio.vit.model import VisionTransformer

LENGTH: Final = 12
"""Hexadecimal digits: enough to tell a person's models apart, and short enough to be read aloud."""


def model_hash(model: "VisionTransformer") -> str:
    """The first digits of the SHA-256 over configuration and weights, by name; nothing is copied on the way."""
    digest = hashlib.sha256(_text(model.config.to_dict()))
    for name, tensor in sorted(model.state_dict().items()):
        numbers = np.ascontiguousarray(tensor.detach().cpu().numpy())
        digest.update(_text([name, str(numbers.dtype), numbers.shape]))
        digest.update(numbers.data)
    return digest.hexdigest()[:LENGTH]


def _text(value: object) -> bytes:
    return json.dumps(value, sort_keys=True).encode()
