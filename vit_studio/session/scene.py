"""Everything that is on show: one image, one model, and what the model made of the image."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vit_studio.data.images import ImageId, ImageSet
from vit_studio.session.subtraction import minus
from vit_studio.tracing.position_tables import PositionTables
from vit_studio.tracing.trace import EmbeddingProof, ForwardTrace
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model_info import ModelInfo
from vit_studio.vit.patch_grid import PatchGrid


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Scene:
    """One moment, whole: all parts belong together, and a new image, model or training step makes a new scene.

    `pixels` is (image_size, image_size) uint8, read-only; `class_names` name the labels and the logits;
    `model_hash` names configuration and weights, and travels with figures and predictions;
    `training_step` is the step of the running training that the model was taken at, None for any other model;
    `kept_step` is the step after which a run kept the model, None where it is no moment of a run;
    `model_file` is where the model was read from, None for one that was trained here.

    Where two models are compared, `beside` is what the other one, of the same shape, makes of the image, and
    `is_pinned` tells B's scene from A's. `difference` is (A, B) in a scene whose trace, proof and tables are A − B;
    all that is not subtracted in it is A's.
    """

    images: ImageSet
    index: int
    pixels: npt.NDArray[np.uint8]
    label: int
    image_id: ImageId
    class_names: tuple[str, ...]
    info: ModelInfo
    config: ViTConfig
    num_parameters: int
    model_hash: str
    trace: ForwardTrace
    proof: EmbeddingProof
    positions: PositionTables
    training_step: int | None = None
    kept_step: int | None = None
    model_file: Path | None = None
    is_pinned: bool = False
    beside: "Scene | None" = None
    difference: "tuple[Scene, Scene] | None" = None

    @property
    def grid(self) -> PatchGrid:
        """Where each token stands in the image."""
        return PatchGrid(self.config.image_size, self.config.patch_size)

    @property
    def is_difference(self) -> bool:
        """Whether its values are those of A minus those of B."""
        return self.difference is not None

    @property
    def plain(self) -> "Scene":
        """A scene of one model: this one, or of a difference A, for whatever cannot be subtracted."""
        return self if self.difference is None else self.difference[0]

    @property
    def step(self) -> int | None:
        """After how many steps of training its model was like this; None where nobody knows or it needs no saying."""
        return self.kept_step if self.training_step is None else self.training_step

    @property
    def lead(self) -> "Scene":
        """A's scene, for what follows the strongest of something: a look from A to B must not move the cursor."""
        return self.beside if self.is_pinned and self.beside is not None else self.plain

    @property
    def grows(self) -> bool:
        """Whether its model is still being trained, so that all that is worked out from it is soon old."""
        return self.training_step is not None and not self.is_pinned

    @property
    def compared(self) -> "tuple[Scene, ...]":
        """The scenes that share a range of colours with this one, itself first: a flip from one to the other is fair.

        That is this one alone unless another of the same shape is beside it; a difference has a range of its own.
        """
        return (self,) if self.beside is None else (self, self.beside)

    def derive(self, function: "Callable[[Scene], Any]") -> Any:
        """What a function makes of this scene; of a difference, its value for A minus its value for B.

        Whatever is no linear function of the trace has to go this way: the rollout of a difference is no difference
        of rollouts. The function may return numbers, arrays, None, or tuples of these (see `minus`).
        """
        if self.difference is None:
            return function(self)
        first, second = self.difference
        return minus(function(first), function(second))
