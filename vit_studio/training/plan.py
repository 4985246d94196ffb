"""Whether a model can learn from these images, in how many steps, and after which of them it is evaluated."""

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import hold_out
from vit_studio.vit.config import ViTConfig


def batch_count(images: int, batch_size: int) -> int:
    """Steps in which so many images are seen once; the last batch may be smaller."""
    return -(-images // batch_size)


def planned_epoch_steps(images: ImageSet, settings: TrainSettings) -> int:
    """Steps of an epoch of a training that has not been built; raises DataError where no image can teach."""
    held_out = hold_out(images, settings.valid_images, teach=settings.train_images)
    return batch_count(len(held_out.train), settings.batch_size)


def evaluation_steps(epochs: int, epoch_steps: int) -> frozenset[int]:
    """Steps after which the model is evaluated, always on all of the same images: curves of one meaning.

    Before the first step, at the end of each epoch, and at the quarters of the first, in which most is learned. With
    the default settings that is under 5 % of the time.
    """
    quarters = {epoch_steps * part // 4 for part in (1, 2, 3)}
    return frozenset({0} | quarters | {epoch * epoch_steps for epoch in range(1, epochs + 1)})


def check_fit(config: ViTConfig, images: ImageSet) -> None:
    """Raise ConfigError where a model of this shape cannot read the images, or has other classes."""
    wanted = (1, images.image_size, len(images.class_names))
    given = (config.in_channels, config.image_size, config.num_classes)
    if wanted != given:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The model has in_channels {channels}, image_size {size} and num_classes {classes}, which do not fit "
                "the images of {name}.",
            ),
            QT_TRANSLATE_NOOP(
                "errors",
                "Set in_channels to {want_channels}, image_size to {want_size}, num_classes to {want_classes}.",
            ),
            name=images.name,
            **dict(zip(("channels", "size", "classes"), given, strict=True)),
            **dict(zip(("want_channels", "want_size", "want_classes"), wanted, strict=True)),
        )


def check_resumable(step: int, steps: int) -> None:
    """Raise ConfigError where a training to resume has gone further than the settings go."""
    if not 0 <= step <= steps:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "The training to resume stands at step {step} of {steps}."),
            QT_TRANSLATE_NOOP("errors", "Resume it with the configuration and the settings that it began with."),
            step=step,
            steps=steps,
        )
