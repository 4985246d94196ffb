"""Everything that is on show: one image, one model, and what the model made of the image."""

import dataclasses
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vit_studio.data.images import ImageId, ImageSet
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
    `model_file` is where the model was read from, None for one that was trained here.
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
    model_file: Path | None = None

    @property
    def grid(self) -> PatchGrid:
        """Where each token stands in the image."""
        return PatchGrid(self.config.image_size, self.config.patch_size)
