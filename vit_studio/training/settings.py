"""How to train: every choice of the recipe, checked when it is written down."""

import dataclasses

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError


@dataclasses.dataclass(frozen=True, kw_only=True)
class TrainSettings:
    """A recipe: AdamW, linear warm-up then cosine, gradient clipping, flip and shift augmentation.

    `warmup` is the fraction of all steps during which the learning rate rises; `clip_norm` 0 clips nothing;
    `shift` moves an image by up to so many pixels; `valid_images` are held out of the training images;
    `eval_train_images` are the training images on which train accuracy is measured (without augmentation); with the
    default numbers that, and the validation, take less than 5 % of the time. `label_smoothing` is that of the loss in
    training; the losses that are evaluated are plain. Raises ConfigError when a number makes no sense.
    """

    epochs: int = 10
    batch_size: int = 128
    learning_rate: float = 2e-3
    weight_decay: float = 0.05
    warmup: float = 0.05
    clip_norm: float = 1.0
    label_smoothing: float = 0.0
    flip: bool = True
    shift: int = 1
    valid_images: int = 5000
    eval_train_images: int = 1000
    seed: int = 0

    def __post_init__(self) -> None:
        _check_whole_numbers(self)
        for name, low, high in _RANGES:
            value = getattr(self, name)
            # written as a positive so that nan, which is below and above nothing, is refused as well
            if not low <= value <= high:
                raise ConfigError(
                    QT_TRANSLATE_NOOP("errors", "{name} is {value}."),
                    QT_TRANSLATE_NOOP("errors", "Choose a number from {low} to {high}."),
                    name=name,
                    value=value,
                    low=low,
                    high=high,
                )


def _check_whole_numbers(settings: TrainSettings) -> None:
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if field.type is int and (isinstance(value, bool) or not isinstance(value, int)):
            raise ConfigError(
                QT_TRANSLATE_NOOP("errors", "{name} is {value}."),
                QT_TRANSLATE_NOOP("errors", "Choose a whole number."),
                name=field.name,
                value=value,
            )


_RANGES = (
    ("epochs", 1, 10_000),
    ("batch_size", 1, 65_536),
    ("learning_rate", 1e-8, 10.0),
    ("weight_decay", 0.0, 10.0),
    ("warmup", 0.0, 1.0),
    ("clip_norm", 0.0, 1e6),
    ("label_smoothing", 0.0, 0.99),
    ("shift", 0, 64),
    ("valid_images", 0, 10_000_000),
    ("eval_train_images", 0, 10_000_000),
    ("seed", 0, 2**63 - 1),
)
