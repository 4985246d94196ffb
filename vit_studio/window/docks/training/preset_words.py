"""What presets are called, and what each is good for, in the user's language."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.training.presets import Preset


def preset_name(preset: Preset) -> str:
    """What it is called."""
    return QCoreApplication.translate("Preset", _TITLES[preset])


def preset_why(preset: Preset) -> str:
    """One sentence: what it is good for, or why it fails."""
    return QCoreApplication.translate("Preset", _REASONS[preset])


_TITLES: Final = {
    Preset.NOTEBOOK: QT_TRANSLATE_NOOP("Preset", "Notebook"),
    Preset.TINY: QT_TRANSLATE_NOOP("Preset", "Tiny"),
    Preset.QUICK: QT_TRANSLATE_NOOP("Preset", "Quick"),
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
    Preset.QUICK: QT_TRANSLATE_NOOP(
        "Preset", "Wide, with 16 patches and 3 layers: past 90 % after a few minutes, for those who cannot wait."
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
