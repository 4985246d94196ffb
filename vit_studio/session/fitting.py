"""Whether a model and a set of images belong together, and a look at them into memory."""

from typing import Final

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import trace_bytes

MOST_TRACED: Final = 1_000_000_000
"""Bytes that a pass may leave behind; while it runs, the last one is still on show, and both are held twice."""


def check_fit(config: ViTConfig, images: ImageSet) -> None:
    """Raise ConfigError, saying which numbers clash, if a model of this shape cannot read and name these images.

    Or if all that it computes of one image is more than can be kept.
    """
    if config.image_size != images.image_size:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors", "The model reads images of {model} × {model} pixels, the images are {images} × {images}."
            ),
            QT_TRANSLATE_NOOP("errors", "Open a model of image_size {images}, or images of {model} × {model} pixels."),
            model=config.image_size,
            images=images.image_size,
        )
    if config.in_channels != 1:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "The model reads images of {channels} channels, the images are grey: one."),
            QT_TRANSLATE_NOOP("errors", "Open a model of in_channels 1."),
            channels=config.in_channels,
        )
    if config.num_classes != len(images.class_names):
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "The model knows {model} classes, the images are of {images}."),
            QT_TRANSLATE_NOOP("errors", "Open a model of num_classes {images}, or images of {model} classes."),
            model=config.num_classes,
            images=len(images.class_names),
        )
    if trace_bytes(config) > MOST_TRACED:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors",
                "What this model computes of one image, with {tokens} tokens in {depth} layers of {heads} heads, takes "
                "{needed:.1f} GB; at most {most:.1f} GB can be shown.",
            ),
            QT_TRANSLATE_NOOP("errors", "Take larger patches, fewer layers or fewer heads."),
            tokens=config.num_tokens,
            depth=config.depth,
            heads=config.num_heads,
            needed=trace_bytes(config) / 1e9,
            most=MOST_TRACED / 1e9,
        )


def fits(config: ViTConfig, images: ImageSet) -> bool:
    """Whether `check_fit` has nothing to say."""
    try:
        check_fit(config, images)
    except ConfigError:
        return False
    return True
