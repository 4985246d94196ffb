"""What each number of a model and of its training is called, what it means, and in which unit it is counted."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.training.setting_ranges import SETTING_MEANINGS, SETTING_RANGES

translate = QCoreApplication.translate


def setting_name(name: str) -> str:
    """Such as "Layers" for "depth"."""
    return translate("Setting", _NAMES[name])


def setting_meaning(name: str) -> str:
    """A sentence or two."""
    if name in SETTING_MEANINGS:
        return translate("settings", SETTING_MEANINGS[name])
    return translate("Setting", _MEANINGS[name])


def setting_unit(name: str) -> str:
    """Such as "images"; empty for a ratio."""
    if name in _UNITS:
        return translate("Setting", _UNITS[name])
    unit = SETTING_RANGES[name].unit if name in SETTING_RANGES else ""
    return translate("settings", unit) if unit else ""


_NAMES: Final = {
    "image_size": QT_TRANSLATE_NOOP("Setting", "Image size"),
    "in_channels": QT_TRANSLATE_NOOP("Setting", "Channels"),
    "num_classes": QT_TRANSLATE_NOOP("Setting", "Classes"),
    "patch_size": QT_TRANSLATE_NOOP("Setting", "Patch size"),
    "embed_dim": QT_TRANSLATE_NOOP("Setting", "Width"),
    "depth": QT_TRANSLATE_NOOP("Setting", "Layers"),
    "num_heads": QT_TRANSLATE_NOOP("Setting", "Heads"),
    "mlp_ratio": QT_TRANSLATE_NOOP("Setting", "MLP ratio"),
    "pos_embed": QT_TRANSLATE_NOOP("Setting", "Positions"),
    "max_tokens": QT_TRANSLATE_NOOP("Setting", "Rows of the position table"),
    "dropout": QT_TRANSLATE_NOOP("Setting", "Dropout"),
    "epochs": QT_TRANSLATE_NOOP("Setting", "Epochs"),
    "batch_size": QT_TRANSLATE_NOOP("Setting", "Batch size"),
    "optimizer": QT_TRANSLATE_NOOP("Setting", "Optimizer"),
    "learning_rate": QT_TRANSLATE_NOOP("Setting", "Learning rate"),
    "min_learning_rate": QT_TRANSLATE_NOOP("Setting", "Lowest learning rate"),
    "weight_decay": QT_TRANSLATE_NOOP("Setting", "Weight decay"),
    "warmup": QT_TRANSLATE_NOOP("Setting", "Warm-up"),
    "clip_norm": QT_TRANSLATE_NOOP("Setting", "Gradient clipping"),
    "label_smoothing": QT_TRANSLATE_NOOP("Setting", "Label smoothing"),
    "flip": QT_TRANSLATE_NOOP("Setting", "Mirroring"),
    "shift": QT_TRANSLATE_NOOP("Setting", "Shifting"),
    "random_erasing": QT_TRANSLATE_NOOP("Setting", "Random erasing"),
    "mixup": QT_TRANSLATE_NOOP("Setting", "Mixup"),
    "drop_path": QT_TRANSLATE_NOOP("Setting", "Stochastic depth"),
    "ema": QT_TRANSLATE_NOOP("Setting", "Averaged weights"),
    "precision": QT_TRANSLATE_NOOP("Setting", "Precision"),
    "train_images": QT_TRANSLATE_NOOP("Setting", "Training images"),
    "valid_images": QT_TRANSLATE_NOOP("Setting", "Validation images"),
    "eval_train_images": QT_TRANSLATE_NOOP("Setting", "Images of the training curve"),
    "seed": QT_TRANSLATE_NOOP("Setting", "Seed"),
    "device": QT_TRANSLATE_NOOP("Setting", "Device"),
    "snapshot_budget": QT_TRANSLATE_NOOP("Setting", "Room for snapshots"),
}

_MEANINGS: Final = {
    "image_size": QT_TRANSLATE_NOOP("Setting", "Side of an image; it follows from the images that are loaded."),
    "in_channels": QT_TRANSLATE_NOOP("Setting", "Colours of a pixel; it follows from the images: grey ones have 1."),
    "num_classes": QT_TRANSLATE_NOOP("Setting", "What there is to tell apart; it follows from the images."),
    "patch_size": QT_TRANSLATE_NOOP(
        "Setting", "Side of a patch, of those that divide the images. Small patches see more and cost far more."
    ),
    "embed_dim": QT_TRANSLATE_NOOP(
        "Setting", "Length of a token, the same in all layers. The number of heads must divide it."
    ),
    "depth": QT_TRANSLATE_NOOP("Setting", "Blocks of attention and MLP, one after the other."),
    "num_heads": QT_TRANSLATE_NOOP(
        "Setting", "Attentions side by side in each layer; they share the width, and need about 16 numbers each."
    ),
    "mlp_ratio": QT_TRANSLATE_NOOP("Setting", "Width of the MLP's hidden layer, as a multiple of the token's; 2 or 4."),
    "pos_embed": QT_TRANSLATE_NOOP(
        "Setting", "How the model tells places apart. The Tokens page compares the kinds; paper, appendix D.4."
    ),
    "max_tokens": QT_TRANSLATE_NOOP(
        "Setting", "Learned 1-D positions alone: a table that is longer than the sequence has rows nobody uses."
    ),
    "dropout": QT_TRANSLATE_NOOP(
        "Setting", "Share of the activations that each step leaves out, against learning by heart; 0 is off."
    ),
    "device": QT_TRANSLATE_NOOP("Setting", "What computes. Only what this machine has and torch can use is offered."),
    "snapshot_budget": QT_TRANSLATE_NOOP(
        "Setting",
        "Disk space for the moments that a run keeps: more often early, when most is learned, than late. The first and "
        "the last are always kept.",
    ),
}

_UNITS: Final = {
    "image_size": QT_TRANSLATE_NOOP("Setting", "pixels"),
    "patch_size": QT_TRANSLATE_NOOP("Setting", "pixels"),
    "max_tokens": QT_TRANSLATE_NOOP("Setting", "rows"),
    "dropout": QT_TRANSLATE_NOOP("Setting", "of the activations"),
    "snapshot_budget": QT_TRANSLATE_NOOP("Setting", "MB"),
}
