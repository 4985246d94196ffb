"""How to train: every choice of the recipe, checked when it is written down."""

import dataclasses
import enum
from collections.abc import Mapping
from typing import Any

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.training.setting_ranges import SETTING_RANGES


class OptimizerKind(enum.StrEnum):
    """What turns gradients into steps."""

    ADAMW = "adamw"
    """Each number by itself, scaled by how its gradient varies (arXiv 1711.05101)."""
    MUON = "muon"
    """The matrices of the blocks as wholes, their momentum made orthogonal (arXiv 2502.16982); the rest by AdamW."""


class Precision(enum.StrEnum):
    """In which numbers a step is computed; weights, loss and optimiser are float32 always."""

    AUTO = "auto"
    """bfloat16 on a processor that is made for it, else float32 (`training.precision`)."""
    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"
    """Matrix products in 16 bits: faster where the device is made for it, and a little coarser."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class TrainSettings:
    """A recipe: Muon, linear warm-up then cosine, gradient clipping, label smoothing, images shifted by chance.

    `warmup` is the fraction of all steps during which the learning rate rises, and `min_learning_rate` what it falls
    to; `clip_norm` 0 clips nothing; `shift` moves an image by up to so many pixels. Off by default: `flip`, which
    mirrors half of the images (Fashion-MNIST's shoes all point one way, and ten epochs of the default recipe end half a
    point higher without it); `random_erasing`, the probability that a rectangle of an image is lost in noise; `mixup`,
    the alpha of the Beta distribution by which images are blended in pairs; `drop_path`, the probability that an image
    skips a branch of the last block; `ema`, the decay of a moving average of the weights, which is then the model.
    `train_images` are all that teach, evenly over the classes; 0 stands for as many as there are.
    `valid_images` are held out of the training images; `eval_train_images` are the training images on which train
    accuracy is measured (without augmentation); with the default numbers that, and the validation, take less than 5 %
    of the time. `label_smoothing` is that of the loss in training; the losses that are evaluated are plain. Raises
    ConfigError when a number makes no sense.
    """

    epochs: int = 10
    batch_size: int = 128
    optimizer: OptimizerKind = OptimizerKind.MUON
    learning_rate: float = 3e-3
    min_learning_rate: float = 0.0
    weight_decay: float = 0.1
    warmup: float = 0.05
    clip_norm: float = 1.0
    label_smoothing: float = 0.1
    flip: bool = False
    shift: int = 1
    random_erasing: float = 0.0
    mixup: float = 0.0
    drop_path: float = 0.0
    ema: float = 0.0
    precision: Precision = Precision.AUTO
    train_images: int = 0
    valid_images: int = 5000
    eval_train_images: int = 1000
    seed: int = 0

    def __post_init__(self) -> None:
        for name, kind in (("optimizer", OptimizerKind), ("precision", Precision)):
            object.__setattr__(self, name, _choice(name, kind, getattr(self, name)))
        _check_whole_numbers(self)
        _check_ranges(self)
        if self.min_learning_rate > self.learning_rate:
            raise ConfigError(
                QT_TRANSLATE_NOOP("errors", "min_learning_rate {low} is above learning_rate {high}."),
                QT_TRANSLATE_NOOP("errors", "Choose a smaller one: the learning rate falls towards it."),
                low=self.min_learning_rate,
                high=self.learning_rate,
            )

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        values = dataclasses.asdict(self)
        return {name: value.value if isinstance(value, enum.Enum) else value for name, value in values.items()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "TrainSettings":
        """Read what `to_dict` wrote; raises ConfigError for a field that is unknown."""
        unknown = sorted(set(values) - {field.name for field in dataclasses.fields(cls)})
        if unknown:
            raise ConfigError(
                QT_TRANSLATE_NOOP("errors", "The recipe has fields that this version does not know: {fields}."),
                QT_TRANSLATE_NOOP(
                    "errors", "It may come from a newer version of ViT Studio: update, then open it again."
                ),
                fields=", ".join(unknown),
            )
        return cls(**values)


def _choice(name: str, kind: type[enum.StrEnum], value: str) -> enum.StrEnum:
    try:
        return kind(value)
    except ValueError:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "{name} is {value}."),
            QT_TRANSLATE_NOOP("errors", "Choose one of {choices}."),
            name=name,
            value=value,
            choices=", ".join(kind),
        ) from None


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


def _check_ranges(settings: TrainSettings) -> None:
    for name, allowed in SETTING_RANGES.items():
        value = getattr(settings, name)
        # written as a positive so that nan, which is below and above nothing, is refused as well
        if not allowed.low <= value <= allowed.high:
            raise ConfigError(
                QT_TRANSLATE_NOOP("errors", "{name} is {value}."),
                QT_TRANSLATE_NOOP("errors", "Choose a number from {low} to {high}."),
                name=name,
                value=value,
                low=allowed.low,
                high=allowed.high,
            )
