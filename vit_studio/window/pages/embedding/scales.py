"""What range the colours of patches, weights and tokens span on the Embedding page."""

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vit_studio.session.viewing import ScaleMode
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


@dataclasses.dataclass(frozen=True, kw_only=True)
class EmbeddingLevels:
    """The ranges of whole matrices: all patches, the weight with its bias, all patch tokens."""

    mode: ScaleMode
    patches: Levels
    weights: Levels
    tokens: Levels

    def of_part(self, whole: Levels, part: npt.NDArray[np.floating]) -> Levels:
        """The range of a picture that shows a part of a matrix: its own, if each picture has its own."""
        return Levels.symmetric(part) if self.mode is ScaleMode.VIEW else whole


class EmbeddingScales:
    """Remembers the three ranges while they are fixed."""

    def __init__(self) -> None:
        self._scales = Scale(), Scale(), Scale()

    def levels(self, mode: ScaleMode, scene: "Scene") -> EmbeddingLevels:
        """The ranges now; all symmetric about 0."""
        wholes = (
            Levels.symmetric(scene.trace.patches),
            Levels.symmetric(np.append(scene.proof.weight.ravel(), scene.proof.bias)),
            Levels.symmetric(scene.trace.patch_tokens),
        )
        # a matrix holds all there is to share: its own range is the shared one
        patches, weights, tokens = (
            scale.levels(mode, shared=whole, own=whole) for scale, whole in zip(self._scales, wholes, strict=True)
        )
        return EmbeddingLevels(mode=mode, patches=patches, weights=weights, tokens=tokens)
