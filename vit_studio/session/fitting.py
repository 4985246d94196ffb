"""Whether a model and a set of images belong together."""

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.vit.config import ViTConfig


def check_fit(config: ViTConfig, images: ImageSet) -> None:
    """Raise ConfigError, saying which numbers clash, if a model of this shape cannot read and name these images."""
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
