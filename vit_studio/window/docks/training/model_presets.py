"""Recipes to train by, by name: those that work, and those that fail and teach why."""

import dataclasses
import enum
from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from vit_studio.errors import QT_TRANSLATE_NOOP
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
    DEFAULT = "default"
    ACCURATE = "accurate"
    NO_POSITIONS = "no_positions"
    HIGH_RATE = "high_rate"
    ONE_PATCH = "one_patch"
    NO_WARMUP = "no_warmup"
    FEW_IMAGES = "few_images"

    @property
    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("Preset", _TITLES[self])

    @property
    def why(self) -> str:
        """One sentence: what it is good for, or why it fails."""
        return QCoreApplication.translate("Preset", _REASONS[self])

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
    Preset.NO_POSITIONS: ViTConfig(pos_embed=PosEmbed.NONE),
    Preset.ONE_PATCH: ViTConfig(patch_size=28),
}

_USUAL: Final = TrainSettings()
_SETTINGS: Final = {
    Preset.ACCURATE: dataclasses.replace(_USUAL, epochs=90, shift=2, random_erasing=0.25, ema=0.999, valid_images=2000),
    Preset.HIGH_RATE: dataclasses.replace(_USUAL, learning_rate=10 * _USUAL.learning_rate),
    # Muon's first steps are no longer than any other: it learns as well without
    Preset.NO_WARMUP: dataclasses.replace(_USUAL, optimizer=OptimizerKind.ADAMW, warmup=0.0),
    Preset.FEW_IMAGES: dataclasses.replace(_USUAL, train_images=500, epochs=100),
}

_TITLES: Final = {
    Preset.NOTEBOOK: QT_TRANSLATE_NOOP("Preset", "Notebook"),
    Preset.TINY: QT_TRANSLATE_NOOP("Preset", "Tiny"),
    Preset.DEFAULT: QT_TRANSLATE_NOOP("Preset", "Default"),
    Preset.ACCURATE: QT_TRANSLATE_NOOP("Preset", "Accurate"),
    Preset.NO_POSITIONS: QT_TRANSLATE_NOOP("Preset", "No positions"),
    Preset.HIGH_RATE: QT_TRANSLATE_NOOP("Preset", "Learning rate × 10"),
    Preset.ONE_PATCH: QT_TRANSLATE_NOOP("Preset", "One giant patch"),
    Preset.NO_WARMUP: QT_TRANSLATE_NOOP("Preset", "No warm-up"),
    Preset.FEW_IMAGES: QT_TRANSLATE_NOOP("Preset", "500 images"),
}

_REASONS: Final = {
    Preset.NOTEBOOK: QT_TRANSLATE_NOOP(
        "Preset", "The shapes of “ViT line by line”: 4 patches and 8 numbers a token, small enough to follow by hand."
    ),
    Preset.TINY: QT_TRANSLATE_NOOP(
        "Preset", "16 patches and 3 layers: an epoch takes seconds, and attention can be watched as it forms."
    ),
    Preset.DEFAULT: QT_TRANSLATE_NOOP(
        "Preset", "The bundled model's shape, and a recipe by which it learns well within ten epochs."
    ),
    Preset.ACCURATE: QT_TRANSLATE_NOOP(
        "Preset",
        "The bundled model's recipe: ninety epochs, stronger augmentation and averaged weights, for those who can "
        "wait.",
    ),
    Preset.NO_POSITIONS: QT_TRANSLATE_NOOP(
        "Preset", "Attention sees a bag of patches: it learns which parts there are, but not where, and stays behind."
    ),
    Preset.HIGH_RATE: QT_TRANSLATE_NOOP(
        "Preset", "Steps ten times as long overshoot: the loss falls far slower than the default's, and stays behind."
    ),
    Preset.ONE_PATCH: QT_TRANSLATE_NOOP(
        "Preset", "The whole image is one token: attention has nothing to compare, and what is left is a plain MLP."
    ),
    Preset.NO_WARMUP: QT_TRANSLATE_NOOP(
        "Preset",
        "AdamW, with long steps at once while all weights are random: the loss lags for hundreds of steps. Muon "
        "forgives it.",
    ),
    Preset.FEW_IMAGES: QT_TRANSLATE_NOOP(
        "Preset",
        "So few images are learned by heart: training nears 100 % while validation stays far below. It overfits.",
    ),
}
