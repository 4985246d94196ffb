"""Recipes to train by, by name: those that work, and those that fail and teach why."""

import dataclasses
import enum
from collections.abc import Mapping
from typing import Any, Final

from vit_studio.training.settings import OptimizerKind, TrainSettings
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed, ViTConfig

MODEL_FIELDS: Final = (
    "patch_size",
    "embed_dim",
    "depth",
    "num_heads",
    "mlp_ratio",
    "pos_embed",
    "max_tokens",
    "dropout",
)
"""Of ViTConfig, what a person chooses; the others follow from the images."""
SETTINGS_FIELDS: Final = tuple(field.name for field in dataclasses.fields(TrainSettings))


class Preset(enum.StrEnum):
    """A model and a training that somebody has thought about."""

    NOTEBOOK = "notebook"
    TINY = "tiny"
    QUICK = "quick"
    DEFAULT = "default"
    ACCURATE = "accurate"
    NO_POSITIONS = "no_positions"
    HIGH_RATE = "high_rate"
    ONE_PATCH = "one_patch"
    NO_WARMUP = "no_warmup"
    FEW_IMAGES = "few_images"

    @property
    def is_known_bad(self) -> bool:
        """Whether it is there to fail."""
        return self in KNOWN_BAD

    @property
    def values(self) -> Mapping[str, Any]:
        """By name, each of MODEL_FIELDS and SETTINGS_FIELDS."""
        config, settings = _CONFIGS.get(self, DEFAULT), _SETTINGS.get(self, TrainSettings())
        chosen = {name: getattr(config, name) for name in MODEL_FIELDS}
        if config.max_tokens == config.num_tokens:
            chosen["max_tokens"] = 0  # written out, the table would keep the length that another image size needed
        return chosen | {name: getattr(settings, name) for name in SETTINGS_FIELDS}


KNOWN_BAD: Final = (Preset.NO_POSITIONS, Preset.HIGH_RATE, Preset.ONE_PATCH, Preset.NO_WARMUP, Preset.FEW_IMAGES)

_CONFIGS: Final = {
    Preset.NOTEBOOK: NOTEBOOK,
    Preset.TINY: ViTConfig(patch_size=7, embed_dim=32, depth=3, num_heads=2),
    Preset.QUICK: ViTConfig(patch_size=7, embed_dim=96, depth=3, num_heads=6),
    Preset.NO_POSITIONS: ViTConfig(pos_embed=PosEmbed.NONE),
    Preset.ONE_PATCH: ViTConfig(patch_size=28),
}

_USUAL: Final = TrainSettings()
_SETTINGS: Final = {
    Preset.QUICK: dataclasses.replace(_USUAL, epochs=14, batch_size=256, learning_rate=4e-3),
    Preset.ACCURATE: dataclasses.replace(
        _USUAL, epochs=90, flip=True, shift=2, random_erasing=0.25, ema=0.999, valid_images=2000
    ),
    Preset.HIGH_RATE: dataclasses.replace(_USUAL, learning_rate=10 * _USUAL.learning_rate),
    # Muon's first steps are no longer than any other: it learns as well without
    Preset.NO_WARMUP: dataclasses.replace(_USUAL, optimizer=OptimizerKind.ADAMW, warmup=0.0),
    Preset.FEW_IMAGES: dataclasses.replace(_USUAL, train_images=500, epochs=100),
}
