"""Which images a run learns from, so that it is never resumed on others."""

import dataclasses
import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from vit_studio.data.images import ImageSet


@dataclasses.dataclass(frozen=True, kw_only=True)
class DataFingerprint:
    """`images` of them, `train` in the training split; `digest` is SHA-256 over pixels, labels and split.

    `drawn` says that the program drew them itself, so that it can draw them again.
    """

    name: str
    images: int
    train: int
    drawn: bool
    digest: str

    @classmethod
    def of(cls, images: ImageSet) -> "DataFingerprint":
        """Read every pixel: some tens of milliseconds for 70,000 images."""
        digest = hashlib.sha256(str(images.images.shape).encode())
        for array in (images.images, images.labels.astype(np.uint8), images.is_train):
            digest.update(np.ascontiguousarray(array).data)
        return cls(
            name=images.name,
            images=len(images),
            train=int(images.is_train.sum()),
            drawn=images.drawn,
            digest=digest.hexdigest(),
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "DataFingerprint":
        """Read what `to_dict` wrote; raises KeyError, TypeError or ValueError where it is not that."""
        return cls(
            name=str(values["name"]),
            images=int(values["images"]),
            train=int(values["train"]),
            drawn=bool(values["drawn"]),
            digest=str(values["digest"]),
        )
