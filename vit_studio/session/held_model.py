"""A model at one moment, held to be looked at."""

import dataclasses
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from vit_studio.session.model_hash import model_hash
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model_info import ModelInfo

if TYPE_CHECKING:
    from vit_studio.vit.model import VisionTransformer


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class HeldModel:
    """A model in eval mode that nobody trains any further, so every thread may read it; opaque to the window.

    `step` is that of the training that is running and made it; None for any other model. `kept_step` is the step after
    which a run kept it, None where it is no moment of a run. `file` is where it was read from. `recorded_in` is the
    folder of the run that has just ended with it, None where that could not be written and for any other model.
    """

    model: "VisionTransformer"
    info: ModelInfo
    step: int | None = None
    kept_step: int | None = None
    file: Path | None = None
    recorded_in: Path | None = None

    @property
    def config(self) -> ViTConfig:
        """The model's shape."""
        return self.model.config

    @functools.cached_property
    def hash(self) -> str:
        """Names configuration and weights, see `model_hash`; computed at most once, and not in the GUI thread."""
        return model_hash(self.model)
