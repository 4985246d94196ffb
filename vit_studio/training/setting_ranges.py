"""What each number of a recipe may be, in which unit, and what it means to the one who chooses it."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from vit_studio.errors import QT_TRANSLATE_NOOP


class SettingRange(NamedTuple):
    """From `low` to `high`, both allowed; `unit` is English, marked for translation ("settings"), "" for a ratio."""

    low: float
    high: float
    unit: str = ""


_IMAGES: Final = QT_TRANSLATE_NOOP("settings", "images")
_PIXELS: Final = QT_TRANSLATE_NOOP("settings", "pixels")
_EPOCHS: Final = QT_TRANSLATE_NOOP("settings", "epochs")
_PER_STEP: Final = QT_TRANSLATE_NOOP("settings", "per step")
_OF_THE_STEPS: Final = QT_TRANSLATE_NOOP("settings", "of the steps")
_OF_THE_IMAGES: Final = QT_TRANSLATE_NOOP("settings", "of the images")

SETTING_RANGES: Final[Mapping[str, SettingRange]] = {
    "epochs": SettingRange(1, 10_000, _EPOCHS),
    "batch_size": SettingRange(1, 65_536, _IMAGES),
    "learning_rate": SettingRange(1e-8, 10.0, _PER_STEP),
    "min_learning_rate": SettingRange(0.0, 10.0, _PER_STEP),
    "weight_decay": SettingRange(0.0, 10.0),
    "warmup": SettingRange(0.0, 1.0, _OF_THE_STEPS),
    "clip_norm": SettingRange(0.0, 1e6),
    "label_smoothing": SettingRange(0.0, 0.99),
    "shift": SettingRange(0, 64, _PIXELS),
    "random_erasing": SettingRange(0.0, 1.0, _OF_THE_IMAGES),
    "mixup": SettingRange(0.0, 10.0),
    "drop_path": SettingRange(0.0, 0.9, _OF_THE_IMAGES),
    "ema": SettingRange(0.0, 0.99999),
    "train_images": SettingRange(0, 10_000_000, _IMAGES),
    "valid_images": SettingRange(0, 10_000_000, _IMAGES),
    "eval_train_images": SettingRange(0, 10_000_000, _IMAGES),
    "seed": SettingRange(0, 2**63 - 1),
}
"""Of each field of TrainSettings that is a number."""

SETTING_MEANINGS: Final[Mapping[str, str]] = {
    "epochs": QT_TRANSLATE_NOOP(
        "settings", "How many times each training image is seen. More take longer and learn more, up to a point."
    ),
    "batch_size": QT_TRANSLATE_NOOP(
        "settings", "Images whose gradients are averaged for one step. Small: many noisy steps; large: few exact ones."
    ),
    "optimizer": QT_TRANSLATE_NOOP(
        "settings",
        "How gradients become steps: AdamW scales each number by itself; Muon treats the matrices of the blocks as "
        "wholes, and leaves the rest to AdamW.",
    ),
    "learning_rate": QT_TRANSLATE_NOOP(
        "settings",
        "The longest steps, right after the warm-up. Too small learns slowly; too large falls apart. A usual choice is "
        "from 0.0005 to 0.003.",
    ),
    "min_learning_rate": QT_TRANSLATE_NOOP("settings", "What the learning rate falls to at the end; 0 is usual."),
    "weight_decay": QT_TRANSLATE_NOOP(
        "settings", "How strongly weight matrices are drawn towards 0, against learning by heart; 0 is off."
    ),
    "warmup": QT_TRANSLATE_NOOP(
        "settings",
        "Part of the training in which the learning rate rises from 0. Without it the first, unsure steps are long.",
    ),
    "clip_norm": QT_TRANSLATE_NOOP(
        "settings", "Gradients longer than this are cut to it, so that one odd batch does no harm; 0 cuts none."
    ),
    "label_smoothing": QT_TRANSLATE_NOOP(
        "settings", "Share of each label that is spread over all classes, against being too sure; 0 is off."
    ),
    "flip": QT_TRANSLATE_NOOP("settings", "Mirror half of the images, left to right, each time anew."),
    "shift": QT_TRANSLATE_NOOP(
        "settings", "Move each image by up to so many pixels, each time anew, so that places are not learned by heart."
    ),
    "random_erasing": QT_TRANSLATE_NOOP(
        "settings", "Share of the images of which a rectangle is lost in noise, so that no one part is relied on."
    ),
    "mixup": QT_TRANSLATE_NOOP(
        "settings",
        "Blends images in pairs, and their labels alike. At 0.2 most blends are nearly one image; at 1 any share is as "
        "likely; 0 is off.",
    ),
    "drop_path": QT_TRANSLATE_NOOP(
        "settings",
        "How often an image skips attention or MLP of the last block while training, and earlier blocks in proportion; "
        "0 is off.",
    ),
    "ema": QT_TRANSLATE_NOOP(
        "settings",
        "Keeps a moving average of the weights as the model: this share of it stays at each step, such as 0.999; 0 is "
        "off.",
    ),
    "precision": QT_TRANSLATE_NOOP(
        "settings",
        "bfloat16 computes matrix products in 16 bits: faster on devices made for it, a little coarser. Weights stay "
        "float32. auto takes it on a processor that is made for it, and the run says which it was.",
    ),
    "train_images": QT_TRANSLATE_NOOP(
        "settings", "How many images teach, evenly over the classes; few are soon learned by heart. 0 takes all."
    ),
    "valid_images": QT_TRANSLATE_NOOP(
        "settings", "Training images that never teach, on which validation is measured; at most a fifth of all."
    ),
    "eval_train_images": QT_TRANSLATE_NOOP(
        "settings", "Training images on which the training curve is measured at each evaluation, without augmentation."
    ),
    "seed": QT_TRANSLATE_NOOP(
        "settings",
        "What chance follows from: first weights, order, augmentation, dropout. The same seed repeats it all.",
    ),
}
"""Of each field of TrainSettings: a sentence or two, English, marked for translation ("settings")."""
