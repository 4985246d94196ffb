"""What range the colours of patches, weights and tokens span on the Embedding page."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vit_studio.session.viewing import ScaleMode
from vit_studio.window.pages.compared import levels_over
from vit_studio.window.pages.embedding.dot_product import patches_scene
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

    def of_part(self, whole: Levels, scene: "Scene", part: "Callable[[Scene], npt.NDArray[np.floating]]") -> Levels:
        """The range of a picture that shows a part of a matrix: its own, if each picture has its own."""
        return levels_over(scene, part) if self.mode is ScaleMode.VIEW else whole


class EmbeddingScales:
    """Remembers the three ranges while they are fixed."""

    def __init__(self) -> None:
        self._scales = Scale(), Scale(), Scale()

    def levels(self, mode: ScaleMode, scene: "Scene") -> EmbeddingLevels:
        """The ranges now; all symmetric about 0. Patches that are the same for A and B keep theirs in a difference."""
        wholes = (
            levels_over(patches_scene(scene), lambda each: each.trace.patches),
            levels_over(scene, lambda each: np.append(each.proof.weight.ravel(), each.proof.bias)),
            levels_over(scene, lambda each: each.trace.patch_tokens),
        )
        # a matrix holds all there is to share: its own range is the shared one
        patches, weights, tokens = (
            scale.levels(mode, shared=whole, own=whole) for scale, whole in zip(self._scales, wholes, strict=True)
        )
        return EmbeddingLevels(mode=mode, patches=patches, weights=weights, tokens=tokens)
